"""The scenarios themselves are well formed, so that none of them passes for want of something to check."""

from datetime import date

import pytest

from .every import of_every
from .scenarios import FLOWS, SCENARIOS, Json, Scenario, known_clauses, lines
from .words import CODES, DUTIES, RECIPIENTS, REQUIRED, SETS, SHARED_DOCUMENTS, STEPS, WORDS

KNOWN = known_clauses()
OUTCOMES = ("permitted", "incomplete", "refused")
ERRORS = lines("errors.jsonl")
DEFAULTS = lines("defaults.jsonl")


def test_ids_are_used_once() -> None:
    ids = [scenario.id for scenario in SCENARIOS] + [line["id"] for line in ERRORS + DEFAULTS]
    assert len(ids) == len(set(ids))


def test_no_flow_is_asked_twice_of_one_code() -> None:
    asked = [(scenario.code, scenario.clause, repr(scenario.flow)) for scenario in FLOWS]
    assert len(asked) == len(set(asked))


@of_every(SCENARIOS)
def test_scenario_is_whole(scenario: Scenario) -> None:
    assert date.fromisoformat(scenario.date)
    assert scenario.id.startswith(f"{scenario.code}/")
    assert scenario.code in CODES
    assert scenario.clause in KNOWN or scenario.clause in SHARED_DOCUMENTS
    assert scenario.why.endswith("."), "the reason is one sentence"


@of_every(FLOWS)
def test_flow_and_expectation_speak_the_vocabulary(scenario: Scenario) -> None:
    assert_well_formed(scenario.flow)
    assert scenario.expect["outcome"] in OUTCOMES
    assert all(scenario.expect.values()), "an empty expectation checks nothing"
    assert_expected_words(scenario.expect)


def assert_well_formed(flow: Json) -> None:
    """A flow of required and known attributes with known words, whose recipient goes with its action."""
    assert set(REQUIRED) <= set(flow)
    for attribute, said in flow.items():
        if attribute == "promised":
            assert said in CODES
        elif attribute == "already_public":
            assert isinstance(said, bool)
        else:
            assert isinstance(said, list if attribute in SETS else str)
            words = said if attribute in SETS else [said]
            assert set(words) <= set(WORDS[attribute]), attribute
    assert flow.get("recipient", "self") in RECIPIENTS[flow["action"]]


def assert_expected_words(expect: Json) -> None:
    """Steps, roles, duties and clauses named in an expectation exist."""
    needs = [*expect.get("missing_any_of", []), expect.get("never_offered", [])]
    for option in (option for need in needs for option in need):
        assert option["value"] in STEPS[option["attribute"]]
    for role in [*expect.get("who_may_include", []), *expect.get("who_may_exclude", [])]:
        assert role in WORDS["actor"]
    for clause in [*expect.get("clauses_include", []), *expect.get("clauses_exclude", [])]:
        assert clause in KNOWN
    assert {duty["duty"] for duty in expect.get("duties_include", [])} <= DUTIES
    assert set(expect.get("duties_exclude", [])) <= DUTIES


@pytest.mark.parametrize("line", ERRORS, ids=lambda line: line["id"])
def test_error_line_is_indeed_wrong(line: Json) -> None:
    assert date.fromisoformat(line["date"])
    assert set(line) == {"id", "date", "why", "flow", "expect_error"}
    with pytest.raises((AssertionError, TypeError, KeyError)):
        assert_well_formed(line["flow"])


@pytest.mark.parametrize("line", DEFAULTS, ids=lambda line: line["id"])
def test_defaults_line_is_whole(line: Json) -> None:
    assert set(line) == {"id", "date", "why", "flow", "expect_attributes"}
    assert_well_formed(line["flow"])
