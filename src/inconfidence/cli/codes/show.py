"""`inconfidence code show`."""

from argparse import Namespace
from typing import Any

from inconfidence.codex import Clause, Code, load
from inconfidence.codex.keepers import kept_by
from inconfidence.kernel.language import Language


def answer(args: Namespace) -> tuple[str, dict[str, Any]]:
    """The code in words: each clause with its id, its kind, its text and what keeps it."""
    code = load(args.code)
    clauses = [_row(clause, args.lang) for clause in code.clauses.values()]
    return _told(code, clauses, args.lang), {
        "id": code.id,
        "digest": code.digest,
        "title": code.title(args.lang),
        "clauses": clauses,
    }


def _row(clause: Clause, lang: Language) -> dict[str, Any]:
    words = {"title": clause.title(lang), "text": clause.text(lang)}
    return {"id": clause.id, "kind": clause.kind, **words, "kept_by": kept_by(clause)}


def _told(code: Code, clauses: list[dict[str, Any]], lang: Language) -> str:
    parts = [code.title(lang)]
    for row in clauses:
        head = f"{row['title']}\n  {row['id']} ({row['kind']}): {', '.join(row['kept_by'])}"
        parts.append(f"{head}\n\n  {row['text']}")
    return "\n\n".join(parts)
