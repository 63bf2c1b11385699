"""Who plays in the ledger's tests: a signing key, entries that can be told apart, a ledger in memory."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from hypothesis import settings

from inconfidence.ledger.checkpoint import Checkpoint, signed_checkpoint
from inconfidence.ledger.entry import KINDS, OUTCOMES, Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash, node_hash
from inconfidence.ledger.note import NamedSigner, NamedVerifier, key_line
from inconfidence.vault.checkpoints import CheckpointKey, verify

ORIGIN = "ledger.example/charity"
_KEY = CheckpointKey(bytes(range(32)))
_OTHER = CheckpointKey(bytes(range(1, 33)))

SIGNER = NamedSigner(ORIGIN, _KEY.public, _KEY.sign)
VERIFIER = NamedVerifier(ORIGIN, _KEY.public, verify)
KEY_LINE = key_line(ORIGIN, _KEY.public)
IMPOSTOR = NamedSigner(ORIGIN, _OTHER.public, _OTHER.sign)
WITNESS = NamedSigner("witness.example/sister", _OTHER.public, _OTHER.sign)


# Machines that run tests are sometimes busy: how long an example takes says nothing about the ledger.
unhurried = settings(deadline=None)


def entry(number: int) -> Entry:
    """An entry that no other number gives; between them they show every field, full and empty."""
    seed = sha256(b"entry %d" % number).digest()
    return Entry(
        at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC) + timedelta(seconds=number, microseconds=number % 7),
        kind=KINDS[number % len(KINDS)],
        actor=UUID(bytes=seed[:16], version=4) if number % 3 else None,
        file=UUID(bytes=seed[16:], version=4) if number % 5 else None,
        outcome=OUTCOMES[number % len(OUTCOMES)] if number % 2 else None,
        change=sha256(seed).digest() if number % 4 else None,
        detail=seed * (number % 4) + seed[: number % 3] if number % 6 else None,
    )


def naive_root(leaves: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, word for word: what every cleverer way must agree with."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


class MemoryLedger:
    """A ledger that lies in lists, for the tests to spoil."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, bytes, bytes]] = []
        self.notes: list[bytes] = []
        self.frontier = Frontier.empty()
        self.name = ORIGIN

    @classmethod
    def of(cls, size: int, every: int) -> "MemoryLedger":
        """A ledger of `size` entries with a checkpoint after each `every`."""
        ledger = cls()
        for number in range(size):
            ledger.append(entry(number).to_bytes())
            if (number + 1) % every == 0:
                ledger.sign()
        return ledger

    def copy(self) -> "MemoryLedger":
        """The same ledger, to be spoilt on its own."""
        twin = type(self)()
        twin.rows, twin.notes, twin.frontier = list(self.rows), list(self.notes), self.frontier
        return twin

    def append(self, data: bytes) -> None:
        leaf = leaf_hash(data)
        self.rows.append((len(self.rows), data, leaf))
        self.frontier = self.frontier.append(leaf)

    def sign(self, signer: NamedSigner = SIGNER) -> bytes:
        checkpoint = Checkpoint(signer.name, self.frontier.size, self.frontier.root())
        self.notes.append(signed_checkpoint(checkpoint, signer))
        return self.notes[-1]

    def leaves(self) -> list[bytes]:
        return [leaf for _, _, leaf in self.rows]

    def origin(self) -> str:
        return self.name

    def size(self) -> int:
        return self.frontier.size

    def head(self) -> bytes:
        return self.frontier.to_bytes()

    def entries(self, start: int, end: int) -> Iterator[tuple[int, bytes, bytes]]:
        return (row for row in self.rows if start <= row[0] < end)

    def checkpoints(self) -> Iterator[bytes]:
        return iter(self.notes)
