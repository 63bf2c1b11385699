"""A ledger of any length in memory: a thousand entries again and again, a checkpoint after each ten thousand."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from inconfidence.ledger.checkpoint import Checkpoint, signed_checkpoint
from inconfidence.ledger.cosignature import CosignatureVerifier, Cosigner
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.ledger.note import NamedSigner, NamedVerifier, key_line
from inconfidence.ledger.tiles import TileBuilder
from inconfidence.vault.checkpoints import CheckpointKey, verify

ORIGIN = "bench.example/ledger"
KEY = CheckpointKey.create()
SIGNER = NamedSigner(ORIGIN, KEY.public, KEY.sign)
COSIGNER = Cosigner(ORIGIN, KEY.cosigning.public, KEY.cosigning.sign, 1_795_339_800)
DISTINCT = 1000
EVERY = 10_000
# As an ordinary look seals it: generation, header, nonce, 512 bytes padded, tag.
DETAIL = bytes(4 + 2 + 12 + 512 + 16)


def entry(number: int) -> Entry:
    """One of the entries."""
    person, file = UUID(int=number + 1), UUID(int=2**127 + number)
    at = datetime(2026, 1, 1, 0, 0, 0, number, UTC)
    return Entry(at, "passage", person, file, "permitted", bytes(32), DETAIL)


class LongLog:
    """A `LedgerSource` that makes its rows as they are read."""

    def __init__(self, size: int) -> None:
        self.rows = [entry(number).to_bytes() for number in range(DISTINCT)]
        self.hashes = [leaf_hash(data) for data in self.rows]
        self.frontier, self.notes = Frontier.empty(), list[bytes]()
        self.tiles: dict[tuple[int, int], bytes] = {}
        builder = TileBuilder()
        for number in range(size):
            leaf = self.hashes[number % DISTINCT]
            self.frontier = self.frontier.append(leaf)
            self._keep(builder.append(leaf))
            if (number + 1) % EVERY == 0 or number + 1 == size:
                self.notes.append(self.signed())
        self._keep(builder.rest())

    def _keep(self, tiles: list[tuple[int, int, bytes]]) -> None:
        for level, index, data in tiles:
            self.tiles[level, index] = data

    @property
    def verifier(self) -> NamedVerifier:
        """Both keys."""
        beside = CosignatureVerifier(ORIGIN, KEY.cosigning.public, verify)
        return NamedVerifier(ORIGIN, KEY.public, verify, (beside,))

    @property
    def key_line(self) -> str:
        """The Ed25519 key, for others' tools."""
        return key_line(ORIGIN, KEY.public)

    def signed(self) -> bytes:
        """A checkpoint of how it stands."""
        return signed_checkpoint(
            Checkpoint(ORIGIN, self.frontier.size, self.frontier.root()), SIGNER, COSIGNER
        )

    def origin(self) -> str:
        return ORIGIN

    def size(self) -> int:
        return self.frontier.size

    def head(self) -> bytes:
        return self.frontier.to_bytes()

    def entries(self, start: int, end: int) -> Iterator[tuple[int, bytes, bytes]]:
        for number in range(start, min(end, self.frontier.size)):
            yield number, self.rows[number % DISTINCT], self.hashes[number % DISTINCT]

    def checkpoints(self) -> Iterator[bytes]:
        return iter(self.notes)
