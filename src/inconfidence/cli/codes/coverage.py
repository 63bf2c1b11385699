"""`inconfidence code coverage`: clause, kind, what keeps it, which scenarios show it."""

import json
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from pathlib import Path
from typing import Any

from inconfidence.codex import load
from inconfidence.codex.keepers import kept_by
from inconfidence.kernel.errors import InConfidenceError

_SCENARIOS = Path("tests/conformance")


class NoScenarios(InConfidenceError):
    """There is no folder of scenarios, or one of its files cannot be read."""


def configure(parser: ArgumentParser) -> None:
    """Adds where the scenarios are."""
    parser.add_argument("--scenarios", metavar="DIR", type=Path, help=f"their folder, else {_SCENARIOS}")


def answer(args: Namespace) -> tuple[str, list[dict[str, Any]]]:
    """A row a clause. Without scenarios at hand the last column is left out, and that is said."""
    code = load(args.code)
    shown = _scenarios(args.scenarios)
    rows: list[dict[str, Any]] = [
        {
            "clause": clause.id,
            "kind": clause.kind,
            "kept_by": kept_by(clause),
            "scenarios": shown.get(clause.id, []) if shown is not None else None,
        }
        for clause in code.clauses.values()
    ]
    return _told(rows, shown is not None), rows


def _told(rows: list[dict[str, Any]], counted: bool) -> str:
    wide = max(len(row["clause"]) for row in rows)
    lines = []
    for row in rows:
        count = f"{len(row['scenarios']):>4} shown  " if counted else ""
        lines.append(f"{row['clause']:<{wide}}  {row['kind']:<4} {count}{', '.join(row['kept_by'])}")
    if not counted:
        lines.append("(no scenarios here: run this in a checkout, or name their folder with --scenarios)")
    return "\n".join(lines)


def _scenarios(folder: Path | None) -> dict[str, list[str]] | None:
    """Ids of scenarios by clause; None where none were named and none are here."""
    if folder is None and not _SCENARIOS.is_dir():
        return None
    place = folder or _SCENARIOS
    if not place.is_dir():
        raise NoScenarios(f"`{place}` is not a folder: name the one that holds the scenarios")
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(place.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            scenario = _read(file, number, line)
            if "clause" in scenario:
                found[scenario["clause"]].append(scenario["id"])
    return found


def _read(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        scenario = json.loads(line or "{}")
    except ValueError:
        scenario = None
    if not isinstance(scenario, dict):
        raise NoScenarios(f"`{file.name}:{number}` is not a scenario: write one JSON object a line")
    return scenario
