"""What keeps a clause that no norm keeps, as far as it is in the program already."""

import tomllib
from functools import lru_cache
from pathlib import Path

from inconfidence import codes
from inconfidence.codex.clause import Clause
from inconfidence.codex.norms import Keeper


@lru_cache(maxsize=1)
def keepers() -> dict[str, str]:
    """The module of each keeper by its name; empty for one that is still to come."""
    text = (Path(codes.__file__).parent / "keepers.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["keepers"]
    return found


def to_come(keeper: Keeper) -> bool:
    """Whether the keeper is still to come, or one that nobody has heard of."""
    return not keepers().get(keeper.name)


def kept_by(clause: Clause) -> list[str]:
    """In a few words: the norms, counted, and each keeper, with what is still to come said."""
    rules = len(clause.rules)
    norms = [f"{rules} norm" if rules == 1 else f"{rules} norms"] if rules else []
    named = [
        f"{keeper.kind}: {keeper.name}" + (" (still to come)" if to_come(keeper) else "")
        for keeper in clause.keepers
    ]
    return norms + named
