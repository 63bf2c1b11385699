"""Decisions a second: a validated flow in, the full decision with its clauses out; peers beside it in one run.

python bench/decisions.py [FLOWS]

Distinct flows from a seed, uniform over the vocabulary, each asked once in a pass; no flow is remembered, classes of
flows are. *New*: the table is empty. *Warm*: it has met so many other flows before, these never.
The engine without its table is in the run as well. The peers do less: they say whether the permits and forbids of
the same code open the flow as to its facts, and nothing of steps, of what is missing or owed, of clauses, or of who
else may. They are checked to answer that as the code's norms do.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from generated import generated
from lists import of_a_list
from measure import machine
from plain_flows import flows
from policies import as_casbin, as_cedar, opens

from inconfidence.cli.jsonlines import parse_object
from inconfidence.codex import Code, load
from inconfidence.codex.deciding.engine import decide
from inconfidence.flow import Flow

BATCH = 1000
ANYTHING = dict.fromkeys(range(1 << 15), True)
GOAL, GOAL_OF_A_THOUSAND, TIMES = 1_000_000, 600_000, 50
# What a fresh process does, and what it prints of itself: seconds of processor time, or MiB at the most.
FIRST = """
import time
start = time.process_time()
from inconfidence.codex import load
from inconfidence.flow import Flow
code = load("csf-2024")
code.decide(Flow.of(action="view", actor="listener", subject="client", information="support", purpose="support"))
print(time.process_time() - start)
"""
LOAD = """
import time
from inconfidence.codex import bundled_ids, library
if {afresh}:
    from inconfidence.codex.document.reader import read_source
    library.kept_source = lambda path: read_source(path.read_bytes(), path.name)
start = time.process_time()
codes = [library.load(id) for id in (*bundled_ids(), *bundled_ids("law"))]
print(time.process_time() - start)
"""
MEMORY = r"""
import re, sys
from pathlib import Path
sys.path.insert(0, {bench!r})
from inconfidence.codex import bundled_ids, load
from plain_flows import flows
codes = [load(id) for id in bundled_ids()]
for flow in flows(3, 20_000):
    for code in codes:
        code.decide(flow)
print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    print(machine("cedarpy", "casbin"))
    for name, code, met, goal in (
        ("csf-2024", load("csf-2024"), count, GOAL),
        ("cwc", load("cwc"), count, GOAL),
        ("generated, 60 norms", generated(60), count, GOAL),
        # Its classes are too many ever to be met: more flows beforehand would help it little.
        ("generated, 1,000 norms", generated(1000), count // 20, GOAL_OF_A_THOUSAND),
    ):
        rates_of(name, fresh(code), met, goal)
    for id in ("csf-2024", "cwc"):
        of_a_list(id, load(id))
    of_a_fresh_process()


def rates_of(name: str, code: Code, count: int, goal: int) -> None:
    """One code's figures, with its peers'."""
    norms = sum(len(clause.rules) for clause in code.every_clause.values())
    print(f"\n{name}: {len(code.every_clause)} clauses, {norms} norms")
    print(f"{'decisions a second of one core':<58} {'median':>12} {'95 of 100':>12}")
    sample = list(flows(2, min(50_000, count)))
    tell("a bare loop: each flow's address read, one look-up", rates(bare, sample))
    first = tell("new: an empty table", rates(code.decide, sample[:BATCH], 50))
    for flow in flows(1, count):
        code.decide(flow)
    warm = tell(f"warm: {count:,} others before, these never", rates(code.decide, sample))
    tell("the same flows once more", rates(code.decide, sample))
    lines = [as_line(flow) for flow in islice(flows(3, 5000), 5000)]
    tell("from JSON to JSON, warm", rates(from_json(code), lines))
    tell("the engine without its table or who else may", rates(by_the_engine(code), sample[:500], 50))
    faster = peers(code, sample)
    print(f"{len(code._table):,} classes; warm is {warm / first:,.0f} times new, ", end="")
    print(
        f"{warm / faster:,.0f} times the faster peer (goal {TIMES}), {warm / goal:.2f} of the goal of {goal:,}"
    )


def peers(code: Code, sample: list[Flow]) -> float:
    """The peers' figures; the faster one's."""
    cedar, enforcer = as_cedar(code), as_casbin(code)
    check_peers(code, (cedar, enforcer), [*sample[:200], *those_that_open(code, sample, 50)])
    return max(
        tell("cedarpy: facts alone, policies parsed beforehand", rates(cedar, sample[:1000], 50)),
        tell("casbin: facts alone", rates(enforcer, sample[:200], 10)),
    )


def check_peers(code: Code, peers: Sequence[Callable[[Flow], bool]], asked: list[Flow]) -> None:
    """The peers must answer as the code's own facts do, or their figures mean nothing."""
    for flow in asked:
        for peer in peers:
            if peer(flow) != opens(code, flow):
                raise SystemExit(f"a peer answers otherwise: {flow}")


def those_that_open(code: Code, asked: list[Flow], count: int) -> list[Flow]:
    """Some that are not refused, which chance alone seldom gives."""
    return list(islice((flow for flow in asked if code.decide(flow).outcome != "refused"), count))


def rates(work: Callable[[Any], object], items: Sequence[Any], size: int = BATCH) -> list[float]:
    """Items a second of processor time, a figure for each batch."""
    found = []
    for start in range(0, len(items), size):
        batch = items[start : start + size]
        before = time.process_time_ns()
        for item in batch:
            work(item)
        found.append(len(batch) * 1e9 / max(1, time.process_time_ns() - before))
    return found


def tell(name: str, found: list[float]) -> float:
    """Prints the median and the rate that 95 of 100 batches reach; gives the median."""
    median = statistics.median(found)
    slow = sorted(found)[len(found) // 20]
    print(f"{name:<58} {median:>12,.0f} {slow:>12,.0f}", flush=True)
    return median


def fresh(code: Code) -> Code:
    """The same code with an empty table."""
    return Code(code.source, code.foundations, code.digest)


def bare(flow: Flow) -> object:
    """The least that any table would do: the floor under all these figures in this language."""
    return ANYTHING.get(flow.address[3])


def by_the_engine(code: Code) -> Callable[[Flow], object]:
    return lambda flow: decide(code.compiled, flow.bits)


def from_json(code: Code) -> Callable[[bytes], object]:
    return lambda line: json.dumps(code.decide(Flow.from_mapping(parse_object(line))).as_json("en"))


def as_line(flow: Flow) -> bytes:
    words = {
        name: sorted(word) if isinstance(word, frozenset) else word for name, word in flow.as_words().items()
    }
    return json.dumps(words).encode()


def of_a_fresh_process() -> None:
    """What a process costs that has met nothing yet; the best of five, so that others' work is left out."""
    print(f"\n{'a fresh process':<58} {'figure':>12} {'goal':>12}")
    print(f"{'to its first decision, imports included, ms':<58} {1000 * least(FIRST):>12,.0f} {300:>12}")
    in_memory = MEMORY.format(bench=str(Path(__file__).parent))
    for name, afresh in (("read and compiled anew", True), ("as they were kept", False)):
        figure = 1000 * least(LOAD.format(afresh=afresh))
        print(
            f"{f'five codes and two packs loaded, {name}, ms':<58} {figure:>12,.0f} {150 if afresh else 10:>12}"
        )
    print(f"{'five codes, 20,000 flows decided under each, MiB':<58} {least(in_memory, 1):>12,.0f} {60:>12}")


def least(program: str, times: int = 5) -> float:
    run = [sys.executable, "-c", program]
    return min(
        float(subprocess.run(run, capture_output=True, check=True, text=True).stdout) for _ in range(times)
    )


if __name__ == "__main__":
    main()
