"""What somebody means to share, kept sealed in the file while it is being made: it can be left and resumed.

A proposal is one record of the file, of kind `consultation`, `disclosure` or `request` (see `rights`). Each page
of its journey is a part of it; `revision` grows with every change, so that what is sent is what was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.records import Opened, change_kept, keep_record
from inconfidence.files.selectors import OpenFile, file_opened
from inconfidence.flow import Duty
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import Absent, Changed, SentTwice
from inconfidence.sharing.errors import AlreadyGone
from inconfidence.sharing.movements import drafting, grounds_of, worries
from inconfidence.store.models import SealedFile, SealedRecord

Kind = Literal["consultation", "disclosure", "request"]
Content = Mapping[str, Any]
PROPOSED, GONE = "proposed", "gone"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal, opened together with its file."""

    opened: OpenFile
    record: Opened

    @property
    def id(self) -> UUID:
        """Its id, which is its record's."""
        return self.record.id

    @property
    def content(self) -> Content:
        """What has been written down so far."""
        return self.record.content

    @property
    def gone(self) -> bool:
        """Whether it has been sent or told."""
        return bool(self.content["state"] == GONE)

    def part(self, name: str) -> dict[str, Any]:
        """What one page has written down, or nothing yet."""
        return dict(self.content.get(name, {}))


def proposal_opened(bearer: Bearer, file: SealedFile | None, record: UUID, kind: Kind) -> Proposal:
    """A proposal with its file; raises `Absent` where there is no such file or proposal for the bearer."""
    opened = file_opened(bearer, file)
    found = [one for one in opened.current(kind) if one.id == record]
    if not found:
        raise Absent
    return Proposal(opened, found[0])


def proposals_open(opened: OpenFile, kind: Kind) -> list[Opened]:
    """What was begun and not yet sent or told, newest first."""
    return [one for one in opened.current(kind) if one.content["state"] == PROPOSED]


def proposal_begin(*, bearer: Bearer, opened: OpenFile, record: UUID, kind: Kind, **words: Any) -> None:
    """Keeps a new proposal. `record` is made with the form: sent twice, it is begun once. Raises `Refused`."""
    wanted = drafting(opened.row, worries(opened.records))
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        passage.remark(verb=f"{kind}-begun", record=str(record))
        keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind=kind,
            state=PROPOSED,
            revision=1,
            **words,
        )


def proposal_change(*, bearer: Bearer, proposal: Proposal, **words: Any) -> tuple[Duty, ...]:
    """Keeps these parts of a proposal in place of what they were; gives the duties that writing it brings.

    Raises `AlreadyGone` for one that has been sent or told, `Changed` where somebody else was quicker.
    """
    new = {**proposal.content, **words}
    grounds = worries(proposal.opened.records).union(grounds_of(new) if "who" in new else ())
    with gate().passing(bearer, drafting(proposal.opened.row, grounds)) as passage:
        passage.remark(verb=f"{proposal.record.kind}-prepared", record=str(proposal.id))
        change_kept(passage, proposal.id, lambda present: _next(present, words))
    return passage.decision.duties


def proposal_go(passage: Passage, proposal: Proposal, **words: Any) -> SealedRecord:
    """Marks a proposal as gone, with these words more. Inside the passage that lets it go.

    Raises `Changed` where it is no longer what was read, `AlreadyGone` where it has gone before.
    """

    def gone(present: Content) -> Content:
        new = _next(present, {"state": GONE, **words})
        if present["revision"] != proposal.content["revision"]:
            raise Changed
        return new

    return change_kept(passage, proposal.id, gone)


def _next(present: Content, words: Content) -> Content:
    if present["state"] == GONE:
        raise AlreadyGone
    return {**present, **words, "revision": present["revision"] + 1}
