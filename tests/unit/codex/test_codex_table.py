"""What the decision table learns of the flows that come by, and what it does not ask a second time."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from codex_cast import HEADER, clause, code, draft
from tests.properties.plain import agrees, by_the_engine

from inconfidence.codex import Code
from inconfidence.flow import Decision, Flow
from inconfidence.flow.vocabulary import RECIPIENTS_OF

# Each group of words decides something here: kinds, whats, hows, grounds, who, manner, and what was done.
NORMS = (
    "permit view\n  relation supporting, responsible\n  subject client",
    "permit disclose\n  grounds offence, court-order\n  not channel post\n  require done minimised",
    "permit disclose\n  purpose statistics\n  require form aggregate or consent given",
    "permit view, record\n  actor manager\n  information support, health\n  unless grounds threat",
    "forbid disclose\n  actor staff\n  subject volunteer\n  yields to law",
    "forbid view\n  retention past\n  unless purpose legal",
    "compel court-order",
    "require consent given\n  for disclose\n  on a ground\n  subject client",
    "withdraw public-interest\n  for disclose\n  once in older/a",
    "duty register\n  for disclose\n  by actor\n  unless done need-recorded",
    "permit share\n  relation supporting\n  recipient manager\n  require consent given or done minimised",
)
FEW: dict[str, tuple[Any, ...]] = {
    "action": ("view", "record", "disclose", "share", "erase"),
    "actor": ("listener", "manager", "staff"),
    "subject": ("client", "volunteer"),
    "information": ("support", "health", "safeguarding"),
    "purpose": ("support", "statistics", "legal"),
    "relation": ("supporting", "none"),
    "standing": ("good", "former"),
    "grounds": ((), ("offence",), ("court-order", "threat"), ("public-interest",)),
    "channel": ("system", "post"),
    "retention": ("within", "past"),
    "form": ("identified", "anonymous", "aggregate"),
    "consent": ("unasked", "given", "refused"),
    "discussion": ("none", "held"),
    "done": ((), ("minimised",), ("minimised", "need-recorded")),
}


def some_flows(seed: int, count: int) -> Iterator[Flow]:
    chance = random.Random(seed)
    for _ in range(count):
        words = {name: chance.choice(known) for name, known in FEW.items()}
        words["recipient"] = chance.choice(RECIPIENTS_OF[words["action"]][:3])
        yield Flow.of(**words, already_public=chance.random() < 0.2)


@pytest.fixture
def made(tmp_path: Path) -> Code:
    return code(tmp_path, *(clause(norm, f"n{place}") for place, norm in enumerate(NORMS)))


def test_flows_that_come_by_in_numbers_are_told_what_the_engine_says(made: Code) -> None:
    """So many of so few kinds that each way of the front is gone again and again, by flows that differ."""
    for asked in some_flows(1, 900):
        assert agrees(made.decide(asked), by_the_engine(made, asked)), asked


def test_so_are_those_whom_another_version_was_promised(made: Code, tmp_path: Path) -> None:
    norms = [
        *NORMS[3:],
        "forbid share\n  grounds offence",
        "permit disclose\n  actor manager\n  purpose legal",
    ]
    promised = code(tmp_path, *(clause(norm, f"n{place}") for place, norm in enumerate(norms)))
    for asked in some_flows(2, 500):
        assert agrees(made.decide(asked, promised), by_the_engine(made, asked, promised)), asked


def test_what_came_by_is_told_again_as_it_was(made: Code) -> None:
    flows = list(some_flows(3, 400))
    told = [made.decide(asked) for asked in flows]
    assert [made.decide(asked) for asked in flows] == told


def shown(decision: Decision) -> str:
    """All that a decision says, of whichever document its clauses are."""
    told = decision.as_json()
    del told["digest"]
    return json.dumps(told).replace("base/", "draft/")


@pytest.mark.parametrize("own", [range(0, len(NORMS), 2), range(1, len(NORMS), 2), range(5), range(5, 11)])
def test_what_a_code_builds_on_holds_as_if_it_stood_below(own: range, tmp_path: Path) -> None:
    ours = [clause(norm, f"n{place}") for place, norm in enumerate(NORMS) if place in own]
    theirs = [clause(norm, f"n{place}") for place, norm in enumerate(NORMS) if place not in own]
    whole = code(tmp_path, *ours, *theirs)
    base = draft(*theirs).replace("| id | draft |", "| id | base |").replace("## draft/", "## base/")
    (tmp_path / "base.md").write_text(base, "utf-8")
    built = code(tmp_path, *ours, header=HEADER + "| builds on | base |\n")
    for asked in some_flows(4, 50):
        assert shown(built.decide(asked)) == shown(whole.decide(asked)), asked
