"""The forms of whistle-blowing: the report, letters, each step, the outcome. None keeps what is being typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.conduct.alerts import words as said
from inconfidence.files.forms import OnceForm
from inconfidence.gate.letters import code_of, fresh_code
from inconfidence.sharing.forms.fields import LONG, KeptWhileTyped, Text, one_of, some_of, words
from inconfidence.web.forms import FoldedTicks, Form

NOTHING = _("There is nothing under this code. Look at each letter again.")


def _text(label: Any, hint: Any = "", rows: int = 5) -> Text:
    """A long text that no draft is kept of."""
    return Text(label=label, help_text=hint, max_length=LONG, widget=forms.Textarea(attrs={"rows": rows}))


class CodeField(forms.CharField):
    """A code as it was given to whoever reported something, however it is typed."""

    def clean(self, value: Any) -> str:
        """The code as it is written."""
        code = code_of(super().clean(value))
        if code is None:
            raise forms.ValidationError(NOTHING)
        return code


class AlertForm(OnceForm):
    """A wrong that should come to light."""

    code = CodeField(widget=forms.HiddenInput, max_length=200)
    who = some_of(
        _("Whom is it about?"),
        [],
        _(
            "Choose all whom it is about. Whoever is chosen here never sees it. "
            "A name in the text alone keeps nobody out."
        ),
        FoldedTicks,
    )
    what = _text(
        _("What is wrong?"),
        _(
            "What you saw or know, when and where. Leave out what only you could know, if nobody may guess who you are."
        ),
        rows=8,
    )
    proof = _text(_("How could somebody make sure of it?"), _("If you do not know, write so."), rows=3)

    def __init__(
        self, *args: Any, readers: list[tuple[str, Any]], others: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        """`readers`: those who hold the key, in sight: their name alone keeps them out. `others`: all else, folded."""
        super().__init__(*args, **kwargs)
        self.fields["code"].initial = fresh_code
        folded = [(_("Another of us, by name"), others)] if others else []
        self.fields["who"].choices = [*readers, *said.NOBODY.items(), *folded]  # type: ignore[attr-defined]


class CodeForm(Form):
    """Coming back with a code."""

    code = CodeField(
        label=_("Your code"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class LetterForm(OnceForm):
    """Writing more, or nothing, with a code."""

    code = CodeField(widget=forms.HiddenInput, max_length=200)
    text = _text(_("Write to them"), _("They do not learn who you are, unless you say so."))


class AnswerForm(KeptWhileTyped, OnceForm):
    """To whoever reported it."""

    text = words(
        _("What do you write to them?"),
        _("They read it when they come back with their code. Do not ask who they are."),
        rows=6,
    )


class LookedIntoForm(KeptWhileTyped, OnceForm):
    """What was found out."""

    text = words(_("What did you look into, and what did you find?"), rows=6)


class ProtectedForm(KeptWhileTyped, OnceForm):
    """Nobody is harmed for speaking."""

    text = words(
        _("What do you do so that nobody is harmed for speaking?"),
        _("Do not look for who it was. Watch that nobody else does."),
        rows=4,
    )


class OutcomeForm(KeptWhileTyped, OnceForm):
    """What came of it."""

    outcome = one_of(_("What came of it?"), list(said.OUTCOMES.items()))
    text = words(_("Why"), rows=4)
