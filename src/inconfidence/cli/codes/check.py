"""`inconfidence code check`. Reading a code is checking it: what is wrong is raised with its place.

What the code promises never to be is proved here, over every flow there can be.
"""

from argparse import Namespace
from typing import Any

from inconfidence.codex import Code, load
from inconfidence.codex.norms import Never
from inconfidence.codex.proof import idle, prove, repeated
from inconfidence.codex.reading import Ease, hardest, of_clients
from inconfidence.kernel.language import LANGUAGES


def answer(args: Namespace) -> tuple[str, dict[str, Any]]:
    """That the code can be kept, its digest, what is proved of it, what in it does nothing, and how hard it is
    to read. Raises `CodeError` with every fault."""
    code = load(args.code)
    prove(code)
    proved, notes = _promises(code), [*(found.fault for found in idle(code)), *repeated(code)]
    stands_on = [source.header.id for source in code.foundations]
    told = f"`{code.id}` can be kept: {len(code.clauses)} clauses, standing on {', '.join(stands_on) or 'nothing'}"
    reading = _reading(code)
    data = {
        "whole": True,
        "id": code.id,
        "digest": code.digest,
        "stands_on": stands_on,
        "proved": proved,
        "notes": [{"file": note.file, "line": note.line, "message": note.message} for note in notes],
        "reading": {ease.lang: {"measure": round(ease.measure, 1), "plain": ease.plain} for ease in reading},
    }
    lines = [told, f"digest {code.digest}", *(_said(code, ease) for ease in reading)]
    if proved:
        lines.append(f"proved over every possible flow: {proved} promises of what must never be")
    return "\n".join(
        [*lines, *(f"worth a look: {note.file}:{note.line}: {note.message}" for note in notes)]
    ), data


def _promises(code: Code) -> int:
    return sum(isinstance(norm, Never) for clause in code.every_clause.values() for norm in clause.rules)


def _reading(code: Code) -> list[Ease]:
    """How hard it is in each language. Clients read codes, and not what these stand on."""
    return [of_clients(code, lang) for lang in LANGUAGES] if code.header.kind == "code" else []


def _said(code: Code, ease: Ease) -> str:
    if ease.plain:
        return str(ease)
    return f"{ease}; begin with {', '.join(f'`{id}`' for id in hardest(code, ease.lang))}"
