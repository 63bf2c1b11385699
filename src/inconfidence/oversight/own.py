"""What is recorded about a member, for the member: their papers, keys and sessions, and what they did lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.files.movements import PEOPLE
from inconfidence.ledger.entry import Entry
from inconfidence.oversight.joining import joined
from inconfidence.store.models import CabinetGrant, FileGrant, LedgerEntry, SealedFile

_SHOWN = 30
# Entries name their actor only inside: this many of the newest are looked through.
_LOOKED_THROUGH = 3000

_READ, _WROTE = _("You read in a file."), _("You wrote in a file.")
_ERASED = _("You erased a file.")
_NOT_PERMITTED = _("You asked for something that the code did not permit.")
_SHUT_OUT = _("You tried to open a file and could not.")
_SAID = _("You wrote something down for the charity.")
_BY_ITSELF = _("The program made or changed keys for you, as it does by itself.")
_WITHOUT_FILE: dict[str, str | Promise] = {
    "passage": _("You opened a list, or asked what the code says."),
    "grant": _("You gave or took keys."),
    "membership": _("You signed something, or entered something about a member."),
    "adoption": _("You adopted the code for the charity."),
    "fault": _("Something went wrong while you worked. Only that it did, was written down."),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that the member did. `reference` is empty for a file that is theirs no more, or none."""

    who: UUID | None
    last: datetime
    said: str | Promise
    reference: str
    times: int = 1

    @property
    def what(self) -> object:
        """All of it but who and when."""
        return (self.said, self.reference)

    def again(self, earlier: Deed) -> Deed:
        """The line for this and for `earlier`."""
        return replace(self, times=self.times + earlier.times)


def deeds_lately(member: UUID) -> list[Deed]:
    """What the member did, newest first, without what any file says."""
    entries = list(islice(_entries_of(member), _SHOWN))
    references = _references(member, {entry.file for entry in entries if entry.file})
    return joined(_deed(entry, references) for entry in entries)


def cabinets_held(member: UUID) -> list[tuple[str, str]]:
    """(kind, branch or "") of every cabinet whose keys the member holds."""
    grants = CabinetGrant.objects.filter(member_id=member).select_related("cabinet", "cabinet__branch")
    held = [(grant.cabinet.kind, grant.cabinet.branch) for grant in grants]
    return sorted((kind, branch.name if branch else "") for kind, branch in held)


def files_supported(member: UUID) -> int:
    """How many files the member holds by a place on their care team."""
    return FileGrant.objects.filter(member_id=member, file__reference__startswith=PEOPLE).count()


def _entries_of(member: UUID) -> Iterator[Entry]:
    rows = LedgerEntry.objects.order_by("-index").values_list("entry", flat=True)[:_LOOKED_THROUGH]
    named = str(member).encode()
    for row in rows:
        data = bytes(row)
        # A glance before the reading: most entries are somebody else's.
        if named in data:
            entry = Entry.from_bytes(data)
            if entry.actor == member:
                yield entry


def _references(member: UUID, files: set[UUID]) -> dict[UUID, str]:
    """References of those files that the member still has a tie to: of others, not even that they are there."""
    places = FileGrant.objects.filter(member_id=member, file_id__in=files, file__reference__startswith=PEOPLE)
    own = set(places.values_list("file_id", flat=True))
    cabinets = list(CabinetGrant.objects.filter(member_id=member).values_list("cabinet_id", flat=True))
    rows = SealedFile.objects.filter(id__in=files).only("id", "reference", "cabinet_id")
    return {row.id: row.reference for row in rows if row.id in own or row.cabinet_id in cabinets}


def _deed(entry: Entry, references: dict[UUID, str]) -> Deed:
    said = _said(entry)
    # Of what they were shut out from, as a party to it, not even that it is there.
    reference = references.get(entry.file, "") if entry.file and said is not _SHUT_OUT else ""
    return Deed(entry.actor, entry.at, said, reference)


def _said(entry: Entry) -> str | Promise:
    if entry.kind == "passage" and entry.outcome == "refused" and entry.detail is None:
        return _SHUT_OUT
    if entry.outcome in {"incomplete", "refused"}:
        return _NOT_PERMITTED
    if entry.kind == "erasure":
        return _ERASED
    if entry.file is not None and entry.kind != "fault":
        return _WROTE if entry.change else _READ
    if entry.kind == "passage" and entry.change:
        return _SAID
    # A turn at signing in was asked of nobody; what a member does about keys, the code decided.
    if entry.kind == "grant" and entry.outcome is None:
        return _BY_ITSELF
    return _WITHOUT_FILE.get(entry.kind, _WITHOUT_FILE["passage"])
