"""What the benches share: the machine's line, and a table of least, median and 95th percentile."""

import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path


def machine(*packages: str) -> str:
    """The machine and the versions that the figures hold for."""
    model = next((line for line in _cpu() if line.startswith("model name")), "model name: unknown")
    found = " · ".join(f"{name} {version(name)}" for name in packages)
    return f"{model.split(':', 1)[1].strip()} · Python {platform.python_version()} · {found}"


def _cpu() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def in_turn(
    works: dict[str, Callable[[], object]], rounds: int, clock: Callable[[], int] = time.process_time_ns
) -> dict[str, list[float]]:
    """Microseconds of each call, the works taken in turn so that the machine's moods touch all alike."""
    for work in works.values():
        for _ in range(20):
            work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = clock()
            work()
            taken[name].append((clock() - start) / 1000)
    return taken


def table(heading: str, taken: dict[str, list[float]]) -> None:
    """Least, median and 95th percentile, in microseconds. The least is what the others come to on a machine
    that does nothing else: between two waits for the disk, whoever else is at work empties its caches."""
    print(f"{heading:<58} {'least µs':>12} {'median µs':>12} {'95 % µs':>12}")
    for name, figures in taken.items():
        median, high = statistics.median(figures), statistics.quantiles(figures, n=20)[-1]
        print(f"{name:<58} {min(figures):>12,.1f} {median:>12,.1f} {high:>12,.1f}")
    sys.stdout.flush()
