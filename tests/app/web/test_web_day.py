"""A date in three boxes: what it takes, what it refuses and in which words."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation

from inconfidence.web.forms import DayField, Form


class Born(Form):
    born = DayField(earliest=date(1900, 1, 1), latest=date(2026, 11, 22))


class Perhaps(Form):
    born = DayField(required=False)


def sent(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"born_day": day, "born_month": month, "born_year": year}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("27", "3", "1962"), date(1962, 3, 27)),
        ((" 07 ", "03", "1962"), date(1962, 3, 7)),
        (("29", "2", "2024"), date(2024, 2, 29)),
        (("1", "March", "1962"), date(1962, 3, 1)),
        (("1", "mars", "1962"), date(1962, 3, 1)),
        (("1", "AOÛT", "1962"), date(1962, 8, 1)),
        (("1", "sept.", "1962"), date(1962, 9, 1)),
        (("22", "11", "2026"), date(2026, 11, 22)),
        (("1", "1", "1900"), date(1900, 1, 1)),
    ],
)
def test_what_it_takes(typed: tuple[str, str, str], meant: date) -> None:
    form = Born(sent(*typed))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", ""), ["Please fill this in."]),
        (("31", "2", "1962"), ["February 1962 has only 28 days."]),
        (("29", "2", "1900"), ["February 1900 has only 28 days."]),
        (("31", "4", "1962"), ["April 1962 has only 30 days."]),
        (("32", "4", "1962"), ["The day must be a number from 1 to 31."]),
        (("0", "4", "1962"), ["The day must be a number from 1 to 31."]),
        (("-1", "4", "1962"), ["The day must be a number from 1 to 31."]),
        (("1", "13", "1962"), ["The month must be a number from 1 to 12, or its name."]),
        (("1", "Marchember", "1962"), ["The month must be a number from 1 to 12, or its name."]),
        (("1", "4", "62"), ["The year must have four digits, such as 1962."]),
        (("1", "4", "19620"), ["The year must have four digits, such as 1962."]),
        (("1", "", "1962"), ["One box is empty: month."]),
        (("1", "", "62"), ["One box is empty: month.", "The year must have four digits, such as 1962."]),
        (("31", "12", "1899"), ["The date must be 1 January 1900 or later."]),
        (("23", "11", "2026"), ["The date must be 22 November 2026 or earlier."]),
        (("²", "4", "1962"), ["The day must be a number from 1 to 31."]),
        (("1" * 5000, "4", "1962"), ["The day must be a number from 1 to 31."]),
    ],
)
def test_what_it_refuses(typed: tuple[str, str, str], said: list[str]) -> None:
    with translation.override("en"):
        assert Born(sent(*typed)).errors["born"] == said


def test_what_was_typed_stays() -> None:
    page = str(Born(sent("31", "febuary", "62"))["born"])
    assert 'value="31"' in page
    assert 'value="febuary"' in page
    assert 'value="62"' in page


def test_a_known_date_fills_the_boxes() -> None:
    page = str(Perhaps(initial={"born": date(1962, 3, 27)})["born"])
    assert 'value="27"' in page
    assert 'value="1962"' in page


def test_it_may_be_left_empty_where_it_is_not_required() -> None:
    form = Perhaps(sent())
    assert form.is_valid()
    assert form.cleaned_data["born"] is None


def test_changed_or_not() -> None:
    known = {"born": date(1962, 3, 27)}
    assert not Perhaps(sent("27", "March", "1962"), initial=known).has_changed()
    assert Perhaps(sent("28", "3", "1962"), initial=known).has_changed()
    assert Perhaps(sent("31", "2", "1962"), initial=known).has_changed()


@pytest.mark.parametrize(
    ("language", "form", "said"),
    [
        ("en", "l j F Y, H:i", "Friday 1 May 2026, 09:05"),
        ("fr", "l j F Y, H:i", "vendredi 1er mai 2026, 09:05"),
        ("fr", "j F", "1er mai"),
        ("fr", "F Y", "mai 2026"),
    ],
)
def test_a_template_says_the_first_of_a_month_as_its_language_does(language, form, said):
    page = Template(f"{{{{ day|date:'{form}' }}}}")
    with translation.override(language):
        assert page.render(Context({"day": datetime(2026, 5, 1, 9, 5)})) == said
        assert page.render(Context({"day": None})) == ""


def test_the_last_day_that_may_be_typed_is_said_in_words():
    for language, said in (("en", "1 June 2026"), ("fr", "1er juin 2026")):
        with translation.override(language), pytest.raises(ValidationError, match=said):
            DayField(latest=date(2026, 6, 1)).clean(["2", "6", "2026"])
