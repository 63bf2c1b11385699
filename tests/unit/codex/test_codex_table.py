"""What the decision table learns of the flows that come by, and what it does not ask a second time."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from codex_cast import HEADER, clause, code, draft
from tests.properties.plain import agrees, by_the_engine

from inconfidence.codex import Code
from inconfidence.codex.deciding.action import of_action
from inconfidence.codex.deciding.engine import nearest_clauses
from inconfidence.codex.deciding.masks import mask_of_test
from inconfidence.codex.norms import Test as Condition
from inconfidence.codex.table import grounds, views
from inconfidence.codex.table.nearness import Nearness
from inconfidence.codex.table.rows import Rows
from inconfidence.flow import Decision, Flow
from inconfidence.flow.packing import Address
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


def test_who_is_nearest_is_not_counted_where_it_turns_on_a_step(made: Code) -> None:
    """No permit can be written that does; if one could, what facts add up to would not say it."""
    norms = of_action(made.compiled, "view")
    assert Nearness(norms, "view").counts
    done = mask_of_test(Condition("done", frozenset({"minimised"})))
    turning = replace(norms, permits=[replace(permit, other_tests=(done,)) for permit in norms.permits])
    asked = Nearness(turning, "view")
    assert not asked.counts
    for flow in some_flows(6, 50):
        if flow.action == "view":
            assert asked.clauses(flow.address, flow.bits) == nearest_clauses(turning, flow.bits)


@pytest.mark.parametrize("most", [0, 1])
def test_sets_of_grounds_that_are_forgotten_are_met_again(
    made: Code, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grounds, "_MOST", most)
    monkeypatch.setattr(views, "_MOST_DISTANCES", most)
    anew = Code(made.source, made.foundations, made.digest)
    for asked in some_flows(7, 300):
        assert agrees(anew.decide(asked), by_the_engine(anew, asked)), asked


def test_what_came_by_is_told_again_as_it_was(made: Code) -> None:
    flows = list(some_flows(3, 400))
    told = [made.decide(asked) for asked in flows]
    assert [made.decide(asked) for asked in flows] == told


def test_what_is_learnt_while_a_flow_is_looked_up_leads_it_nowhere_else(
    made: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answers are to the questions that there were: a tree that asks more is not for them."""
    asked, *others = (flow for flow in some_flows(5, 300) if flow.action == "disclose")
    # Nobody came by its table yet.
    anew = Code(made.source, made.foundations, made.digest)
    anew.decide(asked)
    known = anew._table.by_action["disclose"]._views
    of = Rows.of

    def meanwhile(row: Rows, address: Address) -> int:
        answers = of(row, address)
        monkeypatch.setattr(Rows, "of", of)
        for other in others:
            known.found(other.address, other.bits)
        return answers

    monkeypatch.setattr(Rows, "of", meanwhile)
    assert known.known(asked.address) is None
    assert known.known(asked.address) is not None


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
