"""`inconfidence code check`. Reading a code is checking it: what is wrong is raised with its place."""

from argparse import Namespace
from typing import Any

from inconfidence.codex import Code, load
from inconfidence.codex.reading import Ease, hardest, of_clients
from inconfidence.kernel.language import LANGUAGES


def answer(args: Namespace) -> tuple[str, dict[str, Any]]:
    """That the code can be kept, its digest, and how hard it is to read. Raises `CodeError` with every fault."""
    code = load(args.code)
    stands_on = [source.header.id for source in code.foundations]
    told = f"`{code.id}` can be kept: {len(code.clauses)} clauses, standing on {', '.join(stands_on) or 'nothing'}"
    reading = _reading(code)
    data = {
        "whole": True,
        "id": code.id,
        "digest": code.digest,
        "stands_on": stands_on,
        "reading": {ease.lang: {"measure": round(ease.measure, 1), "plain": ease.plain} for ease in reading},
    }
    return "\n".join([told, f"digest {code.digest}", *(_said(code, ease) for ease in reading)]), data


def _reading(code: Code) -> list[Ease]:
    """How hard it is in each language. Clients read codes, and not what these stand on."""
    return [of_clients(code, lang) for lang in LANGUAGES] if code.header.kind == "code" else []


def _said(code: Code, ease: Ease) -> str:
    if ease.plain:
        return str(ease)
    return f"{ease}; begin with {', '.join(f'`{id}`' for id in hardest(code, ease.lang))}"
