"""A day in words, for pages and papers: `22 November 2026`, `1er mai 2026`."""

from datetime import date

from django.utils import formats
from django.utils.translation import get_language

# A day as people write it, in both languages.
DAY = "j F Y"


def date_format(day: date, form: str = DAY) -> str:
    """`day`, a date or a moment, as Django's format `form` has it; the first of a month is "1er" in French."""
    first = day.day == 1 and get_language() == "fr"
    return formats.date_format(day, form.replace("j", r"j\e\r") if first else form)
