"""The forms of membership."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from inconfidence.store.models import Branch
from inconfidence.web.forms import DayField, Form

ROLES = [
    ("listener", _("Listener")),
    ("counsellor", _("Counsellor")),
    ("coordinator", _("Coordinator of a branch")),
    ("safeguarding", _("Safeguarding team")),
    ("manager", _("Charity manager")),
    ("trustee", _("Trustee")),
    ("staff", _("Member of staff")),
]
_WHOLE = "whole"
_TOO_MANY = "too-many-tries"
_LANGUAGES = [("en", "English"), ("fr", "Français")]


class SignInForm(Form):
    """An address and a password."""

    email = forms.EmailField(label=_("Your email address"), max_length=254)
    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput, strip=False, max_length=1024
    )


class UnlockForm(Form):
    """The password again."""

    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput, strip=False, max_length=1024
    )


class _Tried(Form):
    """A form at which somebody may guess, but not for ever."""

    def say_too_many_tries(self) -> None:
        """Says that it is enough for now, whatever was typed this time."""
        words = _(
            "There were too many tries. Wait a quarter of an hour, then type it again. Nothing is lost."
        )
        self.add_error(None, forms.ValidationError(words, code=_TOO_MANY))

    @property
    def had_too_many_tries(self) -> bool:
        """Whether that was said."""
        return self.is_bound and self.has_error(NON_FIELD_ERRORS, _TOO_MANY)


def _code_field(help_text: Any) -> forms.CharField:
    box = forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"})
    return forms.CharField(label=_("One-time code"), help_text=help_text, widget=box, max_length=40)


def _answer_field() -> forms.CharField:
    """What the script puts in: a few hundred characters, or some thousand from an authenticator with long keys."""
    return forms.CharField(widget=forms.HiddenInput, max_length=16_384, required=False)


class _Coded(_Tried):
    """One with a code that may be wrong."""

    def say_wrong_code(self) -> None:
        """Beside the code, what to do."""
        words = _("This code is not right, or was used already. Wait for the next one and type that.")
        self.add_error("code", words)


class OneTimeCodeForm(_Coded):
    """The first code of a telephone."""

    code = _code_field(_("The six digits that your telephone shows now."))


class SecondStepForm(_Coded):
    """A one-time code, one of those on paper, or what a passkey answered."""

    code = _code_field("")
    answer = _answer_field()

    def clean(self) -> dict[str, Any]:
        """A passkey's answer stands in for the code."""
        cleaned = super().clean() or {}
        if cleaned.get("answer"):
            self.errors.pop("code", None)
        return cleaned


class PasskeyForm(Form):
    """What a new passkey is called, and what its authenticator answered."""

    name = forms.CharField(
        label=_("What to call it"),
        help_text=_("So that you know it again, such as “telephone” or “blue key”. Nobody else sees it."),
        max_length=40,
        required=False,
    )
    answer = _answer_field()


class InviteForm(Form):
    """Who is invited, and to what."""

    name = forms.CharField(label=_("Their name"), max_length=120)
    email = forms.EmailField(
        label=_("Their email address"),
        help_text=_("They sign in with it. Nobody sees it but members."),
        max_length=254,
    )
    role = forms.ChoiceField(label=_("What they will do"), choices=ROLES, widget=forms.RadioSelect)
    branch = forms.ChoiceField(label=_("Where"))
    language = forms.ChoiceField(label=_("Their language"), choices=_LANGUAGES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        branches = [(str(branch.id), branch.name) for branch in Branch.objects.order_by("name")]
        offered = [("", _("Please choose")), (_WHOLE, _("The whole charity")), *branches]
        self.fields["branch"].choices = offered  # type: ignore[attr-defined]

    def clean_branch(self) -> str:
        """The branch's id, or "" for the whole charity."""
        chosen: str = self.cleaned_data["branch"]
        return "" if chosen == _WHOLE else chosen

    def clean(self) -> dict[str, Any]:
        """Those who work in a branch need one."""
        typed = super().clean() or {}
        if typed.get("role") in {"listener", "counsellor", "coordinator"} and typed.get("branch") == "":
            self.add_error("branch", _("Please choose the branch that they will work in."))
        return typed


class CodeForm(Form):
    """The one-time code of an invitation."""

    code = forms.CharField(
        label=_("Your invitation code"),
        help_text=_("Sixteen letters and numbers, in four groups. Capitals and dashes do not matter."),
        max_length=40,
    )


class NewPasswordForm(Form):
    """A new password, twice."""

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_(
            "At least 12 characters. Three or four words that belong together only for you are good."
        ),
        widget=forms.PasswordInput,
        strip=False,
        max_length=1024,
    )
    password_again = forms.CharField(
        label=_("The same password again"), widget=forms.PasswordInput, strip=False, max_length=1024
    )

    def clean(self) -> dict[str, Any]:
        """The two must be one."""
        typed = super().clean() or {}
        first, second = typed.get("password"), typed.get("password_again")
        # As the vault counts: an accent typed apart is no character of its own.
        if first and len(unicodedata.normalize("NFKC", first)) < 12:
            self.add_error("password", _("This password is too short: use at least 12 characters."))
        elif first and second and first != second:
            self.add_error("password_again", _("The two passwords are not the same. Type them both again."))
        return typed


class JoinForm(NewPasswordForm):
    """A password, and the promise."""

    undertake = forms.BooleanField(
        label=_("I have read the code and will keep it, also after I leave."),
        error_messages={
            "required": _("Please tick the box when you have read the code and mean to keep it.")
        },
    )


class PasswordForm(NewPasswordForm):
    """The password of until now, and a new one."""

    password_before = forms.CharField(
        label=_("Your password until now"), widget=forms.PasswordInput, strip=False, max_length=1024
    )
    field_order = ["password_before", "password", "password_again"]


class TrainingForm(Form):
    """Training that somebody has had."""

    given_on = DayField(label=_("Day of the training"), latest=date.today)
    valid_until = DayField(
        label=_("It counts until"),
        help_text=_("After that day their keys rest until the next training."),
        earliest=date.today,
        latest=lambda: date.today() + timedelta(days=366 * 5),
    )
