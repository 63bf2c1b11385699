"""The filter `date` of every template, in place of Django's: it knows the French "1er"."""

from datetime import date

from django import template

from inconfidence.web.days import DAY, date_format

register = template.Library()


@register.filter("date", expects_localtime=True)
def in_words(day: date | None, form: str = DAY) -> str:
    """A date or a moment in words; nothing for none."""
    return date_format(day, form) if day else ""
