"""A date of a code's header in words: to the year, the month or the day, as precise as it was written."""

from inconfidence.kernel.language import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}


def day_in_words(date: str, lang: Language) -> str:
    """`2016-02-19` as `19 February 2016`; what is no such date is given back as it is."""
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return date
    if len(parts) == 1:
        return date
    month = _MONTHS[lang][int(parts[1]) - 1]
    day = [_day(int(parts[2]), lang)] if len(parts) == 3 else []
    return " ".join([*day, month, parts[0]])


def _day(day: int, lang: Language) -> str:
    return "1er" if day == 1 and lang == "fr" else str(day)
