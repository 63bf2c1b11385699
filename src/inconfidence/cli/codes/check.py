"""`inconfidence code check`. Reading a code is checking it: what is wrong is raised with its place."""

from argparse import Namespace
from typing import Any

from inconfidence.codex import load


def answer(args: Namespace) -> tuple[str, dict[str, Any]]:
    """That the code can be kept, and its digest. Raises `CodeError` with every fault."""
    code = load(args.code)
    stands_on = [source.header.id for source in code.foundations]
    told = f"`{code.id}` can be kept: {len(code.clauses)} clauses, standing on {', '.join(stands_on) or 'nothing'}"
    data = {"whole": True, "id": code.id, "digest": code.digest, "stands_on": stands_on}
    return f"{told}\ndigest {code.digest}", data
