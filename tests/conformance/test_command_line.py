"""`inconfidence decide` answers the scenarios of a code as the library does, one line for each."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .engine import ask
from .scenarios import FLOWS, Json, lines
from .words import CODES

PROGRAM = Path(sys.executable).with_name("inconfidence")


def answers(code: str, flows: list[Json], language: str = "en") -> tuple[list[Json], int]:
    """The lines that the program prints for the flows, and its exit status."""
    asked = "".join(json.dumps(flow) + "\n" for flow in flows)
    command = [str(PROGRAM), "decide", "--code", code, "--lang", language, "-"]
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=60, check=False)
    return [json.loads(line) for line in ran.stdout.splitlines()], ran.returncode


@pytest.mark.parametrize("code", CODES)
def test_one_decision_a_flow_in_the_same_order(code: str) -> None:
    scenarios = [scenario for scenario in FLOWS if scenario.code == code]
    printed, status = answers(code, [scenario.flow for scenario in scenarios])
    assert status == 0
    assert printed == [ask(scenario) for scenario in scenarios]


def test_a_wrong_line_is_an_error_and_the_others_are_answered() -> None:
    good = next(scenario for scenario in FLOWS if scenario.code == "cwc")
    wrong = lines("errors.jsonl")
    printed, status = answers("cwc", [good.flow, *(line["flow"] for line in wrong), good.flow])
    assert status == 2
    assert printed[0] == printed[-1] == ask(good)
    named = [line["error"]["attribute"] for line in printed[1:-1]]
    assert named == [line["expect_error"]["attribute"] for line in wrong]


def test_a_promise_that_nobody_made_is_an_error() -> None:
    flow = lines("defaults.jsonl")[0]["flow"] | {"promised": "csg-06"}
    [printed], status = answers("csf-2012", [flow])
    assert status == 2
    assert printed["error"]["attribute"] == "promised"
    assert printed["error"]["nearest"] == "csg06"
