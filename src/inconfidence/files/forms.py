"""The forms of a file."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inconfidence.codex.paper.words import words_of
from inconfidence.kernel.language import Language
from inconfidence.web.forms import DayField, DraftTextarea, Form, option

CHANNELS = [
    ("in-person", _("Visit or meeting")),
    ("phone", _("Phone")),
    ("video", _("Video call")),
    ("text", _("Text message")),
    ("messaging", _("WhatsApp or another messenger")),
    ("email", _("Email")),
    ("social-media", _("Social media")),
    ("post", _("Letter")),
]
_SUBJECTS = [
    ("client", option(_("Someone we support"), _("They have asked us for help"))),
    ("enquirer", option(_("Someone who is asking"), _("They have not decided yet"))),
]
COPIES = [
    ("print", _("On paper")),
    ("large-print", _("In large print")),
    ("email", _("By email")),
    ("none", _("They did not want one")),
]


class PickField(forms.ChoiceField):
    """One of some people: all to be seen while they are few, else a list that opens."""

    _FEW = 6

    def offer(self, people: list[tuple[str, str]]) -> None:
        """Who can be picked: (value, name)."""
        if len(people) > self._FEW:
            self.widget = forms.Select()
            people = [("", str(_("Please choose"))), *people]
        else:
            self.widget = forms.RadioSelect()
        self.widget.is_required = self.required
        self.choices = people


class OnceForm(Form):
    """A form that is kept once, however often it is sent: it carries the id of what it will make."""

    record = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class NewFileForm(OnceForm):
    """Somebody new: a name is enough to begin with."""

    name = forms.CharField(label=_("Their name"), max_length=120)
    known_as = forms.CharField(label=_("What they like to be called"), required=False, max_length=80)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    subject = forms.ChoiceField(label=_("Who they are to us"), choices=_SUBJECTS, widget=forms.RadioSelect)
    branch = PickField(label=_("In which branch?"))

    def __init__(self, *args: Any, branches: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branch"].offer(branches)  # type: ignore[attr-defined]
        if not branches:
            del self.fields["branch"]


class HeaderForm(Form):
    """Who somebody is. `noted`: of what says more of them than that (`hospital`, `relatives`), what may be asked."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=120)
    known_as = forms.CharField(label=_("Likes to be called"), required=False, max_length=80)
    born = DayField(label=_("Born on"), required=False, earliest=date(1900, 1, 1), latest=date.today)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    other_phone = forms.CharField(label=_("Other telephone"), required=False, max_length=40)
    email = forms.EmailField(label=_("Email"), required=False, max_length=254)
    street = forms.CharField(label=_("House and street"), required=False, max_length=160)
    city = forms.CharField(label=_("Town"), required=False, max_length=80)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=12)
    hospital = forms.CharField(label=_("Hospital"), required=False, max_length=120)
    relatives = forms.CharField(
        label=_("People close to them"),
        help_text=_("One name a line. They help to leave names out when something is passed on."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, noted: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"hospital", "relatives"} - set(noted):
            del self.fields[name]


class ExplainedForm(Form):
    """The code was explained."""

    how = forms.ChoiceField(label=_("How did you explain it?"), choices=CHANNELS, widget=forms.RadioSelect)


class CopyForm(Form):
    """A copy was offered."""

    copy = forms.ChoiceField(label=_("Which copy did they take?"), choices=COPIES, widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=[("en", "English"), ("fr", "Français")],
        widget=forms.RadioSelect,
        initial=get_language,
    )


class CaveatForm(Form):
    """The warning about email and messages."""

    told = forms.BooleanField(
        label=_("I have told them"),
        error_messages={"required": _("Please tick the box when you have told them.")},
    )


def _consent_ticks() -> list[tuple[str, str]]:
    """The statements of the consent form, numbered as on paper."""
    language: Language = "fr" if get_language() == "fr" else "en"
    return [(str(number), tick) for number, tick in enumerate(words_of("consent", language).ticks, 1)]


class ConsentForm(Form):
    """The consent form was completed."""

    signed_on = DayField(label=_("Day on which they signed"), latest=date.today)
    ticked = forms.MultipleChoiceField(
        label=_("What did they tick?"),
        choices=_consent_ticks,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pass_on = forms.CharField(
        label=_("What may we pass on for them, and to whom?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TouchForm(Form):
    """Safe ways to be in touch."""

    touch_by = forms.ChoiceField(label=_("They prefer"), choices=CHANNELS, widget=forms.RadioSelect)
    touch_when = forms.CharField(label=_("When it is safe"), required=False, max_length=200)
    touch_answer = forms.CharField(
        label=_("What to say if someone else answers"), required=False, max_length=200
    )
    touch_avoid = forms.CharField(label=_("What to avoid"), required=False, max_length=200)


class ContactForm(OnceForm):
    """A contact: by which channel, when, and what was said."""

    channel = forms.ChoiceField(label=_("How were you in touch?"), choices=CHANNELS, widget=forms.RadioSelect)
    happened_on = DayField(label=_("When was it?"), earliest=date(1990, 1, 1), latest=date.today)
    text = forms.CharField(label=_("What was said"), max_length=100_000, widget=DraftTextarea(rows=10))

    def __init__(self, *args: Any, draft_address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.draft_address = draft_address


class MoveForm(Form):
    """Where a contact belongs instead."""

    to = PickField(label=_("Whose file does it belong in?"))

    def __init__(self, *args: Any, files: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].offer(files)  # type: ignore[attr-defined]


class TeamForm(Form):
    """Who joins the care team. `asked`: which of its questions the code asks (`minimised`, `knows`)."""

    member = PickField(label=_("Who else supports them?"))
    knows = forms.ChoiceField(
        label=_("Does the person know?"),
        choices=[
            ("told", option(_("They know that this colleague joins"), _("I told them before"))),
            ("given", option(_("They agree"), _("I asked them, and they said yes"))),
            ("none", _("They do not know yet, or do not want it")),
        ],
        widget=forms.RadioSelect,
    )
    minimised = forms.BooleanField(
        label=_("They need what is in this file to give support, and no less would do."),
        error_messages={"required": _("Please tick the box if this is so. If it is not, ask them instead.")},
    )

    def __init__(
        self, *args: Any, members: list[tuple[str, str]], asked: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].offer(members)  # type: ignore[attr-defined]
        for question in {"knows", "minimised"} - set(asked):
            del self.fields[question]

    def clean_knows(self) -> str:
        """Under a code that asks, nobody joins behind the person's back."""
        knows: str = self.cleaned_data["knows"]
        if knows == "none":
            raise forms.ValidationError(
                _("Speak with them first: our code asks that they know of it, or agree, before anyone joins.")
            )
        return knows

    def steps(self) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        known = {"told": {"discussion": "told"}, "given": {"discussion": "held", "consent": "given"}}
        answers: dict[str, Any] = known.get(self.cleaned_data.get("knows", ""), {})
        return {**answers, "minimised": self.cleaned_data.get("minimised", False)}


class FindForm(Form):
    """A name, or something else by which a file is found."""

    name = forms.CharField(
        label=_("Find a name"),
        help_text=_("Or a telephone number, an email address, a reference."),
        required=False,
        max_length=120,
    )
