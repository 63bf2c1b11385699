"""Opening a new file: a key of its own, wrapped for its cabinet before anything is written in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inconfidence.flow import Decision, Flow
from inconfidence.gate import places
from inconfidence.gate.acting import Note
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.detail import detail_of
from inconfidence.gate.facts import Facts
from inconfidence.gate.granting import file_grant
from inconfidence.gate.plain_json import as_json
from inconfidence.gate.ports import CabinetKey, Grant
from inconfidence.ledger.entry import Kind
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.members import PublicKeys
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import seal, wrap_to


@dataclass(frozen=True, slots=True)
class NewFile:
    """Where the new file will lie, and whom it is about (a `subject` of the vocabulary). `involved`: members to whom
    it is shut from its first moment on; `own`: the member whom it is about, where it is theirs to see."""

    file: UUID
    cabinet: UUID
    subject: str
    involved: frozenset[UUID] = frozenset()
    own: UUID | None = None


class Founding:
    """The one moment in which a file has a key and no grants: seals its first content and gives its first grants."""

    kind: Kind = "passage"

    def __init__(
        self, bearer: Bearer, new: NewFile, cabinet: CabinetKey, flow: Flow, decision: Decision
    ) -> None:
        self._bearer = bearer
        self._new = new
        self._cabinet = cabinet
        self._key = fresh_key()
        self._kept = Note()
        self.flow = flow
        self.decision = decision

    @property
    def file(self) -> UUID:
        """The new file's id."""
        return self._new.file

    @property
    def cabinet(self) -> UUID:
        """The cabinet in which it will lie."""
        return self._new.cabinet

    @property
    def epoch(self) -> int:
        """The epoch of the cabinet's keys into which it is dropped."""
        return self._cabinet.epoch

    def key_wrap(self) -> bytes:
        """The file's key, dropped into its cabinet: whoever opens a file need not be able to open the cabinet."""
        new = self._new
        context = places.file_key(self._bearer.charity, new.cabinet, self.epoch, new.file)
        return wrap_to(PublicKey.from_bytes(self._cabinet.public), self._key, context)

    def seal_header(self, header: Mapping[str, Any]) -> bytes:
        """The first version of the header, sealed."""
        content = as_json(header)
        return self._sealed(content, places.header(self._bearer.charity, self._new.cabinet, self.file, 1))

    def seal_facts(self) -> bytes:
        """The first version of the facts sheet, sealed: nothing but whom the file is about, and who is a party."""
        involved = frozenset(member.hex for member in self._new.involved)
        own = self._new.own.hex if self._new.own else ""
        content = Facts(subject=self._new.subject, involved=involved, own=own).to_bytes()
        return self._sealed(content, places.facts(self._bearer.charity, self._new.cabinet, self.file, 1))

    def seal_record(self, record: UUID, content: Mapping[str, Any]) -> bytes:
        """The first version of a record's content, sealed to its place in the new file."""
        place = places.record(self._bearer.charity, self._new.cabinet, self.file, record, 1)
        return self._sealed(as_json(content), place)

    def grant_to(self, member: UUID, public: PublicKeys) -> Grant:
        """The file's key for a member of its first care team."""
        return file_grant(self._bearer, self.file, 1, self._key, member, public)

    def sealed_detail(self) -> bytes | None:
        """What the ledger keeps of the opening, for those who hold the file's key; None where there is no file."""
        if not self.decision.permitted:
            return None
        detail = detail_of(self.flow, self.decision, {"opened": True})
        context = places.entry_detail(self._bearer.charity, self.file, 1)
        return (1).to_bytes(4, "big") + seal(self._key, detail, context)

    def change_digest(self) -> bytes | None:
        """SHA-256 over what was sealed, in order; None where there is no file."""
        return self._kept.digest()

    def _sealed(self, content: bytes, place: Any) -> bytes:
        blob = seal(self._key, content, place)
        self._kept.changed(blob)
        return blob
