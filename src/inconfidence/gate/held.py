"""A line of a list: a file that the bearer holds, by its header."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.facts import Facts
from inconfidence.gate.ports import FileRow, RecordRow
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import open_sealed


@dataclass(frozen=True, slots=True)
class Held:
    """A file on a list that was opened by itself. `supporting`: the bearer is on its care team."""

    file: UUID
    reference: str
    supporting: bool
    facts: Facts
    header: Mapping[str, Any] = field(repr=False)
    records: Mapping[UUID, Mapping[str, Any]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """The same before its header is read. `sheet` is its facts sheet as it is kept."""

    row: FileRow
    reference: str
    key: SecretKey
    sheet: str = field(repr=False)

    def opened(self, bearer: Bearer, records: Iterable[RecordRow]) -> Held:
        """The header, and those of `records` that are this file's, in plaintext. Raises `SealBroken`."""
        row, facts = self.row, Facts.from_bytes(self.sheet.encode())
        place = places.header(bearer.charity, row.cabinet, row.id, row.header_version)
        header = json.loads(open_sealed(self.key, row.header, place))
        mine = {one.id: self._read(bearer, one) for one in records if one.file == row.id}
        return Held(row.id, self.reference, row.quick_wrap is not None, facts, header, mine)

    def _read(self, bearer: Bearer, record: RecordRow) -> dict[str, Any]:
        place = places.record(bearer.charity, self.row.cabinet, self.row.id, record.id, record.version)
        content: dict[str, Any] = json.loads(open_sealed(self.key, record.content, place))
        return content
