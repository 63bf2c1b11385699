"""`inconfidence code list`."""

from argparse import Namespace
from typing import Any

from inconfidence.codex import bundled_ids, load


def answer(args: Namespace) -> tuple[str, list[dict[str, Any]]]:
    """Every bundled code: its id, its title, when it was adopted, how many clauses it has."""
    codes = [load(id) for id in bundled_ids()]
    rows = [
        {
            "id": code.id,
            "title": code.title(args.lang),
            "adopted_on": code.header.adopted_on,
            "clauses": len(code.clauses),
            "digest": code.digest,
        }
        for code in codes
    ]
    return "\n".join(f"{row['id']:<10} {row['clauses']:>3} clauses  {row['title']}" for row in rows), rows
