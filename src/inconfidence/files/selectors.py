"""Reads of files: the list of those one holds, one file opened, a name found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from inconfidence.charity.house import gate, lists
from inconfidence.files.finding import wanted_of
from inconfidence.files.header import HeaderReading
from inconfidence.files.movements import LIST, movement
from inconfidence.files.records import Opened, open_records
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.gate.facts import Facts
from inconfidence.gate.held import Held
from inconfidence.gate.lists import Found
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.gate.pages import Line
from inconfidence.store.models import FileGrant, Member, SealedFile, SealedRecord
from inconfidence.store.rows import rows
from inconfidence.store.scope import current_charity
from inconfidence.vault.folding import fold_order

_READING = HeaderReading()
# So many names can be looked through in a form.
_LOOKED_THROUGH = 100
_ON_TEAM = """id IN (SELECT member_id FROM store_filegrant WHERE charity_id = %s AND file_id = %s)
ORDER BY (
    SELECT g.since FROM store_filegrant g
    WHERE g.charity_id = store_member.charity_id AND g.member_id = store_member.id AND g.file_id = %s
)"""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file on a list that was opened by itself: one that the reader supports, or owes something about."""

    held: Held

    @property
    def reference(self) -> str:
        """The file's reference."""
        return self.held.reference

    @property
    def name(self) -> str:
        """What the person is called."""
        name: str = self.held.header["name"]
        return name

    @property
    def for_a_request(self) -> bool:
        """Whether all there is of them is a request about what is theirs: nobody supports them for it."""
        asked = self.held.header.get("opened_for") == "request"
        return asked and self.held.facts.subject != "client"


@dataclass(frozen=True, slots=True)
class FileList:
    """Every file that somebody may see by name, in the order of names. `shut` are the references of those that
    cannot be opened, as somebody changed what is kept of them."""

    held: list[HeldFile]
    shut: list[str]
    _texts: list[str] = field(repr=False)

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, which: slice) -> list[Line]:
        """These lines; only what is shown is read."""
        return [Line.read(text) for text in self._texts[which]]

    def those(self, files: set[UUID]) -> list[Line]:
        """The lines of these files."""
        return [line for line in self[:] if line.file in files] if files else []

    @property
    def supported(self) -> set[UUID]:
        """The files on whose care team the reader is."""
        return {one.held.file for one in self.held if one.held.supporting}


@dataclass(frozen=True, slots=True)
class FilesToPick:
    """What a form offers: (reference, name). `more`: whether the bearer holds others that are not among them."""

    choices: list[tuple[str, str]] = field(repr=False)
    more: bool

    def lacks(self, reference: str) -> bool:
        """Whether this was wished for and is not there: nobody's, or not the bearer's to see."""
        return bool(reference) and reference not in dict(self.choices)


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


def files_listed(bearer: Bearer, records: Iterable[tuple[UUID, UUID]] = ()) -> FileList:
    """Every file that the bearer may see by name. Those of `records`, each with its file, that lie in one of them
    are opened with it."""
    listing = lists(_READING).all(bearer, LIST, dict(records))
    held = [HeldFile(one) for one in listing.held]
    return FileList(sorted(held, key=lambda one: fold_order(one.name)), listing.shut, listing.texts)


def files_to_pick(bearer: Bearer, wished: str = "") -> FilesToPick:
    """The same for a form: all of them while they can be looked through, else those of the people whom the bearer
    supports, and the one of the wished reference."""
    listed = files_listed(bearer)
    if len(listed) <= _LOOKED_THROUGH:
        return FilesToPick([(line.reference, line.name) for line in listed[:]], more=False)
    near = {one.reference: one.name for one in listed.held if one.held.supporting}
    if wished and wished not in near:
        near |= {line.reference: line.name for line in listed[:] if line.reference == wished}
    return FilesToPick(list(near.items()), more=True)


def files_found(bearer: Bearer, typed: str) -> Found:
    """Of the files that the bearer may see, those that have what was typed: a name, whole words of it in any order,
    without accents; a telephone number, an email address, a reference. And those that sound like it."""
    return lists(_READING).found(bearer, LIST, wanted_of(typed))


def last_kept(lines: Iterable[HeldFile]) -> dict[UUID, datetime]:
    """By file, when something was last kept in it; what it was, the seal hides."""
    last = SealedRecord.objects.filter(file__in=[line.held.file for line in lines])
    return dict(last.values("file").annotate(last=Max("kept_at")).values_list("file", "last"))


def also_supporting(bearer: Bearer, lines: Iterable[HeldFile]) -> dict[UUID, list[Member]]:
    """By file, who is on its care team beside the bearer."""
    grants = FileGrant.objects.filter(file__in=[line.held.file for line in lines])
    beside: dict[UUID, list[Member]] = defaultdict(list)
    for grant in grants.exclude(member=bearer.member).select_related("member").order_by("since"):
        beside[grant.file_id].append(grant.member)
    return beside


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
