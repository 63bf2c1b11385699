"""`inconfidence code matrix`: who can ever see what, whatever steps they take."""

from argparse import Namespace
from typing import Any

from inconfidence.codex import load
from inconfidence.codex.matrix import MARKS, seen_by
from inconfidence.codex.saying.plainwords import said


def answer(args: Namespace) -> tuple[str, list[dict[str, Any]]]:
    """A row a kind of information, a column a role. Each cell: by which ties they can ever see it."""
    code = load(args.code)
    rows = seen_by(code)
    roles = list(rows[0][1])
    head = " " * 17 + " ".join(f"{role[:12]:<12}" for role in roles)
    lines = [head]
    for information, cells in rows:
        lines.append(f"{information:<17}" + " ".join(f"{_short(cells[role]):<12}" for role in roles))
    legend = " · ".join(f"{mark['en']} {said('relation', tie, 'en')}" for tie, mark in MARKS.items())
    data = [{"information": information, "seen_by": cells} for information, cells in rows]
    return "\n".join([*lines, "", f"{legend} · - never"]), data


def _short(ties: list[str]) -> str:
    return "".join(MARKS[tie]["en"] for tie in ties) or "-"
