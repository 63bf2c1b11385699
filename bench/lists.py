"""100,000 records filtered for one reader: which may they see, and by which clauses. Peers beside it.

python bench/lists.py

The records differ in whom and what they are about, in the reader's tie to the person, in their cabinet and in how
long they were kept, each uniform over the vocabulary, so that hardly a kind is left out. *New*: nothing is known of
such records yet. *Again*: the same list once more. The peers answer record by record, and of facts alone; a part of
the list is asked of them, and the figure is for all of it.
"""

import random
import time
from collections.abc import Callable
from typing import Final

from measure import machine
from policies import as_casbin, as_cedar

from inconfidence.codex import Code, load
from inconfidence.codex.sight import Clauses, Facts, Sight
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME

RECORDS, GOAL = 100_000, 40
TOLD: Final = ("subject", "information", "relation", "cabinet", "retention")
LOOK: Final = Flow.of(
    action="view", actor="manager", subject="client", information="support", purpose="support"
)


def main() -> None:
    print(machine("cedarpy", "casbin"))
    for id in ("csf-2024", "cwc"):
        of_a_list(id, load(id))


def of_a_list(name: str, code: Code) -> None:
    """The figures under one code, checked against deciding some of the records one by one."""
    records = list_of(RECORDS)
    print(f"\n{name}: {RECORDS:,} records of {len(set(records)):,} kinds, filtered for one reader")
    sight = Sight(code, LOOK, TOLD)
    seen = sight.of(records)
    check(code, records[:2000], seen)
    again, new = least(lambda: sight.of(records)), least(lambda: Sight(code, LOOK, TOLD).of(records))
    met = "met" if new <= GOAL else "missed"
    tell(f"new ({len(sight)} classes decided), goal {GOAL}: {met}", new)
    tell("again", again)
    for peer, ask, part in (("cedarpy", as_cedar(code), 1000), ("casbin", as_casbin(code), 200)):
        flows = [flow_of(facts) for facts in records[:part]]
        tell(f"{peer}, facts alone", least(lambda: [ask(flow) for flow in flows], 1) * RECORDS / part)  # noqa: B023


def list_of(count: int) -> list[Facts]:
    """Records by chance, the same each time; no two are one object."""
    chance = random.Random(4)
    return [tuple(chance.choice(BY_NAME[name].values) for name in TOLD) for _ in range(count)]


def flow_of(facts: Facts) -> Flow:
    return LOOK.changed(**dict(zip(TOLD, facts, strict=True)))


def check(code: Code, records: list[Facts], seen: list[Clauses]) -> None:
    """A filter that answers otherwise than the code is none."""
    for facts, clauses in zip(records, seen, strict=False):
        decision = code.decide(flow_of(facts))
        if clauses != (decision.clauses if decision.permitted else ()):
            raise SystemExit(f"the list answers otherwise: {facts}")


def least(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of processor time, the least of so many."""
    found = []
    for _ in range(times):
        start = time.process_time_ns()
        work()
        found.append((time.process_time_ns() - start) / 1e6)
    return min(found)


def tell(what: str, milliseconds: float) -> None:
    print(f"{what:<58} {milliseconds:>12,.1f} ms", flush=True)


if __name__ == "__main__":
    main()
