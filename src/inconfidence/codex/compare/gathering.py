"""Gathers the changes of classes of flows into groups, by what they have in common and who causes it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from inconfidence.codex.compare.change import AskedOtherwise, Change, Permitted, Refused, Step
from inconfidence.codex.compare.groups import Group, Kind, Part
from inconfidence.codex.survey import Box

Found = tuple[Box, int, Change]


def gathered(found: Sequence[Found]) -> list[Group]:
    """The groups, heaviest first. A class of which more is asked, and less, is in a group for each step."""
    shelf = _Shelf()
    refusing = _causes((change, box) for box, _, change in found if isinstance(change, Refused))
    permitting = _causes((change, box) for box, _, change in found if isinstance(change, Permitted))
    for box, classes, change in found:
        match change:
            case Refused():
                shelf.refuse(Part(box, classes, change.states), change, refusing(change))
            case Permitted():
                shelf.permit(Part(box, classes, change.states), change, permitting(change))
            case AskedOtherwise():
                shelf.ask(box, classes, change)
    return sorted(shelf.groups.values(), key=lambda group: group.weight)


class _Shelf:
    """The groups so far, each under what makes it one."""

    def __init__(self) -> None:
        self.groups: dict[Hashable, Group] = {}

    def refuse(self, part: Part, change: Refused, cause: str) -> None:
        group = self._group(("refused", change.withdrawn, cause), "refused", withdrawn=change.withdrawn)
        _add(group, part, change.opened, change.closing)

    def permit(self, part: Part, change: Permitted, cause: str) -> None:
        _add(self._group(("permitted", cause), "permitted"), part, change.closing, change.opened)

    def ask(self, box: Box, classes: int, change: AskedOtherwise) -> None:
        for step in _joined(change.added):
            group = self._group(("asked", step), "asked", step)
            _add(group, Part(box, classes, change.lost), (), (step.clause,))
        for step in _joined(change.dropped):
            group = self._group(("asked-no-more", step), "asked-no-more", step)
            _add(group, Part(box, classes, change.won), (step.clause,), ())

    def _group(
        self, key: Hashable, kind: Kind, step: Step | None = None, *, withdrawn: bool = False
    ) -> Group:
        return self.groups.setdefault(key, Group(kind, withdrawn, step.any_of if step else ()))


def _joined(steps: tuple[Step, ...]) -> list[Step]:
    """Each step once, as the first clause asks it."""
    return list({step.any_of: step for step in reversed(steps)}.values())


def _add(group: Group, part: Part, before: Iterable[str], after: Iterable[str]) -> None:
    group.parts.append(part)
    group.before |= dict.fromkeys(before)
    group.after |= dict.fromkeys(after)


def _causes(found: Iterable[tuple[Refused | Permitted, Box]]) -> Callable[[Refused | Permitted], str]:
    """Names one clause as the cause: who closes it; else who opens it. Few clauses explain all: of several,
    the one that most flows have."""
    flows: Counter[str] = Counter()
    for change, box in found:
        flows.update(dict.fromkeys(change.closing or change.opened, box.flows))
    return lambda change: max(change.closing or change.opened, key=lambda clause: (flows[clause], clause))
