"""The table against the engine that fills it: of all flows, those that differ in one word are confused soonest."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inconfidence.codex import Code, bundled_ids, load
from inconfidence.codex.deciding.action import of_action
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import nearest_clauses
from inconfidence.codex.deciding.needs import CompiledNeed, can_be_met, compile_need, missing
from inconfidence.codex.norms import Ask
from inconfidence.codex.table import action, nearness
from inconfidence.codex.table.nearness import Nearness
from inconfidence.flow import Flow, FlowError, Option
from inconfidence.flow.packing import BITS
from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME, RECIPIENTS_OF

from .documents import STEPS, chance_document
from .flows import flows, seeded_flows
from .plain import agrees, by_the_engine

CODES = bundled_ids()
codes = st.sampled_from(CODES).map(load)


def beside(flow: Flow) -> Iterator[Flow]:
    """The flow itself, and those that differ from it in a single word."""
    for attribute in ATTRIBUTES:
        said = getattr(flow, attribute.name)
        for word in attribute.values:
            value: object = said ^ {word} if isinstance(said, frozenset) else word
            changed = {attribute.name: value if attribute.kind != "flag" else word == "true"}
            if attribute.name == "action":
                changed["recipient"] = RECIPIENTS_OF[word][0]
            with suppress(FlowError):
                yield flow.changed(**changed)


def tells_apart_what_the_engine_does(code: Code, flows: Iterator[Flow], promised: Code | None = None) -> None:
    for flow in flows:
        for other in beside(flow):
            assert agrees(code.decide(other, promised), by_the_engine(code, other, promised)), other


def likely(seed: int, count: int) -> Iterator[Flow]:
    """Flows of which one at least is opened by something, for most seeds."""
    return islice(seeded_flows(seed, 10 * count), 1, None, 10)


@pytest.mark.parametrize("id", CODES)
def test_no_two_flows_are_confused(id: str) -> None:
    tells_apart_what_the_engine_does(load(id), likely(17, 3))


@pytest.mark.parametrize(("id", "promised"), [*permutations(CODES, 2)])
def test_no_two_flows_are_confused_beside_a_promise(id: str, promised: str) -> None:
    seed = 100 * CODES.index(id) + CODES.index(promised)
    tells_apart_what_the_engine_does(load(id), likely(seed, 1), load(promised))


def test_the_two_that_were_confused_are_not() -> None:
    """A confirming by the subject that was told the nearest clause of another flow."""
    tells_apart_what_the_engine_does(load("cwc"), islice(seeded_flows(19, 1000), 5), load("csf-2024"))


@given(code=codes, flow=flows(), promised=st.none() | codes)
@settings(deadline=None, max_examples=10)
def test_no_flow_is_confused_with_its_neighbours(code: Code, flow: Flow, promised: Code | None) -> None:
    tells_apart_what_the_engine_does(code, iter([flow]), promised)


# In larger codes several permits open a flow, and which of them is the nearest begins to count.
@pytest.mark.parametrize(("seed", "clauses"), [*((seed, 12) for seed in range(6)), (10, 30)])
def test_no_two_flows_are_confused_in_codes_by_chance(seed: int, clauses: int, tmp_path: Path) -> None:
    code, other = (chance_code(number, tmp_path, clauses) for number in (seed, seed + 1000))
    tells_apart_what_the_engine_does(code, likely(seed, 1))
    tells_apart_what_the_engine_does(code, likely(seed, 1), other)
    for flow in seeded_flows(seed, 100):
        assert agrees(code.decide(flow, other), by_the_engine(code, flow, other)), flow


def chance_code(seed: int, folder: Path, clauses: int = 12) -> Code:
    file = folder / f"{seed}.md"
    file.write_text(chance_document(seed, clauses), encoding="utf-8")
    return load(file)


def test_a_table_that_begins_anew_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action, "_MOST_LEAVES", 10)
    code = fresh(load("csf-2024"))
    for flow in seeded_flows(31, 1000):
        assert agrees(code.decide(flow), by_the_engine(code, flow)), flow
    assert len(code._table) < 12 * len(BITS["action"])


@pytest.mark.parametrize("most", [0, 20])
def test_a_table_of_too_many_ways_says_the_same(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action, "_MOST_STATES", most)
    code = fresh(load("cwc"))
    for flow in seeded_flows(41, 1000):
        assert agrees(code.decide(flow), by_the_engine(code, flow)), flow
    assert any(table.front is None for table in code._table.by_action.values())


def fresh(code: Code) -> Code:
    """The same code with an empty table."""
    return Code(code.source, code.foundations, code.digest)


def test_flows_of_one_class_share_their_decision() -> None:
    code = load("csf-2024")
    words = {"action": "view", "actor": "listener", "subject": "client", "information": "support"}
    one = Flow.of(**words, purpose="support", standing="former", channel="phone")
    other = Flow.of(**words, purpose="support", standing="former", channel="text")
    assert code.decide(one) is code.decide(other)


def agrees_on_the_nearest(compiled: Compiled, flows: Iterator[Flow]) -> None:
    by_action = {name: Nearness(of_action(compiled, name), name) for name in BITS["action"]}
    for flow in flows:
        named = by_action[flow.action].clauses(flow.address, flow.bits)
        assert named == nearest_clauses(compiled, flow.bits), flow


def test_distances_that_a_byte_cannot_hold_are_counted_by_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "_MOST", 3)
    agrees_on_the_nearest(load("cwc").compiled, seeded_flows(43, 300))


@pytest.mark.parametrize("id", CODES)
def test_the_nearest_clauses_are_the_engine_s(id: str) -> None:
    compiled = load(id).compiled
    agrees_on_the_nearest(compiled, seeded_flows(37, 2000))


@pytest.mark.parametrize("seed", range(6))
def test_the_nearest_clauses_are_the_engine_s_in_codes_by_chance(seed: int, tmp_path: Path) -> None:
    compiled = chance_code(seed + 50, tmp_path).compiled
    agrees_on_the_nearest(compiled, seeded_flows(seed, 400))


options = st.sampled_from([Option(name, value) for name, value in STEPS])
asks = st.builds(
    lambda offers, more: Ask(tuple(dict.fromkeys(offers)), frozenset((*offers, *more))),
    st.lists(options, min_size=1, max_size=3),
    st.lists(options, max_size=2),
)


@st.composite
def some_needs(draw: st.DrawFn) -> list[CompiledNeed]:
    found = draw(st.lists(asks, min_size=1, max_size=5))
    return [compile_need(ask, f"chance/c{place}", place) for place, ask in enumerate(found)]


@given(needs=some_needs(), flow=flows())
@settings(deadline=None, max_examples=600)
def test_what_can_be_met_has_nothing_missing_for_good(needs: list[CompiledNeed], flow: Flow) -> None:
    assert can_be_met(needs, flow.bits) == (missing(needs, flow.bits) is not None)


def test_every_step_is_in_the_needs_by_chance() -> None:
    assert {name for name, _ in STEPS} == {a.name for a in BY_NAME.values() if a.step}
