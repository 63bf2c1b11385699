"""What the gate needs of the house around it. The store implements this; tests have one in memory.

Rows that are made at every opening are named tuples: they cost a third of a frozen dataclass.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from uuid import UUID

from inconfidence.ledger.entry import Entry


class MemberRow(NamedTuple):
    """A member as far as a decision needs them. `standing` is a word of the vocabulary."""

    id: UUID
    role: str
    standing: str


class Drawer(NamedTuple):
    """A cabinet's drawer, as it was made in the epoch `made`: its own key, under the cabinet's of `epoch`."""

    id: UUID
    made: int
    epoch: int
    wrap: bytes


class FileRow(NamedTuple):
    """A file's ciphertext and where it lies, with this member's grants to it: None where there is no such grant.

    `key_wrap` is its key under that of its `drawer`; where there is none, dropped in by the public key of
    `dropped_in_epoch`.
    `quick_wrap` is empty at a place on the care team whose key has not been out of its wrap yet; `cabinet_epoch` is
    the epoch of the cabinet's keys that the member was given.
    """

    id: UUID
    cabinet: UUID
    cabinet_kind: str
    dropped_in_epoch: int
    generation: int
    key_wrap: bytes
    old_keys: bytes
    header: bytes
    header_version: int
    facts: bytes
    facts_version: int
    quick_wrap: bytes | None
    cabinet_epoch: int | None
    drawer: Drawer | None


class RecordRow(NamedTuple):
    """One sealed record of a file."""

    id: UUID
    file: UUID
    version: int
    content: bytes


class CabinetKey(NamedTuple):
    """The public key of a cabinet, and of which epoch it is. Whoever gives one looked at its proof before."""

    epoch: int
    public: bytes


@dataclass(frozen=True, slots=True)
class Grant:
    """A key sealed to a member, and the granter's signed word for it.

    `quick_wrap` is the same key under the member's own symmetric one, where they gave it to themselves.
    """

    wrap: bytes
    statement: bytes
    signature: bytes
    quick_wrap: bytes = b""


@dataclass(frozen=True, slots=True)
class SignedWrap:
    """A grant as it is on the books, with the granter's public keys, and those of before, to hold it against."""

    wrap: bytes
    statement: bytes
    signature: bytes
    granter_public: bytes
    granter_former: bytes = b""


class NewPlace(NamedTuple):
    """A place on a file's care team whose key has not been out of its wrap yet."""

    file: UUID
    generation: int
    given: SignedWrap


class Transaction(Protocol):
    """One durable transaction: all of it is kept, or none."""

    def member(self, member: UUID) -> MemberRow:
        """The member as they stand now."""
        ...

    def at_file(self, member: UUID, file: UUID | None) -> tuple[MemberRow, FileRow | None]:
        """The member as they stand now, and the file with their grants to it, held still until the commit; None
        where there is no such file."""
        ...

    def hold(self, file: UUID) -> None:
        """Holds the file still until the commit, where there is one."""
        ...

    def office_key(self) -> CabinetKey:
        """The public key of the cabinet whose holders may read what is said of members. Raises `Forged`."""
        ...

    def file_grant(self, file: UUID, member: UUID) -> tuple[int, SignedWrap]:
        """The member's grant to the file, and of which generation of its key. Raises `Absent` where there is none."""
        ...

    def cabinet_grant(self, cabinet: UUID, member: UUID) -> tuple[int, SignedWrap]:
        """The member's grant to the cabinet, and of which epoch's keys."""
        ...

    def former_keys(self, cabinet: UUID, epoch: int, member: UUID) -> tuple[int | None, bytes]:
        """The cabinet's keys of an epoch before, and the present epoch, under whose keys they are sealed: that of the
        member's grant, None where they have none any more. Raises `Absent` where no such keys are kept."""
        ...

    def cabinet_key(self, cabinet: UUID) -> CabinetKey:
        """The public key that is to be used for what is dropped in now. Raises `Forged`."""
        ...

    def new_places(self, member: UUID, most: int) -> list[NewPlace]:
        """The member's places on care teams that have no quick wrap yet, the oldest first."""
        ...

    def keep_quick_wrap(self, place: NewPlace, member: UUID, wrap: bytes) -> None:
        """Keeps a member's quick wrap beside the one it was made from, while that is still there."""
        ...

    def drawer_with_room(self, cabinet: UUID, epoch: int, most: int) -> Drawer | None:
        """The last of the cabinet's drawers that were made in this epoch; None where `most` files lie in it."""
        ...

    def add_drawer(self, cabinet: UUID, drawer: Drawer) -> None:
        """Keeps a new drawer."""
        ...

    def keep_in_drawer(self, row: FileRow, drawer: UUID, wrap: bytes) -> None:
        """Keeps the key of a file that was dropped in under that of a drawer, unless the file has another key, or
        lies in a drawer, by now."""
        ...

    def records(self, file: UUID) -> Iterable[RecordRow]:
        """Every sealed record of the file, replaced wordings included."""
        ...

    def reseal(self, record: RecordRow) -> None:
        """Puts a record's new ciphertext in place of the old."""
        ...

    def turn_file_key(self, row: FileRow) -> None:
        """Puts a file's ciphertexts under its new key and forgets every grant of the old one."""
        ...

    def erase_file(self, file: UUID) -> None:
        """Deletes a file, every grant to it and everything that is kept in it."""
        ...

    def append(self, entry: Entry) -> None:
        """Writes a line in the ledger."""
        ...


class Store(Protocol):
    """Where one charity's things are kept."""

    @property
    def charity(self) -> UUID:
        """The charity it is about."""
        ...

    def member(self, member: UUID) -> MemberRow:
        """The member as they stand now, for what changes nothing and holds nobody up."""
        ...

    def transaction(self) -> AbstractContextManager[Transaction]:
        """A durable transaction: when the block ends without an error, it has been committed."""
        ...
