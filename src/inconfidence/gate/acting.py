"""One act that is about no file: what it was, sealed for the office that answers for members."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from inconfidence.flow import Decision, Flow
from inconfidence.gate import places
from inconfidence.gate.detail import detail_of
from inconfidence.gate.office import seal_to_office
from inconfidence.gate.ports import CabinetKey
from inconfidence.ledger.entry import Entry, Kind


class Note:
    """Binds what is being kept into an entry."""

    def __init__(self) -> None:
        self._digests: list[bytes] = []

    def changed(self, *blobs: bytes) -> None:
        """Adds these to what the entry stands for, in order."""
        self._digests += [hashlib.sha256(blob).digest() for blob in blobs]

    def digest(self) -> bytes | None:
        """SHA-256 over what was added; None where nothing was."""
        return hashlib.sha256(b"".join(self._digests)).digest() if self._digests else None


class Act(Note):
    """A permitted act. `remark` adds what its reader wants to know."""

    def __init__(self, charity: UUID, actor: UUID, flow: Flow, decision: Decision) -> None:
        super().__init__()
        self._charity = charity
        self._actor = actor
        self._remark: dict[str, Any] = {}
        self.flow = flow
        self.decision = decision

    def remark(self, **words: Any) -> None:
        """Adds to the entry's sealed detail."""
        self._remark.update(words)

    def entry(self, at: datetime, kind: Kind, office: CabinetKey) -> Entry:
        """The line of the ledger."""
        detail = detail_of(self.flow, self.decision, self._remark)
        context = places.act_detail(self._charity, self._actor)
        return Entry(
            at=at,
            kind=kind,
            actor=self._actor,
            outcome=self.decision.outcome,
            change=self.digest(),
            detail=seal_to_office(office, detail, context),
        )
