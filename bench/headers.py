"""Lists and finding: 100,000 headers listed, and a name found among a thousand files and among a million.

python bench/headers.py

A real charity in SQLite; its files are rows as the program writes them, under keys of their own. A list and a
search are the whole look of a key-holder: grants, pages, seals, the code's answer for each kind of file, the line in
the ledger and its commit, all lines in order, and the fifty read that one page shows: what somebody waits for who
opens the list. Of the million only the tokens are there.
"""

import os
import re
import secrets
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

import house  # sets Django up
from django.db import connection, transaction
from measure import machine

from inconfidence.charity.house import house_open
from inconfidence.files.header import HeaderReading, header_of
from inconfidence.files.selectors import files_found, files_listed
from inconfidence.gate import Bearer, places
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.drawers import drawer_made, key_put_away
from inconfidence.gate.facts import Facts
from inconfidence.gate.filing import Filing
from inconfidence.gate.pages import Listed, line_text
from inconfidence.gate.plain_json import as_json
from inconfidence.gate.ports import FileRow
from inconfidence.store.books import Books
from inconfidence.store.drawers import drawer_add
from inconfidence.store.lists import DatabaseLists
from inconfidence.store.models import BlindRow, Cabinet, ListPage, SealedFile
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.sealing import seal

LISTED, FEW, MANY = (int(number) for number in os.environ.get("SIZES", "100000 1000 1000000").split())
GOAL_LIST, GOAL_RATIO = 0.15, 1.25
ROUNDS = 40
READING = HeaderReading()
FILE_ROW = """
INSERT INTO store_sealedfile (id, charity_id, cabinet_id, reference, dropped_in_epoch, key_wrap, header, facts,
    opened_at, generation, old_keys, header_version, facts_version)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 1, x'', 1, 1)
"""
NOW = datetime.now(UTC)
SYLLABLES = tuple(re.findall("..", "magotabosipevednacufenwiloasmirelsy"))
DONE = [frozenset(), frozenset({"code-explained"}), frozenset({"code-explained", "copy-offered"})]


def a_word(number: int) -> str:
    """A word of some syllables, another one for another number."""
    parts = []
    for _ in range(5):
        number, which = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[which])
    return "".join(parts).capitalize()


class Housed:
    """Makes files of one cabinet as rows."""

    def __init__(self, bearer: Bearer) -> None:
        self.cabinet = Cabinet.objects.get(kind="support")
        self.held: HeldCabinet = bearer.cabinets[self.cabinet.id]
        self.charity = bearer.charity
        self.drawer, self.its_key = drawer_made(self.charity, self.cabinet.id, self.held)
        drawer_add(Books(), self.charity, self.cabinet.id, self.drawer)

    def header(self, number: int) -> tuple[str, dict[str, Any]]:
        """The name of the file of this number, and its header."""
        name = f"{a_word(number)} {a_word(number // 7 + 11)}"
        email = f"{name.replace(' ', '.')}@garden.example"
        return name, {"v": 1, **header_of({"name": name, "email": email})}

    def sheet(self, number: int) -> bytes:
        """Its facts sheet: one of three, as most are alike."""
        return Facts(done=DONE[number % 3]).to_bytes()

    def file(self, number: int) -> SealedFile:
        """A file's row, as `file_open` makes it; its key in a drawer, as after a first opening."""
        file, key, (_name, header) = uuid4(), fresh_key(), self.header(number)
        where = self.charity, self.cabinet.id
        return SealedFile(
            id=file,
            charity_id=self.charity,
            cabinet=self.cabinet,
            reference=f"F-{number:05}",
            dropped_in_epoch=self.held.epoch,
            drawer_id=self.drawer.id,
            key_wrap=key_put_away(*where, self.drawer.id, self.its_key, file, key),
            header=seal(key, as_json(header), places.header(*where, file, 1)),
            facts=seal(key, self.sheet(number), places.facts(*where, file, 1)),
            opened_at=NOW,
        )

    def fill(self, numbers: range) -> None:
        """Keeps so many files, a stretch at a time."""
        for start in range(numbers.start, numbers.stop, 1000):
            stretch = range(start, min(start + 1000, numbers.stop))
            SealedFile.objects.bulk_create([self.file(number) for number in stretch])

    def file_away(self, numbers: range) -> None:
        """Files that stand on pages and have tokens. What they hold is chance: a list opens none of them."""
        where = self.charity, self.cabinet.id
        sealed = secrets.token_bytes(62), secrets.token_bytes(542), secrets.token_bytes(286)
        rows, coming = [], []
        for number in numbers:
            file, (name, header) = uuid4(), self.header(number)
            rows.append((file, *where, f"F-{number:05}", self.held.epoch, *sealed, str(NOW)))
            text = line_text(READING, name, f"F-{number:05}", file)
            terms = READING.terms(header, f"F-{number:05}")
            row = FileRow(file, where[1], "support", 1, 1, b"", b"", b"", 1, b"", 1, None, None, None)
            coming.append((row, Listed(file, self.sheet(number).decode(), text, terms)))
        with transaction.atomic():
            books = Books()
            books.change_each(FILE_ROW, rows)
            Filing(DatabaseLists(books, self.charity), *where, self.held).file(coming)

    def strange_tokens(self, number: int) -> None:
        """So many tokens, of files that are not here."""
        sql = "INSERT INTO store_blindrow (charity_id, token, file_id) VALUES (%s, %s, %s)"
        tokens = sorted(secrets.token_bytes(16) for _ in range(number))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")
        with transaction.atomic():
            Books().change_each(sql, ((self.charity, token, uuid4()) for token in tokens))


def took(work: Callable[[], object], rounds: int) -> list[float]:
    """Seconds of processor time of each call."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return taken


def report(name: str, taken: list[float], said: str = "") -> float:
    """Prints least and median milliseconds; gives the median."""
    middle = statistics.median(taken) * 1000
    print(f"{name:<62} {min(taken) * 1000:>10,.2f} {middle:>10,.2f}  {said}")
    sys.stdout.flush()
    return middle


def lookups(bearer: Bearer) -> list[float]:
    """A name that is there, another one each time."""
    names = iter(range(0, FEW, max(1, FEW // (ROUNDS + 5))))
    return took(lambda: _one(bearer, next(names)), ROUNDS)


def _one(bearer: Bearer, number: int) -> None:
    found = files_found(bearer, f"{a_word(number)} {a_word(number // 7 + 11)}")
    assert f"F-{number:05}" in [line.reference for line in found.exact]


def main() -> None:
    charity, manager = house.found()
    with house_open(charity):
        housed, look = Housed(manager), partial(files_listed, manager)
        housed.fill(range(FEW))
        files_listed(manager)
        print(machine("django", "cryptography"))
        print(f"{'processor time':<62} {'least ms':>10} {'median ms':>10}")
        few = report(f"find a name among {FEW:,} files", lookups(manager))
        housed.strange_tokens(MANY)
        many = report(f"the same beside {BlindRow.objects.count():,} tokens", lookups(manager))
        print(f"ratio {many / few:.2f} (goal at most {GOAL_RATIO})")
        housed.fill(range(FEW, 2 * FEW))
        report(f"list {FEW:,} more that stand on no page, and file them", took(look, 1))
        filing = took(lambda: housed.file_away(range(2 * FEW, LISTED)), 1)
        report(f"file {LISTED - 2 * FEW:,} more, which nobody opened", filing)
        report(
            f"list {len(files_listed(manager)):,} files in order, and show fifty",
            took(lambda: files_listed(manager)[:50], 10),
            f"goal {GOAL_LIST * 1000:.0f}",
        )
        report("the same, every line read", took(lambda: files_listed(manager)[:], 5))
        print(f"{ListPage.objects.count()} pages")


if __name__ == "__main__":
    main()
