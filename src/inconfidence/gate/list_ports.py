"""What lists need of the house around the gate: beside the ports of `gate.ports`, as few statements as possible."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol
from uuid import UUID

from inconfidence.gate.ports import FileRow, RecordRow, Transaction


class ListedRow(NamedTuple):
    """A file that is opened by itself, and where it stands in lists: `page` is None where it stands on none."""

    row: FileRow
    reference: str
    page: UUID | None


class CabinetRow(NamedTuple):
    """A cabinet that a member holds; `epoch` is that of the keys which were given to them."""

    id: UUID
    kind: str
    epoch: int


class PageRow(NamedTuple):
    """A page of a cabinet's list, sealed. `size` lines were put on it."""

    id: UUID
    epoch: int
    size: int
    indexed: bool
    lines: bytes


class ListBooks(Protocol):
    """The rows of lists, within one transaction."""

    def cabinets(self, member: UUID) -> list[CabinetRow]:
        """The cabinets whose keys the member holds."""
        ...

    def own(self, member: UUID) -> list[ListedRow]:
        """The files on whose care team the member is, in the order of ids."""
        ...

    def files(self, files: Collection[UUID], member: UUID) -> list[ListedRow]:
        """Those of these files that the member has a grant to."""
        ...

    def records(self, records: Collection[UUID]) -> list[RecordRow]:
        """Those of these records that are there, as they are sealed now."""
        ...

    def loose(self, cabinet: UUID, member: UUID) -> list[ListedRow]:
        """The cabinet's files that stand on no page."""
        ...

    def some(self, cabinet: UUID, number: int) -> list[UUID]:
        """So many files of the cabinet, whichever come first."""
        ...

    def pages(self, cabinet: UUID, epoch: int) -> list[PageRow]:
        """The pages of the cabinet's list that were sealed in this epoch."""
        ...

    def unindexed(self, cabinet: UUID, epoch: int) -> list[PageRow]:
        """Those of them whose files have no tokens of that epoch."""
        ...

    def small(self, cabinet: UUID, epoch: int, size: int) -> list[PageRow]:
        """Those of them with fewer lines than `size`."""
        ...

    def epochs_before(self, cabinet: UUID, epoch: int) -> list[int]:
        """The epochs before this one in which pages were sealed that are still there."""
        ...

    def standing(self, cabinet: UUID) -> dict[UUID, int]:
        """By page, how many files stand on it."""
        ...

    def standing_on(self, cabinet: UUID, page: UUID) -> set[UUID]:
        """Which files stand on a page."""
        ...

    def terms(self, page: UUID) -> bytes:
        """The sealed terms of a page; empty where there is none."""
        ...

    def found(self, tokens: Sequence[bytes]) -> set[UUID]:
        """The files that have every one of the tokens."""
        ...

    def put_page(self, cabinet: UUID, page: PageRow, terms: bytes) -> None:
        """Keeps a page, or what it says now."""
        ...

    def claim(self, row: FileRow, page: UUID) -> bool:
        """Puts a file that stands on no page on this one; False where it is not as `row` says any more."""
        ...

    def shift(self, file: UUID, before: UUID, page: UUID) -> bool:
        """Puts a file of one page on another; False where it does not stand there any more."""
        ...

    def put_tokens(self, tokens: Iterable[tuple[bytes, UUID]]) -> None:
        """Keeps tokens of files; those that are there stay."""
        ...

    def drop_tokens(self, files: Iterable[UUID]) -> None:
        """Forgets every token of these files."""
        ...

    def drop_page(self, cabinet: UUID, page: UUID) -> None:
        """Forgets a page; what stood on it stands on none."""
        ...


class ListTransaction(Transaction, Protocol):
    """A transaction with lists."""

    @property
    def lists(self) -> ListBooks:
        """The rows of lists."""
        ...


class ListStore(Protocol):
    """Where one charity's things are kept, with its lists."""

    def transaction(self) -> AbstractContextManager[ListTransaction]:
        """A durable transaction: when the block ends without an error, it has been committed."""
        ...
