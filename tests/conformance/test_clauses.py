"""Every clause that the five codes promise is in its document and has a scenario that shows it."""

import pytest

from .scenarios import SCENARIOS, clause_kinds

KINDS = clause_kinds()


@pytest.mark.parametrize("clause", KINDS)
def test_clause_has_a_scenario(clause: str) -> None:
    assert any(scenario.clause == clause for scenario in SCENARIOS)
