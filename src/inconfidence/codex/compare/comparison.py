"""Two codes compared, whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from inconfidence.codex.code import Code
from inconfidence.codex.compare.by_right import had_by_right
from inconfidence.codex.compare.gathering import Found, gathered
from inconfidence.codex.compare.groups import Group
from inconfidence.codex.compare.pair import Pair
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.flow.vocabulary import BY_NAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes from `old` to `new`, in groups, the heaviest first. No group: nothing does."""

    old: Code
    new: Code
    groups: list[Group]


def compare(old: Code, new: Code) -> Comparison:
    """Every difference in what may go ahead and what is asked first.

    Exact over every combination of facts, with no ground and with each alone, and every state of the steps.
    Duties and the naming of clauses are not compared.
    """
    if old.digest == new.digest:
        return Comparison(old, new, [])
    groups = gathered(list(_found(old.compiled, new.compiled)))
    for group in groups:
        closed = {"refused": new, "permitted": old}.get(group.kind)
        group.by_right = closed is not None and had_by_right(group, closed.compiled)
    return Comparison(old, new, groups)


def _found(old: Compiled, new: Compiled) -> Iterator[Found]:
    pair = Pair(old, new)
    for action in BY_NAME["action"].values:
        walk = pair.walk(action)
        for box, found in walk.boxes():
            yield box, walk.classes_in(box), found
