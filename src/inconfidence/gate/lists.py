"""The door to lists: every file that somebody may see by name, and those that are found by what was typed.

A list costs a few openings, however many files are on it, and one line in the ledger; finding costs the same
among a thousand files as among a million.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import KeysTurned
from inconfidence.gate.faults import Faults
from inconfidence.gate.held import Held
from inconfidence.gate.list_ports import ListStore
from inconfidence.gate.looking import House, Look
from inconfidence.gate.movement import Movement
from inconfidence.gate.pages import Line, Listed, Terms, line_text
from inconfidence.gate.shelf import MaySee, Shelf

# Files are opened by eights: one that was found and may not be seen costs what is opened in its place.
_TOGETHER = 8

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Listing:
    """Every file that somebody may see by name. `texts` are its lines in order, to be read by `Line.read` as far as
    they are shown; `held` are those opened by themselves, `shut` the references of those that could not be."""

    texts: list[str] = field(repr=False)
    held: list[Held]
    shut: list[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: all terms of one of `exact`, or all of `near`."""

    exact: tuple[Terms, ...]
    near: Terms

    @property
    def ways(self) -> tuple[Terms, ...]:
        """Every way to be found."""
        return (*self.exact, self.near) if self.near else self.exact


@dataclass(frozen=True, slots=True)
class Found:
    """The files that were found, in order: exactly, and nearly."""

    exact: list[Line] = field(repr=False)
    near: list[Line] = field(repr=False)
    shut: list[str]


class Lists:
    """The door to one charity's lists."""

    def __init__(self, store: ListStore, house: House) -> None:
        self._store, self._house = store, house
        self._faults = Faults(store, house.clock)

    def all(self, bearer: Bearer, movement: Movement, records: Mapping[UUID, UUID]) -> Listing:
        """Every file that the bearer may see by name. Those on whose care team they are, and those in which one
        of `records` lies, are opened by themselves, with these records. `records`: by id, the file of each.

        A file whose seal is broken, or whose key nobody gave, shuts out itself and no other; however many they
        are, they are one fault in the ledger.
        """
        return _steadily(lambda: self._all(bearer, movement, records))

    def _all(self, bearer: Bearer, movement: Movement, records: Mapping[UUID, UUID]) -> Listing:
        with self._looking(bearer, movement) as look:
            own = {one.row.id for one in look.own}
            apart = [*look.own, *look.files(set(records.values()) - own)]
            held = list(look.held(apart, records))
            texts = [text for shelf, may_see in look.shelves(apart) for text in shelf.lines(may_see)]
            texts += [self._text(one) for one in held]
            look.write_down(len(texts))
        return Listing(sorted(texts), held, sorted(look.shut))

    def found(self, bearer: Bearer, movement: Movement, wanted: Wanted) -> Found:
        """The files that the bearer may see and that have what is wanted.

        What they may not see is opened as far as what they may, and a few files that nobody looked for as well:
        neither the answer nor its time tells whether there was one.
        """
        return _steadily(lambda: self._found(bearer, movement, wanted))

    def _found(self, bearer: Bearer, movement: Movement, wanted: Wanted) -> Found:
        with self._looking(bearer, movement) as look:
            listed = list(look.listed(look.own))
            for shelf, may_see in look.shelves(look.own):
                listed += _on(shelf, may_see, look, wanted)
            exact = _having(wanted.exact, listed)
            near = _having(wanted.ways, listed) - exact
            look.write_down(len(exact) + len(near))
        return Found(_in_order(exact), _in_order(near), sorted(look.shut))

    @contextmanager
    def _looking(self, bearer: Bearer, movement: Movement) -> Iterator[Look]:
        """One look in its transaction. Where somebody put a key in for the office's, there is none: a fault."""
        with self._faults.written(bearer), self._store.transaction() as tx:
            yield Look(self._house, tx, bearer, movement)

    def _text(self, held: Held) -> str:
        reading = self._house.reading
        return line_text(reading, reading.name(held.header), held.reference, held.file)


def _steadily(look: Callable[[], Answer]) -> Answer:
    """One look; begun anew, once, where keys turned between two of its reads."""
    try:
        return look()
    except KeysTurned:
        return look()


def _on(shelf: Shelf, may_see: MaySee, look: Look, wanted: Wanted) -> Iterator[Listed]:
    """Those of a cabinet that may have what is wanted."""
    loose, found = shelf.search(wanted.ways)
    yield from (one for one in loose if may_see(one.facts))
    asked = found - {one.file for one in loose} - {one.row.id for one in look.own}
    yield from look.listed(look.files(asked | _beside(shelf, asked)))


def _beside(shelf: Shelf, asked: set[UUID]) -> set[UUID]:
    """Files that nobody looked for, to make up a whole number of eights; of none as of some."""
    short = -len(asked) % _TOGETHER if asked else _TOGETHER
    others = [file for file in shelf.others(2 * _TOGETHER) if file not in asked]
    return set(others[:short])


def _having(ways: Iterable[Terms], listed: Iterable[Listed]) -> set[str]:
    return {one.text for one in listed if any(terms <= one.terms for terms in ways)}


def _in_order(texts: set[str]) -> list[Line]:
    return [Line.read(text) for text in sorted(texts)]
