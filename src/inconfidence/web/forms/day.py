"""A date as people write it: day, month and year in three boxes."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_AP
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from inconfidence.kernel.language import LANGUAGES
from inconfidence.web.days import date_format

Day = date | Callable[[], date] | None

_PARTS = (
    ("day", _("Day"), _("The day must be a number from 1 to 31.")),
    ("month", _("Month"), _("The month must be a number from 1 to 12, or its name.")),
    ("year", _("Year"), _("The year must have four digits, such as 1962.")),
)


class DayWidget(forms.MultiWidget):
    """Three boxes, each with its own label."""

    template_name = "web/forms/day.html"

    def __init__(self) -> None:
        box = {"inputmode": "numeric", "maxlength": 12}
        super().__init__({part: forms.TextInput(attrs=box) for part, _label, _rule in _PARTS})

    def decompress(self, value: date | None) -> list[Any]:
        """The three boxes for a date that is known already."""
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds each box's own label."""
        context = super().get_context(name, value, attrs)
        for box, (part, label, _rule) in zip(context["widget"]["subwidgets"], _PARTS, strict=True):
            box |= {"part": part, "part_label": label}
        return context


class DayField(forms.Field):
    """Gives a `date`. Keeps what was typed, and says which box is wrong and why.

    `earliest` and `latest` bound it, both included: a date, or what gives one when the form is sent.
    """

    widget = DayWidget

    def __init__(self, *, earliest: Day = None, latest: Day = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: list[str] | date | None) -> date | None:
        """The date that the three boxes say.

        :raises ValidationError: with a sentence for each box that is empty or wrong.
        """
        if value is None or isinstance(value, date):
            return value
        typed = [(box or "").strip() for box in value]
        return _date(*typed) if any(typed) else None

    def validate(self, value: date | None) -> None:
        """Holds the bounds."""
        super().validate(value)
        if value is None:
            return
        earliest, latest = (day() if callable(day) else day for day in (self.earliest, self.latest))
        if earliest and value < earliest:
            raise ValidationError(
                _("The date must be %(day)s or later."), params={"day": date_format(earliest)}
            )
        if latest and value > latest:
            raise ValidationError(
                _("The date must be %(day)s or earlier."), params={"day": date_format(latest)}
            )

    def has_changed(self, initial: date | None, data: list[str] | None) -> bool:
        """Whether the boxes say another date than before."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


def _date(day: str, month: str, year: str) -> date:
    numbers = _number(day, 1, 31), _month(month), _number(year, 1000, 9999)
    typed = (day, month, year)
    wrong = [_complaint(i, typed[i]) for i, number in enumerate(numbers) if number is None]
    if wrong:
        raise ValidationError(wrong)
    return _real_date(*(number or 0 for number in numbers))


def _real_date(day: int, month: int, year: int) -> date:
    last = monthrange(year, month)[1]
    if day > last:
        said = {"month": capfirst(MONTHS[month]), "year": year, "last": last}
        raise ValidationError(_("%(month)s %(year)s has only %(last)s days."), params=said)
    return date(year, month, day)


def _complaint(part: int, typed: str) -> ValidationError:
    _name, label, rule = _PARTS[part]
    if typed:
        return ValidationError(rule)
    return ValidationError(_("One box is empty: %(box)s."), params={"box": str(label).lower()})


def _number(text: str, least: int, most: int) -> int | None:
    if not (text.isascii() and text.isdecimal() and len(text) <= 4):
        return None
    return int(text) if least <= int(text) <= most else None


def _month(text: str) -> int | None:
    return _number(text, 1, 12) or _month_names().get(text.casefold().rstrip("."))


@cache
def _month_names() -> dict[str, int]:
    """Every month, whole or short, in every language that the house speaks."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        with translation.override(language):
            for spelling in (MONTHS, MONTHS_3, MONTHS_AP):
                names |= {str(name).casefold().rstrip("."): number for number, name in spelling.items()}
    return names
