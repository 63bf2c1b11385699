"""Days, names and sentences about a file, as people say them: pure words, in the page's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from inconfidence.charity.versions import version
from inconfidence.kernel.language import Language
from inconfidence.web.days import date_format


def day_since(day: date, today: date) -> str:
    """A day as one remembers it: "today", "yesterday", "Tuesday", then its date."""
    ago = (today - day).days
    if ago == 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    if 1 < ago < 7:
        return _written(day, "l")
    return pgettext("a date within a sentence", "%(date)s") % {"date": _date(day, today)}


def day_of(day: date, today: date) -> str:
    """A day as one writes it: with its weekday while that still says something, its year once it must."""
    if abs((today - day).days) < 14:
        return _written(day, "l j F")
    return _date(day, today)


def _date(day: date, today: date) -> str:
    return _written(day, "j F" if day.year == today.year else "j F Y")


def _written(day: date, form: str) -> str:
    return _in_language(day, form, get_language())


@lru_cache(maxsize=1024)  # a file's page says the same few days again and again: a tenth of its time
def _in_language(day: date, form: str, _language: str | None) -> str:
    return date_format(day, form)


def month_of(day: date, today: date) -> str:
    """A month, with its year where that is another."""
    return _written(day, "F" if day.year == today.year else "F Y")


def named(names: Sequence[str]) -> str:
    """The names in a row: "you, Heron F. and Robin T."."""
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def sentence(words: str) -> str:
    """The words with one full stop, also where they end in somebody's initial."""
    return words.rstrip(".") + "."


def code_in_a_sentence(digest: str, language: Language) -> str:
    """What a version of the code is called in the middle of a sentence: its title without the charity's name."""
    title = version(digest).title(language)
    return title.partition(":")[2].strip() or title
