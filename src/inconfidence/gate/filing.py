"""Putting files on the pages of a cabinet's list, and making their tokens: what a key-holder's look does by the way.

A page says at most `MOST` files. One with less than half as many is put together with the next that come: so a
file is filed a few times in its life, and never with all the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from inconfidence.gate import pages
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.list_ports import ListBooks, PageRow
from inconfidence.gate.pages import MOST, Listed, Page, Terms
from inconfidence.gate.ports import FileRow
from inconfidence.kernel.ids import new_id
from inconfidence.vault.blind import BlindIndex
from inconfidence.vault.errors import SealBroken


class PageBroken(Exception):
    """A page's seal does not hold; whoever looks forgets it, and its files are opened one by one."""

    def __init__(self, page: UUID) -> None:
        super().__init__("a page of a list is broken; forget it, and open its files one by one")
        self.page = page


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file on its way to a page: from none, as its row was read, or from another page."""

    listed: Listed
    row: FileRow | None = None
    before: UUID | None = None


class Filing:
    """The pages and the tokens of one cabinet, under its keys of one epoch. INVARIANT: a page that does not open
    raises `PageBroken` before anything was changed."""

    def __init__(self, books: ListBooks, charity: UUID, cabinet: UUID, held: HeldCabinet) -> None:
        self._books = books
        self._charity, self._cabinet, self._held = charity, cabinet, held
        self._index = BlindIndex(held.keys.index_key)

    def open(self, row: PageRow) -> Page:
        """The lines of a page."""
        try:
            return pages.open_lines(self._charity, self._cabinet, self._held, row)
        except (SealBroken, ValueError):
            raise PageBroken(row.id) from None

    def terms(self, page: UUID) -> list[Terms]:
        """What the files of a page are found by, in the order of its lines."""
        sealed = self._books.terms(page)
        try:
            return pages.open_terms(self._charity, self._cabinet, self._held, page, sealed)
        except (SealBroken, ValueError):
            raise PageBroken(page) from None

    def on(self, row: PageRow) -> list[Listed]:
        """The files that a page names."""
        page = self.open(row)
        together = zip(page.lines, page.own, self.terms(row.id), strict=True)
        return [Listed(pages.file_in(text), page.facts[own], text, terms) for text, own, terms in together]

    def tokens(self, terms: Terms) -> list[bytes]:
        """What these terms are looked up by."""
        return [self._index.token(name, value) for name, value in sorted(terms)]

    def file(self, loose: Iterable[tuple[FileRow, Listed]]) -> set[UUID]:
        """Puts loose files on pages, with their tokens; gives those that were put there. What changed since it
        was read stays loose."""
        coming = [_Coming(listed, row) for row, listed in loose]
        tokenless = {one.listed.file for one in coming}
        small = self._books.small(self._cabinet, self._held.epoch, MOST // 2)
        for page in small:
            listed = self.on(page)
            coming += [_Coming(one, before=page.id) for one in listed]
            tokenless |= set() if page.indexed else {one.file for one in listed}
        placed = self._place(coming)
        for page in small:
            self._books.drop_page(self._cabinet, page.id)
        self._put_tokens(one for one in placed if one.file in tokenless)
        return {one.file for one in placed}

    def mend(self, row: PageRow, stand: set[UUID]) -> None:
        """Takes off a page whatever stands there no more."""
        self._put(row.id, [one for one in self.on(row) if one.file in stand], row.indexed)

    def index(self, row: PageRow) -> None:
        """Makes the tokens of a page's files anew, under this epoch."""
        listed = self.on(row)
        self._books.drop_tokens(one.file for one in listed)
        standing = self._books.standing_on(self._cabinet, row.id)
        self._put_tokens(one for one in listed if one.file in standing)
        self._books.put_page(self._cabinet, row._replace(indexed=True), self._books.terms(row.id))

    def take_over(self, old: HeldCabinet) -> None:
        """Seals under these keys what was sealed under those of an epoch before. Tokens are made anew page by page,
        at later looks; what does not open is forgotten."""
        before = Filing(self._books, self._charity, self._cabinet, old)
        for row in self._books.pages(self._cabinet, old.epoch):
            try:
                self._put(row.id, before.on(row), indexed=False)
            except PageBroken:
                self._books.drop_page(self._cabinet, row.id)

    def forget(self, epoch: int) -> None:
        """Forgets the pages of an epoch whose keys are gone."""
        for row in self._books.pages(self._cabinet, epoch):
            self._books.drop_page(self._cabinet, row.id)

    def _place(self, coming: list[_Coming]) -> list[Listed]:
        ordered = sorted(coming, key=lambda one: one.listed.text)
        filled = {new_id(): ordered[start : start + MOST] for start in range(0, len(ordered), MOST)}
        goes = {one.listed.file: (one, page) for page, ones in filled.items() for one in ones}
        # Rows are taken in the order of ids, as everywhere: two who cross never wait for each other.
        stand = {file for file in sorted(goes) if self._takes(*goes[file])}
        placed = []
        for page, ones in filled.items():
            listed = [one.listed for one in ones if one.listed.file in stand]
            self._put(page, listed, indexed=True)
            placed += listed
        return placed

    def _takes(self, one: _Coming, page: UUID) -> bool:
        if one.row is not None:
            return self._books.claim(one.row, page)
        return one.before is not None and self._books.shift(one.listed.file, one.before, page)

    def _put(self, page: UUID, listed: list[Listed], indexed: bool) -> None:
        if not listed:
            self._books.drop_page(self._cabinet, page)
            return
        where = self._charity, self._cabinet, self._held, page
        row = PageRow(page, self._held.epoch, len(listed), indexed, pages.seal_lines(*where, listed))
        self._books.put_page(self._cabinet, row, pages.seal_terms(*where, listed))

    def _put_tokens(self, listed: Iterable[Listed]) -> None:
        self._books.put_tokens(self._rows(listed))

    def _rows(self, listed: Iterable[Listed]) -> Iterator[tuple[bytes, UUID]]:
        for one in listed:
            for token in self.tokens(one.terms):
                yield token, one.file
