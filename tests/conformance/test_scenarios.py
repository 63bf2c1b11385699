"""Each scenario, put to its code: what is decided, and what must hold of every decision."""

import re
from collections.abc import Callable
from itertools import islice, product
from typing import Any

from .engine import ask, decide, loaded
from .every import of_every
from .scenarios import FLOWS, Json, Scenario
from .words import DUTIES, SETS, STEPS, WORDS

OFFICES = ("coordinator", "safeguarding", "manager", "trustee")
# Enough to meet every way out of six needs of two; beyond that the combinations repeat themselves.
COMBINATIONS = 64
ISO_DURATION = r"P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?"


@of_every(FLOWS)
def test_decided_as_expected(scenario: Scenario) -> None:
    decision = ask(scenario)
    for expectation, wanted in scenario.expect.items():
        CHECKS[expectation](decision, wanted)


def outcome_is(decision: Json, wanted: str) -> None:
    assert decision["outcome"] == wanted, decision["explanation"]


def clauses_include(decision: Json, wanted: list[str]) -> None:
    assert set(wanted) <= set(decision["clauses"])


def clauses_exclude(decision: Json, unwanted: list[str]) -> None:
    assert not set(unwanted) & set(decision["clauses"])


def clauses_from(decision: Json, documents: list[str]) -> None:
    """Each of these documents has a clause among those cited."""
    assert set(documents) <= {clause.split("/")[0] for clause in decision["clauses"]}


def missing_any_of(decision: Json, wanted: list[list[Json]]) -> None:
    """For each need wanted there is one that offers at least its options."""
    offered = [_options(need["any_of"]) for need in decision["missing"]]
    for need in wanted:
        assert any(_options(need) <= options for options in offered), need


def missing_count(decision: Json, wanted: int) -> None:
    assert len(decision["missing"]) == wanted, decision["missing"]


def never_offered(decision: Json, unwanted: list[Json]) -> None:
    for need in decision["missing"]:
        assert not _options(need["any_of"]) & _options(unwanted)


def duties_include(decision: Json, wanted: list[Json]) -> None:
    for duty in wanted:
        assert any(_is_duty(owed, duty) for owed in decision["duties"]), duty


def duties_exclude(decision: Json, unwanted: list[str]) -> None:
    assert not set(unwanted) & {owed["duty"] for owed in decision["duties"]}


def who_may_include(decision: Json, wanted: list[str]) -> None:
    assert set(wanted) <= set(decision["who_may"])


def who_may_exclude(decision: Json, unwanted: list[str]) -> None:
    assert not set(unwanted) & set(decision["who_may"])


def explanation_mentions(decision: Json, wanted: list[str]) -> None:
    for word in wanted:
        assert word.casefold() in decision["explanation"].casefold()


CHECKS: dict[str, Callable[[Json, Any], None]] = {
    "outcome": outcome_is,
    "clauses_include": clauses_include,
    "clauses_exclude": clauses_exclude,
    "clauses_from": clauses_from,
    "missing_any_of": missing_any_of,
    "missing_count": missing_count,
    "never_offered": never_offered,
    "duties_include": duties_include,
    "duties_exclude": duties_exclude,
    "who_may_include": who_may_include,
    "who_may_exclude": who_may_exclude,
    "explanation_mentions": explanation_mentions,
}


def _options(need: list[Json]) -> set[tuple[str, str]]:
    return {(option["attribute"], option["value"]) for option in need}


def _is_duty(owed: Json, wanted: Json) -> bool:
    """Whether a duty is the one wanted; `timed` asks for a clock whatever its length."""
    if wanted.get("timed") and not owed["within"]:
        return False
    return all(owed[key] == value for key, value in wanted.items() if key != "timed")


@of_every(FLOWS)
def test_decision_has_its_shape(scenario: Scenario) -> None:
    decision = ask(scenario)
    assert decision["code"] == scenario.code
    assert re.fullmatch("[0-9a-f]{64}", decision["digest"])
    assert decision["explanation"]
    assert bool(decision["missing"]) == (decision["outcome"] == "incomplete")
    assert not decision["who_may"] or decision["outcome"] == "refused"
    assert {need["clause"] for need in decision["missing"]} <= set(decision["clauses"])
    for owed in decision["duties"]:
        assert set(owed) == {"duty", "by", "within", "clause"}
        assert owed["duty"] in DUTIES
        assert owed["by"] in WORDS["actor"]
        assert owed["within"] is None or re.fullmatch(ISO_DURATION, owed["within"])


@of_every(FLOWS)
def test_every_clause_that_is_cited_exists(scenario: Scenario) -> None:
    decision = ask(scenario)
    assert decision["clauses"]
    assert len(decision["clauses"]) == len(set(decision["clauses"]))
    cited = {*decision["clauses"], *(part["clause"] for part in decision["missing"] + decision["duties"])}
    codes = [loaded(id) for id in {scenario.code, scenario.flow.get("promised", scenario.code)}]
    for clause in cited:
        assert any(_knows(code, clause) for code in codes), clause


def _knows(code: Any, clause: str) -> bool:
    try:
        return bool(code.clause(clause).id == clause)
    except KeyError:
        return False


@of_every(FLOWS)
def test_own_clauses_come_before_those_built_on(scenario: Scenario) -> None:
    decision = ask(scenario)
    if decision["outcome"] == "incomplete" or "promised" in scenario.flow:
        return  # the clauses that would permit come first there, and two codes have two orders
    shared = [not clause.startswith(f"{scenario.code}/") for clause in decision["clauses"]]
    assert shared == sorted(shared)
    order = list(loaded(scenario.code).clauses)
    own = [order.index(clause) for clause in decision["clauses"] if clause.startswith(f"{scenario.code}/")]
    assert own == sorted(own)


@of_every(FLOWS)
def test_only_steps_are_offered(scenario: Scenario) -> None:
    flow = scenario.flow
    for need in ask(scenario)["missing"]:
        assert need["any_of"]
        for attribute, value in _options(need["any_of"]):
            assert value in STEPS[attribute]
            assert attribute != "consent" or flow.get("consent") not in ("refused", "withdrawn")
            assert value != "aggregate" or flow["purpose"] in ("statistics", "quality")


@of_every(FLOWS)
def test_meeting_each_need_once_permits(scenario: Scenario) -> None:
    needs_met_permit(scenario.code, scenario.flow)


def needs_met_permit(code: str, flow: Json) -> None:
    """One offered value for each need, taken together, gives `permitted`."""
    needs = [sorted(_options(need["any_of"])) for need in decide(code, flow)["missing"]]
    if not needs:
        return
    for choice in islice(product(*needs), COMBINATIONS):
        if _can_be_taken_together(choice):
            assert decide(code, _taken(flow, choice))["outcome"] == "permitted", choice


def _can_be_taken_together(choice: tuple[tuple[str, str], ...]) -> bool:
    """One discussion cannot be both held and forbidden, though each alone may meet a need."""
    single = {pair for pair in choice if pair[0] not in SETS}
    return len(single) == len({attribute for attribute, _ in single})


def _taken(flow: Json, choice: tuple[tuple[str, str], ...]) -> Json:
    steps = {attribute: value for attribute, value in choice if attribute != "done"}
    done = [value for attribute, value in choice if attribute == "done"]
    return flow | steps | {"done": [*flow.get("done", []), *done]}


@of_every(FLOWS)
def test_both_languages_say_the_same(scenario: Scenario) -> None:
    english, french = ask(scenario), decide(scenario.code, scenario.flow, "fr")
    assert french.pop("explanation") != english.pop("explanation")
    assert french == english


@of_every(FLOWS)
def test_a_threat_and_what_is_public_change_no_outcome(scenario: Scenario) -> None:
    outcome = ask(scenario)["outcome"]
    grounds = [*scenario.flow.get("grounds", []), "threat"]
    assert ask(scenario, grounds=grounds)["outcome"] == outcome
    assert ask(scenario, already_public=True)["outcome"] == outcome


@of_every(FLOWS)
def test_who_may_is_whom_the_code_would_let(scenario: Scenario) -> None:
    decision = ask(scenario)
    if decision["outcome"] != "refused":
        return
    for role in ("listener", "counsellor", "staff", *OFFICES):
        tie = {"relation": "responsible"} if role in OFFICES else {}
        other = ask(scenario, actor=role, standing="good", **tie)
        assert (role in decision["who_may"]) == (other["outcome"] != "refused"), role
