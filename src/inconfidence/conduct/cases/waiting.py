"""What waits at somebody's desks: asked once for all registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from inconfidence.charity.house import gate
from inconfidence.conduct.cases.desks import Desks
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Case, Handler
from inconfidence.gate import Bearer
from inconfidence.store.books import Books, read_uuid
from inconfidence.store.models import SealedFile
from inconfidence.store.rows import rows
from inconfidence.store.scope import current_charity

# The files of the open cases of one register in one cabinet, and whether each is on the list of who asks.
_OPEN_AT = """
SELECT {place}, c.file_id, h.id FROM {table} c
LEFT JOIN conduct_handler h ON h.charity_id = c.charity_id AND h.file_id = c.file_id AND h.member_id = %s
WHERE c.charity_id = %s AND c.cabinet_id = %s AND c.closed_at IS NULL AND c.file_id IS NOT NULL
"""


def cases_due(bearer: Bearer, *registers: Register[Any]) -> list[Any]:
    """The open cases of these registers that wait for the bearer; see `due_at`."""
    return due_at(Desks.of(bearer, *registers))


def due_at(desks: Desks) -> list[Any]:
    """The open cases that wait for whose desks these are, register by register, the nearest clock first: their own,
    those that nobody who holds the keys deals with, and, whoever deals with them, those that are late."""
    return [
        row
        for register, files in _on_list(desks)
        # One that does not wait may have no clock.
        for row in sorted(filter(register.waits, _rows(register, files)), key=register.clock)
        if register.is_late(row) or desks.leave(row)
    ]


def put_on_list(register: Register[Any], bearer: Bearer, files: Iterable[SealedFile]) -> list[UUID]:
    """Whoever was given their keys after a case came finds it on their list from now on, unless they are a party to
    it; that they were asked about is written nowhere. Gives the files that are on it now."""
    found = gate().open_to(bearer, [register.about(file, "view") for file in files])
    if found:
        new = [Handler(file_id=file, member_id=bearer.member) for file in found]
        Handler.objects.bulk_create(new, ignore_conflicts=True)
    return found


def _on_list(desks: Desks) -> list[tuple[Register[Any], list[UUID]]]:
    """By register, the files of the open cases at these desks that are on the member's list, or come to be."""
    open_at = [(desks.registers[place], read_uuid(file), listed) for place, file, listed in _open_at(desks)]
    found = []
    for register in desks.registers:
        theirs = [(file, listed) for other, file, listed in open_at if other is register]
        new = [file for file, listed in theirs if listed is None]
        found.append(
            (register, [file for file, listed in theirs if listed is not None] + _new(register, desks, new))
        )
    return found


def _open_at(desks: Desks) -> list[tuple[Any, ...]]:
    """Of every register at once, in one look; none for whoever has no desk."""
    parts, values = [], []
    for place, register in enumerate(desks.registers):
        for kind in desks.held(register):
            parts.append(_OPEN_AT.format(place=place, table=register.lines._meta.db_table))
            values += [desks.bearer.member, current_charity(), desks.cabinets[kind]]
    return Books().all(" UNION ALL ".join(parts), *values) if parts else []


def _new(register: Register[Any], desks: Desks, files: list[UUID]) -> list[UUID]:
    if not files:
        return []
    there = SealedFile.objects.filter(id__in=files).select_related("cabinet")
    return put_on_list(register, desks.bearer, there)


def _rows(register: Register[Any], files: list[UUID]) -> list[Case]:
    places = ", ".join(["%s"] * len(files))
    return rows(register.lines, f"file_id IN ({places})", *files) if files else []
