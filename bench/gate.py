"""What the gate adds to a bare durable insert: deciding, writing down, opening one record.

python bench/gate.py
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from statistics import median
from time import perf_counter_ns, process_time_ns
from uuid import UUID, uuid4

import house  # sets Django up
from django.db import connection, transaction
from driver import Driver
from measure import machine, table

from inconfidence.charity.actions.file_keys import places_take_up
from inconfidence.charity.house import gate, house_open
from inconfidence.files.movements import movement
from inconfidence.files.records import row_of
from inconfidence.gate import Bearer, places
from inconfidence.kernel.clock import SystemClock
from inconfidence.ledger.entry import Entry
from inconfidence.store.adapter import DatabaseStore
from inconfidence.store.models import FileGrant, SealedRecord
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.opening import open_sealed, unwrap
from inconfidence.vault.sealing import seal, wrap

ROUNDS = 400
CLOCKS = {"processor time": process_time_ns, "time on the clock": perf_counter_ns}
BARE = "a bare durable insert (peer)"
# What is below the gate: the rows, by its own statements, and the sealing, with every context made.
ASKED = "the books alone: rows asked for, a line in the ledger"
SEALS = "the seals alone: a key, facts, a record, a line's detail"
# The floor: no Django, no entry that is made, nothing that is looked at.
DRIVERS_BARE, DRIVERS_BOOKS = "SQLite's driver alone: a bare insert", "SQLite's driver alone: the books"
# What is measured, and the goal in microseconds above the bare insert, where there is one.
WARM, HELD = "a record, by a place on the care team", "a record, by the cabinet's key"
FIRST = "the first look at a place taken up at unlocking"
SINCE = "the first look at a place given since (HPKE, Ed25519)"
TAKING = "taking up a place at unlocking"
GOALS = {WARM: 150, HELD: 150, FIRST: 250, SINCE: 250}


def bare_insert() -> None:
    """One durable row of the size of a ledger's entry."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare VALUES (%s, %s)", [uuid4().hex, bytes(700)])


class Below:
    """What the gate stands on, without it."""

    def __init__(self, charity: UUID, file: UUID, by: Bearer) -> None:
        self._file, self._by = file, by
        self._store = DatabaseStore(charity, SystemClock())
        self._key = fresh_key()
        self._here = places.facts(charity, file, file, 1)
        self._wrap = wrap(self._key, fresh_key(), self._here)
        self._facts, self._record = (seal(self._key, bytes(size), self._here) for size in (200, 480))

    def books(self) -> None:
        """Who and which file, and a line of the size of an opening's."""
        with self._store.transaction() as tx:
            tx.at_file(self._by.member, self._file)
            now = datetime.now(UTC)
            tx.append(Entry(now, "passage", self._by.member, self._file, "permitted", None, bytes(546)))

    def seals(self) -> None:
        """Three are opened and one is made."""
        unwrap(self._key, self._wrap, self._here)
        open_sealed(self._key, self._facts, self._here)
        open_sealed(self._key, self._record, self._here)
        seal(self._key, bytes(480), self._here)


class Opening:
    """One record of one file, opened through the whole gate."""

    def __init__(self, file, by: Bearer) -> None:
        self._wanted = movement(file, "view")
        self._record = row_of(SealedRecord.objects.order_by("-kept_at")[0])
        self._place = FileGrant.objects.filter(file=file, member_id=by.member)
        self._by = by

    def __call__(self) -> None:
        with gate().passing(self._by, self._wanted) as passage:
            pass
        passage.read(self._record)

    def anew(self) -> None:
        """As a request does, with keys that come out of the session and were not used yet."""
        self._by = Bearer.from_bytes(self._by.to_bytes())

    def given_since(self) -> None:
        """As if the place had just been given."""
        self._place.update(quick_wrap=b"")
        self.anew()

    def taken_up(self) -> None:
        """As if it had been, before they last unlocked."""
        self.given_since()
        self.take_up()

    def take_up(self) -> None:
        places_take_up(bearer=self._by)


def main() -> None:
    charity, manager = house.found()
    with house_open(charity):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, content BLOB)")
        row, heron = house.listener(manager)
        file = house.client_file(heron, row, notes=3)
        print(machine("django", "cryptography"))
        driver = Driver(charity.id.hex, heron.member.hex, file.id.hex)
        works = _works(
            Below(charity.id, file.id, heron), driver, Opening(file, heron), Opening(file, manager)
        )
        for clock, taken in _measured(works).items():
            table(f"opening one record: {clock}", taken)
            _above(taken)


def _works(
    below: Below, driver: Driver, placed: Opening, held: Opening
) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """By name, what makes ready and what is measured."""
    nothing = partial(bool)
    return {
        # The driver's connection wrote last, and SQLite has the other read anew what it had in hand.
        BARE: (below.books, bare_insert),
        ASKED: (nothing, below.books),
        SEALS: (nothing, below.seals),
        WARM: (nothing, placed),
        HELD: (nothing, held),
        FIRST: (placed.taken_up, placed),
        SINCE: (placed.given_since, placed),
        TAKING: (placed.given_since, placed.take_up),
        DRIVERS_BARE: (driver.books, driver.bare_insert),
        DRIVERS_BOOKS: (nothing, driver.books),
    }


def _measured(works) -> dict[str, dict[str, list[float]]]:
    """By clock and work, microseconds of each round: all in turn, so that the machine's moods touch all alike."""
    taken = {clock: {name: [] for name in works} for clock in CLOCKS}
    for number in range(20 + ROUNDS):
        for name, (ready, work) in works.items():
            ready()
            before = [read() for read in CLOCKS.values()]
            work()
            after = [read() for read in CLOCKS.values()]
            if number >= 20:
                for clock, start, end in zip(CLOCKS, before, after, strict=True):
                    taken[clock][name].append((end - start) / 1000)
    return taken


def _above(taken: dict[str, list[float]]) -> None:
    for word, figure in (("median", median), ("least", min)):
        bare = figure(taken[BARE])
        said = [f"{name} {figure(taken[name]) - bare:,.0f} (goal {goal})" for name, goal in GOALS.items()]
        print(f"µs above the bare insert, {word}: " + " · ".join(said))
        books, seals = figure(taken[ASKED]) - bare, figure(taken[SEALS])
        rest = figure(taken[WARM]) - bare - books - seals
        floor = figure(taken[DRIVERS_BOOKS]) - figure(taken[DRIVERS_BARE])
        print(
            f"  of the first, the books {books:,.0f} (by SQLite's driver alone {floor:,.0f}), "
            f"the seals {seals:,.0f}, the gate itself {rest:,.0f}"
        )
    print()


if __name__ == "__main__":
    main()
