"""Writers on PostgreSQL, which has a disk to wait for: one at a time, then four at once, on one charity's ledger.

python bench/writers.py [--seconds 8]
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.postgres.server import NoPostgreSQL, running

SETTINGS = "-c fsync=on -c synchronous_commit=on"
FORK = multiprocessing.get_context("fork")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=8, help="how long each writes")
    seconds = parser.parse_args().seconds
    try:
        with running(SETTINGS) as address:
            os.environ |= {
                "INCONFIDENCE_DATABASE": address,
                "DJANGO_SETTINGS_MODULE": "inconfidence.site.settings",
            }
            _measure(seconds)
    except NoPostgreSQL as missing:
        print(missing)
    return 0


def _measure(seconds: float) -> None:
    import house  # sets Django up, on that database
    from django.db import connections
    from long_log import entry

    from inconfidence.charity.house import house_open
    from inconfidence.store.books import Books
    from inconfidence.store.ledger_writer import append

    charity, manager = house.found()
    with house_open(charity):
        row, heron = house.listener(manager)
        files = [house.client_file(heron, row, notes=1) for _ in range(4)]
        connections.close_all()  # the writers are copies of this process: none may inherit a connection
        works = {
            "an entry of the ledger, committed": lambda _writer: _committed(
                lambda: append(Books(), charity.id, entry(0))
            ),
            "a contact recorded, each in a file of their own": lambda writer: house.note(
                heron, files[writer]
            ),
        }
        for what, work in works.items():
            # In turn, so that the machine's moods touch both alike.
            alone, four = zip(
                *((_rate(work, 1, seconds), _rate(work, 4, seconds)) for _ in range(2)), strict=True
            )
            times = sum(four) / sum(alone)
            print(
                f"{what:50} alone {sum(alone) / 2:7,.0f} a second   four at once {sum(four) / 2:7,.0f}"
                f"   ({times:.2f} times; goal: at least 1)"
            )
        _inspect(charity)


def _committed(work: Callable[[], object]) -> None:
    from django.db import transaction

    with transaction.atomic(durable=True):
        work()


def _rate(work: Callable[[int], object], writers: int, seconds: float) -> float:
    """Commits a second, of all writers together."""
    counts, ready = FORK.Queue(), FORK.Barrier(writers)
    processes = [
        FORK.Process(target=_write, args=(partial(work, writer), seconds, ready, counts))
        for writer in range(writers)
    ]
    for process in processes:
        process.start()
    done = sum(counts.get(timeout=seconds + 60) for _ in processes)
    for process in processes:
        process.join()
    return done / seconds


def _write(work: Callable[[], object], seconds: float, ready: object, counts: object) -> None:
    work()  # the connection is made, and what is remembered is warm
    ready.wait()
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        work()
        count += 1
    counts.put(count)


def _inspect(charity: object) -> None:
    """Nothing was lost and nothing written twice."""
    from django.conf import settings

    from inconfidence.ledger.fsck import verify_ledger
    from inconfidence.store.ledger_source import open_source
    from inconfidence.store.log import Log

    log = Log.of(charity.id, settings.CHECKPOINT_KEY)
    started = time.process_time()
    source = open_source(charity.id, log.public, log.quantum_safe)
    report = verify_ledger(source, log.checkpoints)
    source.close()
    assert report.whole, report.faults
    print(f"the ledger is whole: {report.size:,} entries, in {time.process_time() - started:.1f} s")


if __name__ == "__main__":
    raise SystemExit(main())
