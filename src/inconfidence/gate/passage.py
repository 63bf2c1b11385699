"""One passing of the gate: what may be sealed before the commit, and what may be read after it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from inconfidence.flow import Decision, Flow
from inconfidence.gate import places
from inconfidence.gate.acting import Note
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.detail import Detail, detail_of
from inconfidence.gate.errors import Absent, NotYetCommitted
from inconfidence.gate.facts import Facts
from inconfidence.gate.faults import Watch
from inconfidence.gate.granting import file_grant
from inconfidence.gate.office import seal_to_office
from inconfidence.gate.plain_json import as_json
from inconfidence.gate.ports import FileRow, Grant, RecordRow, Transaction
from inconfidence.gate.turning import turn
from inconfidence.ledger.entry import Kind
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.members import PublicKeys
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.sealing import seal

Content = Mapping[str, Any]


class Passage:
    """A permitted movement about one file.

    Inside the `with` block of `Gate.passing` things are sealed and stored; plaintext is released only when
    the block has ended and the ledger's entry is durable.
    """

    def __init__(
        self,
        tx: Transaction,
        bearer: Bearer,
        row: FileRow,
        key: SecretKey,
        facts: Facts,
        flow: Flow,
        decision: Decision,
    ) -> None:
        self._tx = tx
        self._bearer = bearer
        self._row = row
        self._key = key
        self._facts = facts
        self._released = False
        self._kept = Note()
        self._remark: dict[str, Any] = {}
        self._erased = False
        self.flow = flow
        self.decision = decision

    @property
    def file(self) -> UUID:
        """The file it is about."""
        return self._row.id

    @property
    def charity(self) -> UUID:
        """The charity whose file it is."""
        return self._bearer.charity

    @property
    def header_version(self) -> int:
        """Which version of the header is kept now; the next one sealed is one more."""
        return self._row.header_version

    @property
    def facts_version(self) -> int:
        """Which version of the facts sheet is kept now; the next one sealed is one more."""
        return self._row.facts_version

    # Before the commit: sealing.

    def seal_header(self, header: Content) -> bytes:
        """The next version of the header, sealed."""
        place = places.header(
            self._bearer.charity, self._row.cabinet, self.file, self._row.header_version + 1
        )
        return self._sealed(as_json(header), place)

    def change_facts(self, change: Callable[[Facts], Facts]) -> bytes:
        """The next version of the facts sheet, as `change` makes it of the present one, sealed."""
        self._facts = change(self._facts)
        place = places.facts(self._bearer.charity, self._row.cabinet, self.file, self._row.facts_version + 1)
        return self._sealed(self._facts.to_bytes(), place)

    def seal_record(self, record: UUID, content: Content, version: int = 1) -> bytes:
        """A record's content, sealed to its place in this file."""
        return self._sealed(as_json(content), self._place(record, version))

    def move_record(self, record: RecordRow, to: Passage) -> bytes:
        """A record of this file, sealed anew for another file that the bearer passed into; nobody reads it."""
        content = open_sealed(self._key, record.content, self._place(record.id, record.version))
        return to._sealed(content, to._place(record.id, record.version))

    def change_record(self, record: RecordRow, change: Callable[[Content], Content]) -> bytes:
        """A record's next version, as `change` makes it of the present one, sealed at `record.version + 1`."""
        present = _read(open_sealed(self._key, record.content, self._place(record.id, record.version)))
        return self.seal_record(record.id, change(present), record.version + 1)

    def turn_key(self) -> None:
        """Puts the file under a new key, and forgets every grant to its care team: give them anew after it."""
        self._row, self._key = turn(self._tx, self._bearer, self._row, self._key, self._facts)

    def erase(self) -> None:
        """Destroys the file with every key to it. Nothing of it can be read after that, by this passage either."""
        self._erased = True
        self._tx.erase_file(self.file)

    def grant_to(self, member: UUID, public: PublicKeys) -> Grant:
        """This file's key for a member of its care team, with the bearer's signed word."""
        grant = file_grant(self._bearer, self.file, self._row.generation, self._key, member, public)
        self._kept.changed(grant.wrap)
        return grant

    def remark(self, **words: Any) -> None:
        """Adds to the entry's sealed detail what a reader of the history wants to know."""
        self._remark.update(words)

    # After the commit: reading.

    @property
    def facts(self) -> Facts:
        """The facts sheet, with the changes of this passage."""
        self.must_be_released()
        return self._facts

    def header(self) -> dict[str, Any]:
        """The file's header as it was when the gate opened."""
        self.must_be_released()
        place = places.header(self._bearer.charity, self._row.cabinet, self.file, self._row.header_version)
        return _read(self._opened(self._key, self._row.header, place))

    def read(self, record: RecordRow) -> dict[str, Any]:
        """A record's content."""
        self.must_be_released()
        return _read(self._opened(self._key, record.content, self._place(record.id, record.version)))

    def read_detail(self, sealed: bytes) -> Detail:
        """The sealed detail of one of this file's entries, whichever of its keys sealed it."""
        self.must_be_released()
        generation, blob = int.from_bytes(sealed[:4], "big"), sealed[4:]
        context = places.entry_detail(self._bearer.charity, self.file, generation)
        return Detail.from_bytes(self._opened(self._key_of(generation), blob, context))

    # For the gate.

    def release(self, watched: Watch) -> None:
        """The entry is durable: from now on plaintext may leave, and what breaks is `watched`. Called by the gate
        alone."""
        self._released, self.watched = True, watched

    @property
    def kind(self) -> Kind:
        """What kind of line the ledger keeps of it."""
        return "erasure" if self._erased else "passage"

    def sealed_detail(self) -> bytes:
        """What the ledger keeps of this passage, for those who hold the file's key; of an erasure, which leaves
        no such key, for the office that answers for members."""
        detail = detail_of(self.flow, self.decision, self._remark)
        if self._erased:
            context = places.act_detail(self.charity, self._bearer.member)
            return seal_to_office(self._tx.office_key(), detail, context)
        context = places.entry_detail(self._bearer.charity, self.file, self._row.generation)
        return self._row.generation.to_bytes(4, "big") + seal(self._key, detail, context)

    def change_digest(self) -> bytes | None:
        """SHA-256 over everything that was sealed in this passage, in order; None where nothing was."""
        return self._kept.digest()

    def _opened(self, key: SecretKey, blob: bytes, place: Any) -> bytes:
        """Raises `SealBroken`, which is in the ledger by then."""
        with self.watched():
            return open_sealed(key, blob, place)

    def _sealed(self, content: bytes, place: Any) -> bytes:
        blob = seal(self._key, content, place)
        self._kept.changed(blob)
        return blob

    def _place(self, record: UUID, version: int) -> Any:
        return places.record(self._bearer.charity, self._row.cabinet, self.file, record, version)

    def _key_of(self, generation: int) -> SecretKey:
        if generation == self._row.generation:
            return self._key
        context = places.old_keys(self._bearer.charity, self.file, self._row.generation)
        keys = json.loads(self._opened(self._key, self._row.old_keys, context))
        return SecretKey(bytes.fromhex(keys[str(generation)]))

    def must_be_released(self) -> None:
        """Raises `NotYetCommitted` before the entry is durable, and `Absent` once the file is erased."""
        if self._erased:
            raise Absent
        if not self._released:
            raise NotYetCommitted


def _read(data: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(data)
    return content
