"""Paper that belongs to a file: put away, taken out, brought back, destroyed (csf-2012/paper-locked,
csf-2016/paper-locked). What it is, and why it was taken, lies sealed in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Any, NoReturn
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.models import Place
from inconfidence.files.errors import PaperElsewhere
from inconfidence.files.models import Paper
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_record, row_of
from inconfidence.gate import Absent, Bearer, Passage
from inconfidence.gate.errors import SentOtherwise, SentTwice
from inconfidence.store.models import SealedFile, SealedRecord


def paper_put(*, bearer: Bearer, file: SealedFile | None, record: UUID, place: Place, what: str) -> None:
    """Writes down that there is paper, and where. Sent twice, it is kept once. Raises `Refused`, and `Absent` where
    there is no such file for the bearer."""
    with suppress(SentTwice), gate().passing(bearer, movement(file, "record")) as passage:
        passage.remark(verb="paper-put", record=str(record))
        words = {"place": str(place.id), "what": what}
        kept = keep_record(
            passage, record=record, author=bearer.member, kept_at=CLOCK.now(), kind="paper", **words
        )
        Paper.objects.create(
            id=record,
            record=kept,
            cabinet_id=kept.file.cabinet_id,
            reference=kept.file.reference,
            place=place,
        )


def paper_take(
    *, bearer: Bearer, file: SealedFile | None, record: UUID, move: UUID, why: str, due_on: date
) -> None:
    """The bearer has it from now on, until that day. `move` is made with the form: sent twice, it is taken once, also
    where it was brought back in between.

    Raises `PaperElsewhere` where it is not in its place, also where the bearer has it for something else; `Refused`
    and `Absent`.
    """
    words = {"id": str(move), "did": "out", "why": why, "due_on": due_on.isoformat()}
    with suppress(SentTwice), _handling(bearer, file, record, "paper-taken") as (passage, paper):
        if paper.taken_by_id or paper.gone_at:
            _say_why_not(passage, record, words)
        now = CLOCK.now()
        _note(passage, record, bearer, now, **words)
        paper.taken_by_id, paper.taken_at, paper.due_on = bearer.member, now, due_on
        paper.save(update_fields=["taken_by", "taken_at", "due_on"])


def paper_return(*, bearer: Bearer, file: SealedFile | None, record: UUID) -> None:
    """It is back in its place. Raises `Refused` and `Absent`."""
    with _handling(bearer, file, record, "paper-back") as (passage, paper):
        if paper.taken_by_id and not paper.gone_at:
            _note(passage, record, bearer, CLOCK.now(), did="in")
            _nobody_has(paper)


def paper_end(*, bearer: Bearer, file: SealedFile | None, record: UUID, how: str) -> None:
    """It is there no more: `destroyed`, or `given` to the person. Raises `Refused` and `Absent`."""
    with _handling(bearer, file, record, "paper-gone") as (passage, paper):
        if not paper.gone_at:
            now = CLOCK.now()
            _note(passage, record, bearer, now, did=how)
            paper.gone_at = now
            paper.save(update_fields=["gone_at"])
            _nobody_has(paper)


def papers_destroyed(reference: str, now: datetime) -> None:
    """What is left on paper of a file that was erased is destroyed too. Inside the act that says so."""
    left = Paper.objects.filter(record=None, reference=reference, gone_at=None)
    left.update(gone_at=now, taken_by=None, taken_at=None, due_on=None)


@contextmanager
def _handling(
    bearer: Bearer, file: SealedFile | None, record: UUID, verb: str
) -> Iterator[tuple[Passage, Paper]]:
    """Passes into a file to do something with its paper: whoever handles it could read what is in it."""
    wanted = [movement(file, "view"), movement(file, "record")]
    with gate().passing_all(bearer, wanted) as (look, passage):
        look.remark(verb="opened")
        passage.remark(verb=verb, record=str(record))
        rows = Paper.objects.select_for_update(no_key=True, of=("self",))
        paper = rows.filter(id=record, record__file_id=passage.file).first()
        if paper is None:
            raise Absent
        yield passage, paper


def _say_why_not(passage: Passage, record: UUID, move: Mapping[str, str]) -> NoReturn:
    """It was taken by this very form before, or it is not there."""

    def compare(present: Mapping[str, Any]) -> NoReturn:
        _must_be_new(present, move)
        raise PaperElsewhere

    passage.change_record(row_of(SealedRecord.objects.get(id=record)), compare)
    raise AssertionError("nothing is noted of paper that is not in its place")


def _note(passage: Passage, record: UUID, bearer: Bearer, now: datetime, **words: str) -> None:
    """Adds to the record what was done with it, when and by whom."""
    row = SealedRecord.objects.select_for_update(no_key=True).get(id=record)
    move = {"at": now.isoformat(), "by": str(bearer.member), **words}

    def longer(present: Mapping[str, Any]) -> Mapping[str, Any]:
        _must_be_new(present, move)
        return {**present, "moves": [*present.get("moves", []), move]}

    row.content, row.version = passage.change_record(row_of(row), longer), row.version + 1
    row.save(update_fields=["content", "version"])


def _must_be_new(present: Mapping[str, Any], move: Mapping[str, str]) -> None:
    """Raises `SentTwice` for a move of a form that was sent before, `SentOtherwise` where its words are others."""
    before = next(
        (one for one in present.get("moves", []) if "id" in one and one["id"] == move.get("id")), None
    )
    if before is not None:
        raise SentTwice if before == {**before, **move, "at": before["at"]} else SentOtherwise


def _nobody_has(paper: Paper) -> None:
    paper.taken_by_id = paper.taken_at = paper.due_on = None
    paper.save(update_fields=["taken_by", "taken_at", "due_on"])
