"""The compiled evaluator against the naive one, and what holds of every decision."""

from itertools import islice, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inconfidence.codex import Code, bundled_ids, load
from inconfidence.codex.deciding.needs import taken
from inconfidence.flow import Decision, Flow
from inconfidence.flow.vocabulary import BY_NAME

from . import naive
from .documents import chance_document
from .flows import flows, seeded_flows

CODES = bundled_ids()
WORST_FIRST = ["refused", "incomplete", "permitted"]
codes = st.sampled_from(CODES).map(load)


@pytest.fixture(params=range(12))
def chance_codes(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Code, Code]:
    """Two codes by chance, the second to be promised under the first."""
    made = []
    for number in (request.param, request.param + 1000):
        file = tmp_path / f"{number}.md"
        file.write_text(chance_document(number), encoding="utf-8")
        made.append(load(file))
    return made[0], made[1]


def same(decision: Decision, answer: naive.Answer) -> bool:
    told = (decision.outcome, list(decision.clauses), list(decision.missing), list(decision.duties))
    return (*told, list(decision.who_may)) == (
        answer.outcome,
        answer.clauses,
        answer.missing,
        answer.duties,
        answer.who_may,
    )


@given(code=codes, flow=flows(), promised=st.none() | codes)
@settings(deadline=None, max_examples=300)
def test_both_evaluators_agree(code: Code, flow: Flow, promised: Code | None) -> None:
    assert same(code.decide(flow, promised), naive.decide(code, flow, promised))


@pytest.mark.parametrize("id", CODES)
def test_both_evaluators_agree_on_likely_flows(id: str) -> None:
    code, others = load(id), [load(other) for other in CODES]
    for number, flow in enumerate(seeded_flows(2026, 250)):
        promised = others[number % 5] if number % 3 == 0 else None
        assert same(code.decide(flow, promised), naive.decide(code, flow, promised)), flow


def test_both_evaluators_agree_on_codes_by_chance(chance_codes: tuple[Code, Code]) -> None:
    code, other = chance_codes
    for number, flow in enumerate(seeded_flows(7, 80)):
        promised = other if number % 3 == 0 else None
        assert same(code.decide(flow, promised), naive.decide(code, flow, promised)), flow


def met_together(code: Code, flow: Flow, promised: Code | None = None) -> None:
    """One value offered for each need, taken in either order, gives `permitted`."""
    decision = code.decide(flow, promised)
    if decision.outcome == "refused":
        return
    missing = decision.missing
    for choice in islice(product(*(need.any_of for need in missing)), 32):
        for order in (choice, choice[::-1]):
            then = flow
            for option in order:
                then = naive.take(option, then)
            assert code.decide(then, promised).permitted, (flow, choice)


@given(code=codes, flow=flows(), promised=st.none() | codes)
@settings(deadline=None, max_examples=200)
def test_what_is_missing_is_enough(code: Code, flow: Flow, promised: Code | None) -> None:
    met_together(code, flow, promised)


@pytest.mark.parametrize("id", CODES)
def test_what_is_missing_is_enough_for_likely_flows(id: str) -> None:
    code, others = load(id), [load(other) for other in CODES]
    asked = [flow for flow in seeded_flows(11, 1500) if code.decide(flow).outcome == "incomplete"]
    assert len(asked) > 30
    for number, flow in enumerate(asked):
        met_together(code, flow, others[number % 5])


def test_what_is_missing_is_enough_in_codes_by_chance(chance_codes: tuple[Code, Code]) -> None:
    code, other = chance_codes
    for number, flow in enumerate(seeded_flows(13, 60)):
        met_together(code, flow, other if number % 2 else None)


@given(code=codes, flow=flows(), promised=st.none() | codes)
@settings(deadline=None, max_examples=200)
def test_a_decision_is_whole(code: Code, flow: Flow, promised: Code | None) -> None:
    decision = code.decide(flow, promised)
    known = {*code.every_clause, *(promised.every_clause if promised else ())}
    assert decision.clauses
    assert len(set(decision.clauses)) == len(decision.clauses)
    assert {
        *decision.clauses,
        *(n.clause for n in decision.missing),
        *(d.clause for d in decision.duties),
    } <= known
    assert bool(decision.missing) == (decision.outcome == "incomplete")
    assert not (decision.who_may and decision.outcome != "refused")
    assert not (decision.duties and decision.outcome == "refused")
    for lang in ("en", "fr"):
        assert decision.explain(lang).endswith(".")


@given(code=codes, flow=flows())
@settings(deadline=None, max_examples=200)
def test_what_is_offered_is_never_a_refusal_to_undo(code: Code, flow: Flow) -> None:
    for need in code.decide(flow).missing:
        for option in need.any_of:
            assert option.value in BY_NAME[option.attribute].values
            assert option.value not in ("refused", "withdrawn", "unasked")
            if option.attribute == "consent":
                assert flow.consent == "unasked"
            if option.value == "aggregate":
                assert flow.purpose in ("statistics", "quality")


@given(code=codes, flow=flows(), ground=st.sampled_from(BY_NAME["grounds"].values))
@settings(deadline=None, max_examples=200)
def test_another_ground_takes_nothing_away(code: Code, flow: Flow, ground: str) -> None:
    more = flow.changed(grounds=flow.grounds | {ground})
    before, after = code.decide(flow).outcome, code.decide(more).outcome
    assert WORST_FIRST.index(after) >= WORST_FIRST.index(before)
    if ground == "threat":
        assert after == before


@given(code=codes, flow=flows(), promised=codes)
@settings(deadline=None, max_examples=200)
def test_a_promise_never_opens_anything(code: Code, flow: Flow, promised: Code) -> None:
    alone = code.decide(flow)
    kept = code.decide(flow, promised)
    assert WORST_FIRST.index(kept.outcome) <= WORST_FIRST.index(alone.outcome)
    if kept.outcome != alone.outcome:
        assert kept.outcome == promised.decide(flow).outcome or kept.outcome == "refused"


@given(code=codes, flow=flows())
@settings(deadline=None, max_examples=100)
def test_already_public_changes_words_alone(code: Code, flow: Flow) -> None:
    hidden = code.decide(flow.changed(already_public=False))
    public = code.decide(flow.changed(already_public=True))
    assert public.as_json() | {"explanation": ""} == hidden.as_json() | {"explanation": ""}
    assert (
        public.explain("en")
        == hidden.explain("en") + " What is already public is not the charity’s to answer for."
    )


@given(code=codes, flow=flows(), standing=st.sampled_from(["unsigned", "untrained", "suspended", "former"]))
@settings(deadline=None, max_examples=100)
def test_nothing_lifts_standing(code: Code, flow: Flow, standing: str) -> None:
    assert code.decide(flow.changed(standing=standing)).outcome == "refused"


def test_a_step_taken_twice_is_taken_once() -> None:
    chance = Random(3)
    for flow in seeded_flows(5, 50):
        for need in load(chance.choice(CODES)).decide(flow).missing:
            for option in need.any_of:
                once = taken(flow.bits, option)
                assert taken(once, option) == once == naive.take(option, flow).bits
