"""Reads of files: the list of those one holds, one file opened, a name found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from inconfidence.charity.house import gate
from inconfidence.files.movements import LIST, movement
from inconfidence.files.records import Opened, open_records, row_of
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.gate.facts import Facts
from inconfidence.gate.held import Held
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.store.models import FileGrant, Member, SealedFile, SealedRecord
from inconfidence.store.rows import rows
from inconfidence.store.scope import current_charity
from inconfidence.vault.folding import name_tokens

_ON_TEAM = """id IN (SELECT member_id FROM store_filegrant WHERE charity_id = %s AND file_id = %s)
ORDER BY (
    SELECT g.since FROM store_filegrant g
    WHERE g.charity_id = store_member.charity_id AND g.member_id = store_member.id AND g.file_id = %s
)"""


@dataclass(frozen=True, slots=True)
class Line:
    """A file on a list."""

    reference: str
    held: Held

    @property
    def name(self) -> str:
        """What the person is called."""
        name: str = self.held.header["name"]
        return name


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file, opened."""

    row: SealedFile
    header: Mapping[str, Any] = field(repr=False)
    header_version: int
    facts: Facts
    records: list[Opened] = field(repr=False)
    team: list[Member]

    @property
    def name(self) -> str:
        """What the person is called."""
        name: str = self.header["name"]
        return name

    def current(self, kind: str | None = None) -> list[Opened]:
        """The records as they now read, newest first; of one kind, if you like."""
        return [
            record
            for record in self.records
            if record.replaced_by is None and (kind is None or record.kind == kind)
        ]


def files_held(bearer: Bearer) -> list[Line]:
    """Every file that the bearer may see by name, in the order of the names."""
    return files_held_and_shut(bearer)[0]


def files_held_and_shut(bearer: Bearer, records: Iterable[SealedRecord] = ()) -> tuple[list[Line], list[str]]:
    """The same, and the references of those that cannot be opened, as somebody changed what is kept of them.

    Those of `records` that lie in one of the files are opened with it.
    """
    holding = gate().held(bearer, LIST, [row_of(record) for record in records])
    references = dict(SealedFile.objects.values_list("id", "reference"))
    lines = [Line(references[one.file], one) for one in holding.files]
    shut = sorted(references[file] for file in holding.shut)
    return sorted(lines, key=lambda line: line.name.casefold()), shut


def last_kept(lines: Iterable[Line]) -> dict[UUID, datetime]:
    """By file, when something was last kept in it; what it was, the seal hides."""
    last = SealedRecord.objects.filter(file__in=[line.held.file for line in lines])
    return dict(last.values("file").annotate(last=Max("kept_at")).values_list("file", "last"))


def also_supporting(bearer: Bearer, lines: Iterable[Line]) -> dict[UUID, list[Member]]:
    """By file, who is on its care team beside the bearer."""
    grants = FileGrant.objects.filter(file__in=[line.held.file for line in lines])
    beside: dict[UUID, list[Member]] = defaultdict(list)
    for grant in grants.exclude(member=bearer.member).select_related("member").order_by("since"):
        beside[grant.file_id].append(grant.member)
    return beside


def files_named(lines: Iterable[Line], wanted: str) -> list[Line]:
    """Of these, the files whose name has every part of what was typed; accents and order do not count."""
    parts = name_tokens(wanted)
    return [line for line in lines if parts and _fits(parts, name_tokens(_names(line)))]


def file_opened(bearer: Bearer, file: SealedFile | None, purpose: str = BY_OFFICE) -> OpenFile:
    """The file with everything in it. Raises `Absent` and `Refused`; both cost alike for absent and forbidden."""
    with gate().passing(bearer, movement(file, "view", purpose=purpose)) as passage:
        passage.remark(verb="opened")
        records = rows(SealedRecord, "file_id = %s ORDER BY kept_at DESC", passage.file)
        team = care_team(passage.file)
    if file is None:  # the gate has said so already; this tells the type checker
        raise Absent
    opened = open_records(passage, records)
    return OpenFile(file, passage.header(), passage.header_version, passage.facts, opened, team)


def care_team(file: UUID) -> list[Member]:
    """Who supports the file's subject, in the order in which they came to."""
    return rows(Member, _ON_TEAM, current_charity(), file, file)


def _names(line: Line) -> str:
    header = line.held.header
    return " ".join([line.name, header.get("known_as", ""), line.reference])


def _fits(parts: set[str], names: set[str]) -> bool:
    return all(any(name.startswith(part) for name in names) for part in parts)
