"""One test for all the scenarios of a code: as tests of their own, ten thousand cost more to count than to run."""

from collections.abc import Callable, Iterable

import pytest

from .scenarios import Scenario
from .words import CODES

Check = Callable[[Scenario], None]


def of_every(scenarios: Iterable[Scenario]) -> Callable[[Check], Callable[[str], None]]:
    """Makes a check of one scenario a test of all of them, code by code. A failure names each that failed."""
    of_code: dict[str, list[Scenario]] = {code: [] for code in CODES}
    for one in scenarios:
        of_code[one.code].append(one)

    def made(check: Check) -> Callable[[str], None]:
        @pytest.mark.parametrize("code", CODES)
        def test(code: str) -> None:
            assert of_code[code], "no scenario at all would pass as well"
            faults = [fault for one in of_code[code] for fault in _faults(check, one)]
            if faults:
                raise ExceptionGroup(f"{len(faults)} scenarios of {code}", faults)

        return test

    return made


def _faults(check: Check, scenario: Scenario) -> list[Exception]:
    try:
        check(scenario)
    except Exception as fault:
        fault.add_note(f"in the scenario {scenario.id}")
        return [fault]
    return []
