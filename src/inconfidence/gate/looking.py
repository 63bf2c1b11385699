"""One look at a list, within its transaction: who looks, what the code lets them see, what could not be opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from inconfidence.gate import keys
from inconfidence.gate.acting import Act
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Forged, KeysTurned
from inconfidence.gate.facts import Facts
from inconfidence.gate.flows import flow_of
from inconfidence.gate.held import Held, Sealed
from inconfidence.gate.list_ports import CabinetRow, ListedRow, ListTransaction
from inconfidence.gate.movement import Movement
from inconfidence.gate.pages import Listed, Reading
from inconfidence.gate.shelf import MaySee, Shelf, facts_of, listed_of
from inconfidence.gate.weighing import Codes
from inconfidence.kernel.clock import Clock
from inconfidence.ledger.entry import Entry
from inconfidence.vault.errors import VaultError


@dataclass(frozen=True, slots=True)
class House:
    """What every look needs: the codes, the time, and how headers are read."""

    codes: Codes
    clock: Clock
    reading: Reading


class Look:
    """What one member may see of the lists. `shut`: files that could not be opened, by reference.

    Files are opened before the look's lines are durable; what they say leaves the gate after the commit only.
    """

    def __init__(self, house: House, tx: ListTransaction, bearer: Bearer, movement: Movement) -> None:
        self._house, self._tx = house, tx
        self._bearer, self._movement = bearer, movement
        self._member = tx.member(bearer.member)
        self._said: dict[tuple[str, str, tuple[str, ...]], bool] = {}
        self.own = tx.lists.own(bearer.member)
        self.shut: set[str] = set()
        self._broken: list[UUID | None] = []

    def files(self, files: Iterable[UUID]) -> list[ListedRow]:
        """Those of these files that the member has a grant to."""
        return self._tx.lists.files(set(files), self._bearer.member)

    def held(self, rows: Iterable[ListedRow], records: Collection[UUID]) -> Iterator[Held]:
        """Those of the files that the member may see, with those of `records` that are theirs. Raises `KeysTurned`
        where a file's key turned since its row was read: its records are sealed anew."""
        kept = self._tx.lists.records(records)
        for one in rows:
            try:
                sealed, may_see = self._sealed(one)
                held = [sealed.opened(self._bearer, kept)] if may_see else []
            except (Forged, VaultError):
                self._unless_turned(one)
                self.fault(one)
            else:
                yield from held

    def listed(self, rows: Iterable[ListedRow]) -> Iterator[Listed]:
        """Those of the files that the member may see, as lists know them. All are opened at the same cost."""
        for one in rows:
            try:
                sealed, may_see = self._sealed(one)
                listed = listed_of(self._bearer, self._house.reading, one, sealed.key, sealed.sheet)
            except (Forged, VaultError):
                self.fault(one)
            else:
                yield from [listed] if may_see else []

    def shelves(self, apart: Iterable[ListedRow]) -> Iterator[tuple[Shelf, MaySee]]:
        """Every cabinet whose keys the member holds, and what may be seen there by its facts sheet."""
        aside = {one.row.id: one.page for one in apart}
        for cabinet in self._tx.lists.cabinets(self._bearer.member):
            shelf = self._shelf(cabinet, aside)
            if shelf is not None:
                yield shelf, partial(self.may_see, cabinet.kind, ("responsible",))

    def may_see(self, cabinet_kind: str, ties: tuple[str, ...], sheet: str) -> bool:
        """Whether the code lets the member see a file of this facts sheet; asked once for all that are alike."""
        asked = cabinet_kind, sheet, ties
        if asked not in self._said:
            facts = Facts.from_bytes(sheet.encode())
            _flow, decision = self._house.codes.best(self._member, self._movement, cabinet_kind, facts, ties)
            self._said[asked] = decision.permitted
        return self._said[asked]

    def fault(self, one: ListedRow | None) -> None:
        """Notes a file, or a page (None), whose seal is broken or whose key nobody gave."""
        if one is not None:
            self.shut.add(one.reference)
        self._broken.append(one.row.id if one is not None else None)

    def write_down(self, shown: int) -> None:
        """The look's one line in the ledger; and one more where anything was broken, however much it was."""
        flow = flow_of(self._member, self._movement, Facts(), "supporting")
        act = Act(self._bearer.charity, self._bearer.member, flow, self._house.codes.decide(flow))
        act.remark(verb="list", files=shown, **({"broken": len(self._broken)} if self._broken else {}))
        self._tx.append(act.entry(self._house.clock.now(), "passage", self._tx.office_key()))
        if self._broken:
            alone = self._broken[0] if len(self._broken) == 1 else None
            self._tx.append(Entry(self._house.clock.now(), "fault", self._bearer.member, alone))

    def _unless_turned(self, one: ListedRow) -> None:
        now = self.files([one.row.id])
        if not now or now[0].row.generation != one.row.generation:
            raise KeysTurned

    def _sealed(self, one: ListedRow) -> tuple[Sealed, bool]:
        """The file with its key, and whether the member may see it."""
        key = keys.file_key(self._tx, self._bearer, one.row)
        sheet = facts_of(self._bearer, one, key)
        may_see = self.may_see(one.row.cabinet_kind, keys.relations(one.row), sheet)
        return Sealed(one.row, one.reference, key, sheet), may_see

    def _shelf(self, cabinet: CabinetRow, apart: Mapping[UUID, UUID | None]) -> Shelf | None:
        try:
            held = keys.granted_cabinet(self._tx, self._bearer, cabinet.id, cabinet.epoch)
        except (Forged, VaultError):
            self.fault(None)
            return None
        return Shelf(self._tx, self._bearer, cabinet, held, self._house.reading, apart, self.fault)
