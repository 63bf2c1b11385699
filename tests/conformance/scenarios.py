"""Reads the scenarios and the list of clauses that lie beside this file."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .words import CODES

HERE = Path(__file__).parent
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One flow under one code, or one clause of its document, and what is to be found there."""

    id: str
    clause: str
    date: str
    code: str
    why: str
    expect: Json
    flow: Json = field(default_factory=dict)
    kind: str = "flow"


def lines(name: str) -> list[Json]:
    """The objects of one file of JSON lines beside this one."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def clause_kinds() -> dict[str, frozenset[str]]:
    """Every clause id of the five codes with its kinds: E enforced, W worked, T told."""
    rows = (line.split() for line in (HERE / "clauses.txt").read_text("utf-8").splitlines())
    return {id: frozenset(kinds) for id, *kinds in rows if id != "#"}


SCENARIOS = [Scenario(**line) for name in (*CODES, "foundations") for line in lines(f"{name}.jsonl")]
FLOWS = [scenario for scenario in SCENARIOS if scenario.kind == "flow"]
DOCUMENTS = [scenario for scenario in SCENARIOS if scenario.kind == "document"]


def known_clauses() -> frozenset[str]:
    """Every clause that a scenario may name: those of the five codes, and of what they stand on."""
    return frozenset(clause_kinds()) | {line["clause"] for line in lines("foundations.jsonl")}
