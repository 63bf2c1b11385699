"""What comparing two codes costs: seconds of processor time for each pair of the five, and of a whole process.

python bench/compare.py

Goal: at most 2 s for any pair. No peer does this: policy engines answer one question at a time.
"""

import os
import statistics
import subprocess
import sys
import time
from itertools import permutations
from pathlib import Path

from measure import machine

from inconfidence.codex import bundled_ids, load
from inconfidence.codex.compare import compare

GOAL = 2.0


def in_process() -> dict[str, float]:
    """Seconds for each ordered pair, codes loaded beforehand."""
    taken = {}
    for old, new in permutations(bundled_ids(), 2):
        load(old), load(new)
        start = time.process_time()
        compare(load(old), load(new))
        taken[f"{old} → {new}"] = time.process_time() - start
    return taken


def of_a_process(pair: str) -> float:
    """Seconds of processor time of the command, from its start to its end."""
    old, new = pair.split(" → ")
    before = os.times()
    command = [Path(sys.executable).with_name("inconfidence"), "code", "compare", old, new, "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    print(machine("markdown-it-py"))
    taken = in_process()
    slowest = max(taken, key=lambda pair: taken[pair])
    print(f"{'comparing two codes, every flow':<48} {'seconds':>8}")
    for pair, seconds in taken.items():
        print(f"{pair:<48} {seconds:>8.2f}")
    print(f"{'median':<48} {statistics.median(taken.values()):>8.2f}")
    whole = of_a_process(slowest)
    print(f"{f'the command, {slowest}, with its start':<48} {whole:>8.2f}")
    print(f"goal {GOAL:.0f} s: {'met' if max(whole, *taken.values()) <= GOAL else 'missed'}")


if __name__ == "__main__":
    main()
