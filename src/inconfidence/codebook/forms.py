"""The forms of the codebook: two codes to compare, and a question with the words of the vocabulary."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.codebook import shelf
from inconfidence.codebook.labels import LABELS, choices, page_language
from inconfidence.codex import Code, CodeError
from inconfidence.codex.library import load_text
from inconfidence.codex.saying.faults import fault_in
from inconfidence.codex.saying.phrases import parted
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME, RECIPIENTS_OF
from inconfidence.web.forms import Form

DRAFT: Final = "draft"
_LONGEST_DRAFT: Final = 200_000
_MOST_FAULTS: Final = 10
# What a question must say, and what it may say besides.
FIRST: Final = ("action", "actor", "relation", "subject", "information", "recipient", "purpose", "grounds")
MORE: Final = ("form", "consent", "discussion", "done", "channel", "standing", "retention", "cabinet")


class CompareForm(Form):
    """The code that is, and the one that would be."""

    old = forms.ChoiceField(label=_("From"))
    new = forms.ChoiceField(label=_("To"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = shelf.titles(page_language())
        self.fields["old"].choices = titles  # type: ignore[attr-defined]
        self.fields["new"].choices = [("", _("Please choose")), *titles]  # type: ignore[attr-defined]


class DraftForm(Form):
    """The text of a code that is not on the shelf, compared with the one in force. `asked` is the code, once valid."""

    asked: Code
    draft = forms.CharField(max_length=_LONGEST_DRAFT, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The draft must be one that can be read."""
        typed: dict[str, Any] = super().clean() or {}
        found = _read(self, typed.get("draft") or "")
        if found is not None:
            self.asked = found
        return typed


class CodeForm(Form):
    """One code of the shelf."""

    code = forms.ChoiceField(label=_("Under which code"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = shelf.titles(page_language())  # type: ignore[attr-defined]


class QuestionForm(Form):
    """A case, against a code of the shelf or the text of a draft."""

    code = forms.ChoiceField(label=_("Under which code"))
    draft = forms.CharField(
        label=_("The text of your draft"),
        help_text=_("Paste the whole document. It is read on this page and kept nowhere."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        max_length=_LONGEST_DRAFT,
        required=False,
        strip=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = page_language()
        offered = [*shelf.titles(lang), (DRAFT, _("A draft of your own, pasted below"))]
        self.fields["code"].choices = offered  # type: ignore[attr-defined]
        self.fields["code"].initial = shelf.key_in_force()
        for name in (*FIRST, *MORE):
            self.fields[name] = _field(name, choices(name, lang))

    @property
    def first(self) -> list[forms.BoundField]:
        """What every question says."""
        return [self[name] for name in FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """What a question says where it is not as usual."""
        return [self[name] for name in MORE]

    def clean(self) -> dict[str, Any]:
        """Adds `asked`, the code, and `flow`, the case; errors stand at the field that has them."""
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors:
            typed["asked"] = self._code(typed)
            typed["flow"] = self._flow(typed)
        return typed

    def _code(self, typed: dict[str, Any]) -> Code | None:
        if typed["code"] != DRAFT:
            return shelf.codes()[typed["code"]]
        if not typed["draft"].strip():
            self.add_error("draft", _("Please paste the text of your draft, or choose another code."))
            return None
        return _read(self, typed["draft"])

    def _flow(self, typed: dict[str, Any]) -> Flow | None:
        words = {name: typed[name] for name in (*FIRST, *MORE) if typed[name]}
        reached = RECIPIENTS_OF[words["action"]]
        if len(reached) == 1:
            words["recipient"] = reached[0]
        if words.get("recipient") not in reached:
            offered = dict(choices("recipient", page_language()))
            known = parted((offered[recipient] for recipient in reached), page_language())
            message = _("Please choose who would receive it. This can go to: %(known)s.")
            self.add_error("recipient", forms.ValidationError(message, params={"known": known}))
            return None
        return Flow.of(**words)


def _read(form: Form, draft: str) -> Code | None:
    """The code that was pasted; where it cannot be read, each fault stands at the field, with its place."""
    try:
        return load_text(draft, "")
    except CodeError as error:
        for fault in (fault_in(fault, page_language()) for fault in error.faults[:_MOST_FAULTS]):
            place = {"line": fault.line, "column": fault.column, "message": fault.message}
            message = _("Line %(line)s, column %(column)s: %(message)s") if fault.line else fault.message
            form.add_error("draft", forms.ValidationError(message, params=place if fault.line else None))
        return None


def _field(name: str, offered: list[tuple[str, str]]) -> forms.Field:
    attribute = BY_NAME[name]
    if attribute.kind == "set":
        ticks = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(label=LABELS[name], choices=offered, widget=ticks, required=False)
    if name in ("recipient", "cabinet"):
        usual = _("Nobody else") if name == "recipient" else _("Where such information usually lies")
        return forms.ChoiceField(label=LABELS[name], choices=[("", usual), *offered], required=False)
    if attribute.default is None:
        unsaid = [("", _("Please choose"))]
        return forms.ChoiceField(label=LABELS[name], choices=[*unsaid, *offered])
    return forms.ChoiceField(label=LABELS[name], choices=offered, initial=attribute.default)
