"""Every clause that the five codes promise is in its document, is kept by something, and has a scenario."""

import pytest

from .engine import loaded
from .scenarios import DOCUMENTS, SCENARIOS, Scenario, clause_kinds
from .words import CODES

KINDS = clause_kinds()
# The documents that codes stand on, each as a code loads it.
FOUNDATIONS = {"house": "csf-2024", "law-fr": "csf-2024", "law-uk": "cwc"}
by_clause = pytest.mark.parametrize("clause", KINDS)


@by_clause
def test_clause_has_a_scenario(clause: str) -> None:
    assert any(scenario.clause == clause for scenario in SCENARIOS)


@by_clause
def test_clause_is_in_its_code(clause: str) -> None:
    held = loaded(clause.split("/")[0]).clause(clause)
    assert frozenset(held.kind.split()) == KINDS[clause]
    assert held.title("en") and held.title("fr")
    assert held.text("en") != held.text("fr")


@by_clause
def test_clause_is_kept_by_something(clause: str) -> None:
    held = loaded(clause.split("/")[0]).clause(clause)
    assert held.rules or held.keepers
    if "E" not in KINDS[clause]:
        assert held.keepers, "worked or told, and not said by what"


@pytest.mark.parametrize("code", CODES)
def test_code_holds_no_other_clause_of_its_own(code: str) -> None:
    own = {id for id in loaded(code).clauses if id.startswith(f"{code}/")}
    assert own == {id for id in KINDS if id.startswith(f"{code}/")}


@pytest.mark.parametrize(("document", "code"), FOUNDATIONS.items())
def test_each_clause_that_codes_stand_on_has_a_scenario(document: str, code: str) -> None:
    held = {id for id in loaded(code).every_clause if id.startswith(f"{document}/")}
    shown = {scenario.clause for scenario in SCENARIOS}
    assert held
    assert held <= shown


@pytest.mark.parametrize("scenario", DOCUMENTS, ids=lambda scenario: scenario.id)
def test_clause_without_a_flow_says_what_keeps_it(scenario: Scenario) -> None:
    held = loaded(scenario.code).clause(scenario.clause)
    assert held.kind == scenario.expect["kind"]
    assert scenario.expect["keeper"] in {keeper.kind for keeper in held.keepers}
