"""Saying what the charity does with what it holds (csf-2012/registration, csf-2016/exceed-law). Nothing is about a
person: it is read by everybody, and stays with every wording."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from inconfidence.charity.actions.ours import about_ours
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.models import Statement
from inconfidence.charity.processing.statements import statement_of
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Changed
from inconfidence.store.models import Charity
from inconfidence.store.scope import current_charity


def statement_make(
    *,
    bearer: Bearer,
    record: UUID,
    about: str,
    seen: UUID | None,
    choice: str = "",
    text_en: str = "",
    text_fr: str = "",
    until: date | None = None,
) -> Statement:
    """Keeps what is said of this from now on; every wording before it stays.

    `record` is made with the form, and `seen` is the wording that was read before: sent twice with the same words, it
    is kept once. Raises `Changed` where somebody was quicker, or the same form comes again with other words; and
    `Refused`.
    """
    words = {"choice": choice, "text_en": text_en, "text_fr": text_fr, "until": until}
    with gate().acting(bearer, about_ours(bearer), "passage") as act:
        act.remark(verb="processing-stated", about=about)
        # One after another: of two who say something at one moment, the second has not read the first.
        Charity.objects.select_for_update(no_key=True).get(id=current_charity())
        last = statement_of(about)
        if last is not None and last.id == record and _same(last, words):
            return last
        if (last.id if last else None) != seen or Statement.objects.filter(id=record).exists():
            raise Changed
        act.changed(*(str(word or "").encode() for word in (about, choice, text_en, text_fr, until)))
        return Statement.objects.create(
            id=record, about=about, entered_by_id=bearer.member, entered_at=CLOCK.now(), **words
        )


def _same(row: Statement, words: Mapping[str, object]) -> bool:
    return all(getattr(row, name) == word for name, word in words.items())
