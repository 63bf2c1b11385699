"""What comparing two codes costs: seconds of processor time for each pair of the five, of generated codes of which
a tenth is drawn anew, and of a whole process; and the memory of it all together.

python bench/compare.py

Goal: at most 2 s for any pair, under 60 MiB. Policy engines answer one question at a time. z3, in the same run, is
asked for less: one flow that goes ahead under one of the two codes alone; that the formula is built, in Python, is in
its time. We tell them all, in groups, needs included.
"""

import os
import statistics
import subprocess
import sys
import time
from itertools import permutations
from pathlib import Path

import z3
from generated import generated
from measure import machine

from inconfidence.codex import Code, bundled_ids, load
from inconfidence.codex.compare import compare
from inconfidence.flow import Flow

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.properties.formulas.compiled import permitted
from tests.properties.formulas.words import flow_where

GOAL = 2.0
GENERATED = (60, 1000)
# All that the codex does, in one process: what it prints is the most memory that it ever had, in MiB.
MEMORY = r"""
import re, sys
from pathlib import Path
sys.path.insert(0, {bench!r})
from inconfidence.codex import bundled_ids, load
from inconfidence.codex.compare import compare
from inconfidence.codex.matrix import seen_by
from inconfidence.codex.proof import prove
from lists import LOOK, TOLD, list_of
from inconfidence.codex.sight import Sight
from plain_flows import flows
codes = [load(id) for id in (*bundled_ids(), *bundled_ids("law"))]
for code in codes[:5]:
    for flow in flows(3, 4_000):
        code.decide(flow)
compare(load("csf-2012"), load("csf-2024"))
prove(load("cwc")), seen_by(load("cwc"))
Sight(load("cwc"), LOOK, TOLD).of(list_of(1_000))
print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""
MEMORY_GOAL = 60


def in_process() -> dict[str, float]:
    """Seconds for each ordered pair, codes loaded beforehand."""
    taken = {}
    for old, new in permutations(bundled_ids(), 2):
        load(old), load(new)
        start = time.process_time()
        compare(load(old), load(new))
        taken[f"{old} → {new}"] = time.process_time() - start
    return taken


def by_z3(pair: str) -> float:
    """Seconds in which the formula is built, and z3 finds a flow that goes ahead under one code alone.

    The codes must say so of it too; where there is none, our comparison must tell no change of what is permitted.
    """
    old, new = map(load, pair.split(" → "))
    start = time.process_time()
    flow = flow_where(z3.Xor(permitted(old.compiled), permitted(new.compiled)))
    taken = time.process_time() - start
    # Every group has a flow, in some state of its steps, that goes ahead under one of the two alone.
    alike = bool(compare(old, new).groups) if flow is None else _decided_alike(old, new, flow)
    if alike:
        raise SystemExit(f"z3 answers otherwise of {pair}: {flow}")
    return taken


def _decided_alike(old: Code, new: Code, flow: Flow) -> bool:
    return old.decide(flow).permitted == new.decide(flow).permitted


def of_generated() -> dict[str, float]:
    """Seconds for two codes of so many norms, of which a tenth differs."""
    taken = {}
    for norms in GENERATED:
        old, new = generated(norms), generated(norms, redrawn=norms // 10)
        start = time.process_time()
        groups = compare(old, new).groups
        taken[f"generated, {norms:,} norms, {len(groups)} groups"] = time.process_time() - start
    return taken


def memory() -> float:
    """MiB."""
    program = MEMORY.format(bench=str(Path(__file__).parent))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    return float(done.stdout)


def of_a_process(pair: str) -> float:
    """Seconds of processor time of the command, from its start to its end."""
    old, new = pair.split(" → ")
    before = os.times()
    command = [Path(sys.executable).with_name("inconfidence"), "code", "compare", old, new, "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    print(machine("z3-solver"))
    taken = in_process()
    slowest = max(taken, key=lambda pair: taken[pair])
    print(f"{'comparing two codes, every flow':<48} {'seconds':>8}")
    for pair, seconds in taken.items():
        print(f"{pair:<48} {seconds:>8.2f}")
    print(f"{'median':<48} {statistics.median(taken.values()):>8.2f}")
    solved = statistics.median(by_z3(pair) for pair in taken)
    print(f"{'median of z3, one flow, its formula built too':<48} {solved:>8.2f}")
    made = of_generated()
    for pair, seconds in made.items():
        print(f"{pair:<48} {seconds:>8.2f}")
    whole = of_a_process(slowest)
    print(f"{f'the command, {slowest}, with its start':<48} {whole:>8.2f}")
    print(f"goal {GOAL:.0f} s: {'met' if max(whole, *taken.values(), *made.values()) <= GOAL else 'missed'}")
    held = memory()
    print(f"{f'all that the codex does, MiB, goal {MEMORY_GOAL}':<48} {held:>8.0f}")


if __name__ == "__main__":
    main()
