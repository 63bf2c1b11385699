"""What the ledger costs: an event, a checkpoint, proofs and inspections among a million entries; pymerkle beside it,
and how long somebody else's verifier takes over the export.

python bench/ledger.py [--entries 1000000]
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pymerkle
import strangers
from long_log import LongLog, entry
from measure import machine

from inconfidence.ledger.directory import DirectorySource
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.export import export_log
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.hashes import TreeHashes
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.ledger.proofs import Tree
from inconfidence.ledger.proving import Prover

PROOFS = 20_000
BATCH_SECONDS, LOOK_SECONDS = 30, 5
"""As `store.checkpoints` and `cli.server` have them; the bench runs without the web framework."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=1_000_000, help="how long the ledger is")
    size = parser.parse_args().entries
    print(machine("pymerkle", "cryptography"))
    log = LongLog(size)
    _events(log)
    _checkpoints(log)
    _proofs(log)
    _outside(log)
    return 0


def _events(log: LongLog) -> None:
    person, file = UUID(int=1), UUID(int=2**127)
    at, detail = datetime(2026, 1, 1, tzinfo=UTC), entry(0).detail

    def event() -> tuple[bytes, bytes, bytes]:
        """As `store.ledger_writer` does, without the statements: they are in `history.py`."""
        data = Entry(at, "passage", person, file, "permitted", bytes(32), detail).to_bytes()
        leaf = leaf_hash(data)
        return leaf, log.frontier.to_bytes(), log.frontier.append(leaf).to_bytes()

    said(f"an event: entry of {len(entry(0).to_bytes())} bytes, leaf, head moved on (goal 25)", each(event))


def _checkpoints(log: LongLog) -> None:
    rounds = each(log.signed, 20)
    said("a checkpoint, signed with Ed25519 and ML-DSA-44", rounds)
    share = statistics.median(rounds) / BATCH_SECONDS
    print(
        f"  one for all that is written in {BATCH_SECONDS} s, looked for every {LOOK_SECONDS} s: an entry waits up to"
        f" {BATCH_SECONDS + LOOK_SECONDS} s for its signature, and no request waits for the signing;"
        f" {share:.1f} µs an entry at one a second"
    )


def _proofs(log: LongLog) -> None:
    size, tile = log.size(), lambda level, index, _width: log.tiles[level, index]
    chance = random.Random(20261122)
    places = [chance.randrange(size) for _ in range(PROOFS)]
    tree = Tree(size, TreeHashes(tile, size))
    said(f"{PROOFS:,} inclusion proofs among {size:,}, no tile read yet", [_one_of(tree.inclusion, places)])
    said("inclusion proofs, at any place (goal 40)", [_one_of(tree.inclusion, places) for _ in range(5)])
    said("consistency proofs, from any size", [_one_of(tree.consistency, places) for _ in range(5)])
    fresh = Tree(size, TreeHashes(tile, size, kept=8))
    said("inclusion proofs in order, eight tiles kept", [_one_of(fresh.inclusion, range(min(PROOFS, size)))])
    _peer(size, places)


def _peer(size: int, places: list[int]) -> None:
    """pymerkle in memory, with the same leaves."""
    theirs, data = pymerkle.InmemoryTree(), entry(0).to_bytes()
    started = time.process_time()
    for _ in range(size):
        theirs.append_entry(data)
    said("pymerkle: a leaf appended", [(time.process_time() - started) / size * 1e6])
    few = places[:2000]
    inclusion = [_one_of(lambda at: theirs.prove_inclusion(at + 1, size), few) for _ in range(3)]
    said("pymerkle: inclusion proofs, at any place", inclusion)
    consistency = [_one_of(lambda at: theirs.prove_consistency(at + 1, size), few) for _ in range(3)]
    said("pymerkle: consistency proofs, from any size", consistency)


def _outside(log: LongLog) -> None:
    """The same log as an export, and a tenth of it: what we and others make of it."""
    with tempfile.TemporaryDirectory(prefix="inconfidence-bench-") as folder:
        for name, part in (("tenth", LongLog(log.size() // 10)), ("whole", log)):
            directory = Path(folder) / name
            started = time.perf_counter()
            export_log(part, directory)
            _spent(
                f"exported, each file synced: {part.size():,} entries", part, time.perf_counter() - started
            )
            source = DirectorySource(directory)
            prove = partial(Prover(source, part.verifier).entry, part.size() // 3)
            said("a proof into a file, checked, its entry read", each(prove, 5))
            started = time.process_time()
            assert verify_ledger(source, part.verifier).whole
            _spent("`ledger verify`, every tile of it", part, time.process_time() - started)
        for what, seconds in strangers.verified(directory, log, Path(folder)):
            _spent(what, log, seconds)


def _spent(what: str, log: LongLog, seconds: float) -> None:
    print(f"{what:66} {seconds:9.1f} s   ({log.size() / seconds:,.0f} entries a second)", flush=True)


def _one_of(prove: Callable[[int], object], places: list[int] | range) -> float:
    """Microseconds of processor time for one of them."""
    started = time.process_time()
    for place in places:
        prove(place)
    return (time.process_time() - started) / len(places) * 1e6


def each(work: Callable[[], object], times: int = 5000) -> list[float]:
    """Microseconds of processor time for one, in each of nine rounds."""
    return [_one_of(lambda _: work(), range(times)) for _ in range(9)]


def said(what: str, rounds: list[float]) -> None:
    """A line of figures."""
    print(f"{what:66} {statistics.median(rounds):9.1f} µs  (at best {min(rounds):.1f})", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
