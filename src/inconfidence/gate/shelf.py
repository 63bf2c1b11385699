"""One cabinet's list in the hand of a key-holder, within a transaction: pages, and the files that stand on none.

A file whose header or facts changed is loose: whoever changed it may hold no key of the cabinet. The next
key-holder who looks opens the loose ones by themselves, and files them once there are many.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar
from uuid import UUID

from inconfidence.gate import keys, places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.errors import Absent, Forged
from inconfidence.gate.filing import Filing, PageBroken
from inconfidence.gate.list_ports import CabinetRow, ListedRow, ListTransaction, PageRow
from inconfidence.gate.pages import Listed, Page, Reading, Terms, file_in, line_text
from inconfidence.vault.errors import VaultError
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import open_sealed

# So many files may be loose before they are filed.
LOOSE = 16
# So many are filed at one look: after a restore or an import no look takes longer than a page may.
FILED = 4096
# So many pages are mended, or have their tokens made anew, at one look.
AT_ONCE = 4
# So many words are looked up; the others are compared with what was found.
TOKENS = 12

Found = TypeVar("Found")
MaySee = Callable[[str], bool]
Fault = Callable[[ListedRow | None], None]


def listed_of(bearer: Bearer, reading: Reading, one: ListedRow, key: SecretKey, facts: str) -> Listed:
    """A file as lists know it, opened by itself. Raises SealBroken. Leaves the gate after a commit only."""
    row = one.row
    place = places.header(bearer.charity, row.cabinet, row.id, row.header_version)
    header = json.loads(open_sealed(key, row.header, place))
    text = line_text(reading, reading.name(header), one.reference, row.id)
    return Listed(row.id, facts, text, reading.terms(header, one.reference))


def facts_of(bearer: Bearer, one: ListedRow, key: SecretKey) -> str:
    """Its facts sheet, as it is kept. Raises SealBroken."""
    row = one.row
    place = places.facts(bearer.charity, row.cabinet, row.id, row.facts_version)
    return open_sealed(key, row.facts, place).decode()


class Shelf:
    """A cabinet's list. `apart` are files that the look opens by itself and wants nothing of here, with the pages
    on which they stand; `fault` writes down a file, or a page (None), whose seal is broken."""

    def __init__(
        self,
        tx: ListTransaction,
        bearer: Bearer,
        cabinet: CabinetRow,
        held: HeldCabinet,
        reading: Reading,
        apart: Mapping[UUID, UUID | None],
        fault: Fault,
    ) -> None:
        self._tx, self._books, self._bearer = tx, tx.lists, bearer
        self._reading, self._apart, self._fault = reading, apart, fault
        self._shut: set[UUID] = set()
        self._held = held
        self._filing = Filing(tx.lists, bearer.charity, cabinet.id, held)
        self._cabinet = cabinet

    def lines(self, may_see: MaySee) -> list[str]:
        """The text of every file that may be seen by its facts sheet, in no order."""
        return self._steadily(lambda: self._lines(may_see))

    def search(self, wanted: Collection[Terms]) -> tuple[list[Listed], set[UUID]]:
        """The loose files, whatever they say; and those of the others that have all of one of these terms."""
        return self._steadily(lambda: (self._settled(), self._looked_up(wanted)))

    def others(self, number: int) -> list[UUID]:
        """Some files of the cabinet, whichever."""
        return self._books.some(self._cabinet.id, number)

    def _steadily(self, look: Callable[[], Found]) -> Found:
        while True:
            try:
                return look()
            except PageBroken as broken:
                self._fault(None)
                self._books.drop_page(self._cabinet.id, broken.page)

    def _settled(self) -> list[Listed]:
        """Every loose file; where they are many, they are filed first."""
        for epoch in self._books.epochs_before(self._cabinet.id, self._cabinet.epoch):
            self._take_over(epoch)
        loose = [found for one in self._loose() if (found := self._opened(one)) is not None]
        if len(loose) <= LOOSE:
            return [listed for _row, listed in loose]
        filed = self._filing.file((one.row, listed) for one, listed in loose[:FILED])
        return [listed for _row, listed in loose if listed.file not in filed]

    def _take_over(self, epoch: int) -> None:
        """The cabinet's keys have turned: its pages of before come under the present ones."""
        try:
            old = keys.keys_of_epoch(self._tx, self._bearer, self._cabinet.id, self._held, epoch)
        except (Absent, VaultError):
            self._filing.forget(epoch)
        else:
            self._filing.take_over(old)

    def _loose(self) -> list[ListedRow]:
        rows = self._books.loose(self._cabinet.id, self._bearer.member)
        return [one for one in rows if one.row.id not in self._apart and one.row.id not in self._shut]

    def _opened(self, one: ListedRow) -> tuple[ListedRow, Listed] | None:
        try:
            key = keys.file_key(self._tx, self._bearer, one.row)
            facts = facts_of(self._bearer, one, key)
            return one, listed_of(self._bearer, self._reading, one, key, facts)
        except (Forged, VaultError):
            self._shut.add(one.row.id)
            self._fault(one)
            return None

    def _lines(self, may_see: MaySee) -> list[str]:
        texts = [one.text for one in self._settled() if may_see(one.facts)]
        standing, rows = self._books.standing(self._cabinet.id), self._pages()
        for lost in standing.keys() - {row.id for row in rows}:
            raise PageBroken(lost)
        worn = []
        for row in rows:
            page = self._filing.open(row)
            stand = None if standing.get(row.id) == row.size else self._stand_on(row)
            worn += [(row, stand)] if stand is not None else []
            texts += self._seen(row, page, stand, may_see)
        for row, stand in worn[:AT_ONCE]:
            self._filing.mend(row, stand)
        return texts

    def _pages(self) -> list[PageRow]:
        return self._books.pages(self._cabinet.id, self._cabinet.epoch)

    def _stand_on(self, row: PageRow) -> set[UUID]:
        return self._books.standing_on(self._cabinet.id, row.id)

    def _seen(self, row: PageRow, page: Page, stand: set[UUID] | None, may_see: MaySee) -> list[str]:
        """The lines of a page that count here; `stand` is who stands on it, None for all whom it names."""
        lines, seen = page.lines, [may_see(facts) for facts in page.facts]
        if not all(seen):
            lines = [text for text, own in zip(lines, page.own, strict=True) if seen[own]]
        if stand is not None:
            lines = [text for text in lines if file_in(text) in stand]
        if row.id in self._apart.values():
            lines = [text for text in lines if file_in(text) not in self._apart]
        return lines

    def _looked_up(self, wanted: Collection[Terms]) -> set[UUID]:
        found = {file for terms in wanted for file in self._books.found(self._filing.tokens(terms)[:TOKENS])}
        unindexed = self._books.unindexed(self._cabinet.id, self._cabinet.epoch)
        for row in unindexed:
            found |= {one.file for one in self._filing.on(row) if any(terms <= one.terms for terms in wanted)}
        for row in unindexed[:AT_ONCE]:
            self._filing.index(row)
        return found
