"""The scenarios once more, a code at a time: one by one, ten thousand tests would be gone through for each mutant.

Not called `test_…`: `make check` has run them already.
"""

from collections.abc import Callable

import pytest

from tests.conformance import test_scenarios
from tests.conformance.scenarios import FLOWS, Scenario
from tests.conformance.words import CODES

Check = Callable[[Scenario], None]
CHECKS: list[Check] = [check for name, check in vars(test_scenarios).items() if name.startswith("test_")]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("code", CODES)
def test_every_scenario_of_a_code(code: str, check: Check) -> None:
    for scenario in FLOWS:
        if scenario.code == code:
            check(scenario)
