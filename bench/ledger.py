"""What the ledger costs: processor time of an event, of a proof, and of an inspection; pymerkle beside it.

Usage: python bench/ledger.py [--entries 100000]
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import pymerkle

from inconfidence.ledger.checkpoint import Checkpoint, signed_checkpoint
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.hashes import TreeHashes
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.ledger.note import NamedSigner, NamedVerifier
from inconfidence.ledger.proofs import Tree
from inconfidence.ledger.tiles import TileBuilder
from inconfidence.vault.checkpoints import CheckpointKey, verify

ORIGIN = "bench.example/ledger"
KEY = CheckpointKey.create()
SIGNER = NamedSigner(ORIGIN, KEY.public, KEY.sign)
VERIFIER = NamedVerifier(ORIGIN, KEY.public, verify)
BATCH = 1000
"""How many entries a checkpoint here is signed for."""
DETAIL = bytes(range(256))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=100_000, help="how long the ledger is")
    size = parser.parse_args().entries
    log = _Log(size)
    _print("an event: entry, leaf, frontier read and written", _each(_event(log.frontier)))
    _print("a leaf appended, of an entry of 650 bytes", _each(_append(log.frontier)))
    _print(f"an inclusion proof among {size:,}, from tiles", _each(log.proof, 200))
    _peer(size)
    started = time.process_time()
    assert verify_ledger(log, VERIFIER).whole
    print(f"{'an inspection of it all':52} {size / (time.process_time() - started):9,.0f} entries/s")
    return 0


class _Log:
    """A ledger that makes its rows as they are read."""

    def __init__(self, size: int) -> None:
        self.rows = [_entry(number).to_bytes() for number in range(BATCH)]
        self.leaves = [leaf_hash(data) for data in self.rows]
        self.frontier, self.notes = Frontier.empty(), list[bytes]()
        self._tiles: dict[tuple[int, int], bytes] = {}
        builder = TileBuilder()
        for number in range(size):
            leaf = self.leaves[number % BATCH]
            self.frontier = self.frontier.append(leaf)
            self._keep(builder.append(leaf))
            if (number + 1) % BATCH == 0:
                checkpoint = Checkpoint(ORIGIN, number + 1, self.frontier.root())
                self.notes.append(signed_checkpoint(checkpoint, SIGNER))
        self._keep(builder.rest())
        size = self.frontier.size
        self.tree = Tree(size, TreeHashes(lambda level, index, _: self._tiles[level, index], size))

    def _keep(self, tiles: list[tuple[int, int, bytes]]) -> None:
        self._tiles |= {(level, index): data for level, index, data in tiles}

    def proof(self) -> None:
        self.tree.inclusion(self.frontier.size // 3)

    def origin(self) -> str:
        return ORIGIN

    def size(self) -> int:
        return self.frontier.size

    def head(self) -> bytes:
        return self.frontier.to_bytes()

    def entries(self, start: int, end: int) -> Iterator[tuple[int, bytes, bytes]]:
        for number in range(start, min(end, self.frontier.size)):
            yield number, self.rows[number % BATCH], self.leaves[number % BATCH]

    def checkpoints(self) -> Iterator[bytes]:
        return iter(self.notes)


def _entry(number: int) -> Entry:
    person, file = UUID(int=number + 1), UUID(int=2**127 + number)
    return Entry(
        datetime(2026, 1, 1, 0, 0, 0, number, UTC), "passage", person, file, "permitted", bytes(32), DETAIL
    )


def _event(frontier: Frontier) -> Callable[[], object]:
    stored, person, file = frontier.to_bytes(), UUID(int=1), UUID(int=2**127)
    at = datetime(2026, 1, 1, tzinfo=UTC)

    def event() -> bytes:
        data = Entry(at, "passage", person, file, "permitted", bytes(32), DETAIL).to_bytes()
        return Frontier.from_bytes(stored).append(leaf_hash(data)).to_bytes()

    return event


def _append(frontier: Frontier) -> Callable[[], object]:
    data, last = _entry(0).to_bytes(), [frontier]

    def append() -> None:
        last[0] = last[0].append(leaf_hash(data))

    return append


def _peer(size: int) -> None:
    """pymerkle in memory, with the same leaves."""
    tree, data = pymerkle.InmemoryTree(), _entry(0).to_bytes()
    started = time.process_time()
    for _ in range(size):
        tree.append_entry(data)
    _print("pymerkle: a leaf appended", [(time.process_time() - started) / size * 1e6])
    _print(
        f"pymerkle: an inclusion proof among {size:,}",
        _each(lambda: tree.prove_inclusion(size // 3, size), 200),
    )


def _each(work: Callable[[], object], times: int = 5000) -> list[float]:
    """Microseconds of processor time for one, in each of nine rounds."""
    rounds = []
    for _ in range(9):
        started = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - started) / times * 1e6)
    return rounds


def _print(what: str, rounds: list[float]) -> None:
    print(f"{what:52} {statistics.median(rounds):9.1f} µs  (at best {min(rounds):.1f})")


if __name__ == "__main__":
    raise SystemExit(main())
