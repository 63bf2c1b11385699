"""A page of a list: many files' lines as one text, so that a hundred thousand need a hundred openings.

The first line is JSON: the format's version, the facts sheets that occur, and of each line which of them is its.
Then one line a file, in the order of names. A second text, beside it, has what the files are found by.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.list_ports import PageRow
from inconfidence.gate.plain_json import as_json
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.sealing import seal

VERSION = 1
# A page that goes is opened anew file by file: no more than a moment's work.
MOST = 1024
_BETWEEN = "\x1f"
# What would end a line, or a part of one, is a space in it.
_CLEAN = dict.fromkeys([*range(32), 0x7F, 0x85, 0x2028, 0x2029], " ")

Term = tuple[str, str]
Terms = frozenset[Term]


class Reading(Protocol):
    """What a list must know of headers, which are their writer's to lay out."""

    def name(self, header: Mapping[str, Any]) -> str:
        """What the person is called."""
        ...

    def order(self, name: str) -> str:
        """The name as lists are ordered by."""
        ...

    def terms(self, header: Mapping[str, Any], reference: str) -> Terms:
        """What the file is found by: fields of a blind index, with folded values."""
        ...


class Line(NamedTuple):
    """A file on a list."""

    name: str
    reference: str
    file: UUID

    @classmethod
    def read(cls, text: str) -> Line:
        """The line of a list's text."""
        _order, name, reference, file = text.split(_BETWEEN)
        return cls(name, reference, UUID(hex=file))


@dataclass(frozen=True, slots=True)
class Listed:
    """One file as lists know it. `text` is its line, `facts` its sheet as it is kept."""

    file: UUID
    facts: str
    text: str = field(repr=False)
    terms: Terms = field(repr=False)


def line_text(reading: Reading, name: str, reference: str, file: UUID) -> str:
    """A file's line: what it is ordered by, the name, the reference, the id."""
    clean = name.translate(_CLEAN)
    return _BETWEEN.join((reading.order(clean).translate(_CLEAN), clean, reference, file.hex))


def file_in(text: str) -> UUID:
    """The file of a line, which ends in its id."""
    return UUID(hex=text[-32:])


@dataclass(frozen=True, slots=True)
class Page:
    """A page, opened: line by line which of `facts` is its own."""

    facts: list[str]
    own: list[int]
    lines: list[str] = field(repr=False)


def seal_lines(
    charity: UUID, cabinet: UUID, held: HeldCabinet, page: UUID, listed: Iterable[Listed]
) -> bytes:
    """The lines of these files, which are in order, sealed as one."""
    one_by_one = list(listed)
    facts = list(dict.fromkeys(one.facts for one in one_by_one))
    number = {sheet: at for at, sheet in enumerate(facts)}
    head = as_json({"v": VERSION, "facts": facts, "own": [number[one.facts] for one in one_by_one]})
    text = "\n".join(["", *(one.text for one in one_by_one)])
    place = places.list_page(charity, cabinet, held.epoch, page)
    return seal(held.keys.header_key, head + text.encode(), place)


def seal_terms(
    charity: UUID, cabinet: UUID, held: HeldCabinet, page: UUID, listed: Iterable[Listed]
) -> bytes:
    """What the same files are found by, in the same order."""
    head = as_json({"v": VERSION})
    lines = [_BETWEEN.join((one.file.hex, *map(" ".join, sorted(one.terms)))) for one in listed]
    place = places.list_terms(charity, cabinet, held.epoch, page)
    return seal(held.keys.header_key, head + "\n".join(["", *lines]).encode(), place)


def open_lines(charity: UUID, cabinet: UUID, held: HeldCabinet, row: PageRow) -> Page:
    """The page. Raises SealBroken, and `ValueError` for one of a later version."""
    place = places.list_page(charity, cabinet, row.epoch, row.id)
    head, lines = _opened(open_sealed(held.keys.header_key, row.lines, place))
    return Page(head["facts"], head["own"], lines)


def open_terms(charity: UUID, cabinet: UUID, held: HeldCabinet, page: UUID, sealed: bytes) -> list[Terms]:
    """What the files of a page are found by, in the order of its lines. Raises as `open_lines`."""
    place = places.list_terms(charity, cabinet, held.epoch, page)
    _head, lines = _opened(open_sealed(held.keys.header_key, sealed, place))
    return [frozenset(_term(part) for part in line.split(_BETWEEN)[1:]) for line in lines]


def _opened(text: bytes) -> tuple[dict[str, Any], list[str]]:
    first, *lines = text.decode().split("\n")
    head: dict[str, Any] = json.loads(first)
    if head["v"] != VERSION:
        raise ValueError("a list of a later version than this program knows")
    return head, lines


def _term(part: str) -> Term:
    name, _, value = part.partition(" ")
    return name, value
