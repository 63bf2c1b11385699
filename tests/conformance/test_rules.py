"""Each rule that holds whatever the code has scenarios that would fail without it."""

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from .scenarios import SCENARIOS, lines

RULES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))["rule"]
IDS = [scenario.id for scenario in SCENARIOS] + [line["id"] for line in lines("errors.jsonl")]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_shown_by_the_scenarios_it_names(rule: str) -> None:
    unknown = [wanted for wanted in RULES[rule] if not any(fnmatchcase(id, wanted) for id in IDS)]
    assert not unknown, f"no scenario is called {unknown}"
