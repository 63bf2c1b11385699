"""Reads of what the charity said of itself: the latest wording of each, and those before it."""

from __future__ import annotations

from collections.abc import Mapping

from inconfidence.charity.models import Statement
from inconfidence.charity.processing.questions import QUESTIONS
from inconfidence.kernel.language import Language
from inconfidence.store.rows import rows

# Where nobody has chosen: in months.
_CHECKED_EVERY = 12


def statements() -> Mapping[str, Statement]:
    """What is said now, by what it is about."""
    return {row.about: row for row in rows(Statement, "TRUE ORDER BY entered_at")}


def statement_of(about: str) -> Statement | None:
    """What is said now of this, if anything was."""
    return next(iter(rows(Statement, "about = %s ORDER BY entered_at DESC LIMIT 1", about)), None)


def wordings_of(about: str) -> list[Statement]:
    """Everything that was ever said of this, the latest first."""
    return list(Statement.objects.filter(about=about).select_related("entered_by").order_by("-entered_at"))


def stated(about: str, language: Language) -> str:
    """What is said now, as people read it; empty where nothing was."""
    row = statement_of(about)
    return statement_said(row, language) if row else ""


def statement_said(row: Statement, language: Language) -> str:
    """What was chosen, and the words; in the other language where there are none in this one."""
    question = QUESTIONS.get(row.about)
    chosen = str(question.choices.get(row.choice, "")) if question else ""
    return "\n".join(part for part in (chosen, words_of(row, language)) if part)


def words_of(row: Statement, language: Language) -> str:
    """The words alone."""
    first, second = (row.text_fr, row.text_en) if language == "fr" else (row.text_en, row.text_fr)
    return first or second


def grounds_of(activity: str, language: Language) -> list[str]:
    """On what grounds this is done with what is held, as far as the charity has said so."""
    asked = [f"{activity}/{what}" for what in ("basis", "special", "offences")]
    said = {row.about: row for row in rows(Statement, "about IN (%s, %s, %s) ORDER BY entered_at", *asked)}
    return [ground for about in asked if about in said and (ground := statement_said(said[about], language))]


def checked_every() -> int:
    """After how many months a file is checked with its person again."""
    row = statement_of("charity/check")
    return int(row.choice) if row else _CHECKED_EVERY
