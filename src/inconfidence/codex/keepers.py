"""What keeps a clause that no norm keeps, as far as it is in the program already."""

import tomllib
from functools import lru_cache
from pathlib import Path

from inconfidence import codes
from inconfidence.codex.clause import Clause
from inconfidence.codex.norms import Keeper


def keepers() -> dict[str, str]:
    """The module of each keeper by its name; empty for one that is still to come."""
    return _read()["keepers"]


@lru_cache(maxsize=1)
def _read() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(codes.__file__).parent / "keepers.toml").read_text(encoding="utf-8"))


def to_come(keeper: Keeper) -> bool:
    """Whether the keeper is still to come, or one that nobody has heard of."""
    return not keepers().get(keeper.name)


def kept_by(clause: Clause) -> list[str]:
    """In a few words: the norms, counted, and each keeper; what is still to come, and what is only believed."""
    rules = len(clause.rules)
    norms = [f"{rules} norm" if rules == 1 else f"{rules} norms"] if rules else []
    named = [
        f"{keeper.kind}: {keeper.name}" + (" (still to come)" if to_come(keeper) else "")
        for keeper in clause.keepers
    ]
    believed = _read()["on_their_word"].get(clause.id.partition("/")[2])
    return norms + named + ([f"on their word: {believed}"] if believed else [])
