"""The forms of adopting a code, and of signing the undertaking to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.actions.adopting import LONGEST_TO_SIGN, code_must_hold
from inconfidence.charity.house import code_in_force
from inconfidence.codex import Code, CodeError, bundled_ids, load
from inconfidence.codex.library import load_text
from inconfidence.codex.paper import NotSet
from inconfidence.codex.saying.faults import fault_in
from inconfidence.kernel.language import Language
from inconfidence.web.forms import DayField, Form

_OWN = "own"
# A code of ours is some 20 kB; ten times that is a book.
_LONGEST = 200_000
_MOST_FAULTS = 5


def _tomorrow() -> date:
    return date.today() + timedelta(days=1)


def _last_to_sign() -> date:
    return date.today() + LONGEST_TO_SIGN


class AdoptForm(Form):
    """Which version the board adopted, when, and by when members sign it. `law` is the code, once valid."""

    law: Code
    code = forms.ChoiceField(label=_("Which code did the board adopt?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("The text of your own code"),
        help_text=_("Only if it is your own. It is checked first: every mistake is shown with its line."),
        required=False,
        strip=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    adopted_on = DayField(label=_("Day on which the board adopted it"), latest=date.today)
    signed_as = forms.CharField(
        label=_("In which role was it signed?"),
        help_text=_("Such as president, or chair of trustees. No name."),
        max_length=80,
    )
    sign_by = DayField(
        label=_("By when must members have signed it?"),
        help_text=_(
            "From that day on, whoever has not signed it can open nothing. A month is usual, six weeks the most."
        ),
        earliest=_tomorrow,
        latest=_last_to_sign,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now, language = code_in_force().digest, _language()
        codes = [load(id) for id in bundled_ids()]
        offered = [(code.id, code.title(language)) for code in codes if code.digest != now]
        self.fields["code"].choices = [*offered, (_OWN, _("Our own, as in the text below"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The code must be one that can be kept, keeps what it promises of itself, and can be printed."""
        typed = super().clean() or {}
        chosen = typed.get("code")
        try:
            if chosen == _OWN:
                self.law = load_text(typed.get("text") or "", str(_("your text")))
            elif chosen:
                self.law = load(chosen)
        except CodeError as error:
            self._say(error)
        else:
            self._must_be_fit()
        return typed

    @property
    def own_text(self) -> str:
        """The text, where the code is the charity's own; empty for one that comes with the program."""
        return str(self.cleaned_data["text"]) if self.cleaned_data["code"] == _OWN else ""

    def _say(self, error: CodeError) -> None:
        for fault in error.faults[:_MOST_FAULTS]:
            self.add_error("text", str(fault_in(fault, _language())))

    def _must_be_fit(self) -> None:
        law = getattr(self, "law", None)
        if law is None:
            return
        if law.header.kind != "code":
            self.add_error("text", _("This is what codes stand on, and no code of its own."))
        elif law.digest == code_in_force().digest:
            self.add_error("text", _("This version is in force already, word for word."))
        else:
            self._must_hold(law)

    def _must_hold(self, law: Code) -> None:
        try:
            code_must_hold(law)
        except CodeError as error:
            self._say(error)
        except NotSet as error:
            self.add_error("text", str(error))


class UndertakingForm(Form):
    """The promise to keep the version in force."""

    undertake = forms.BooleanField(
        label=_("I have read the code and will keep it, also after I leave."),
        error_messages={
            "required": _("Please tick the box when you have read the code and mean to keep it.")
        },
    )


def _language() -> Language:
    return "fr" if get_language() == "fr" else "en"
