"""What changes for one class of flows from one code to another: whether it may go, and what is asked first."""

from dataclasses import dataclass

from inconfidence.codex.survey.steps import States, Steps, steps_over
from inconfidence.codex.survey.ways import Asked, Standing, Way
from inconfidence.flow import Option


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody is asked to do first: any one of the options, and the clause that asks it."""

    clause: str
    any_of: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """It could go ahead and never can. `opened` and `closing`: the clauses in the old and in the new code.

    `withdrawn`: nothing closes it but that the ground which carried it no longer counts. `states` are those of
    the steps in which it could go ahead.
    """

    opened: tuple[str, ...]
    closing: tuple[str, ...]
    withdrawn: bool
    states: States


@dataclass(frozen=True, slots=True)
class Permitted:
    """It never could go ahead and now can, in `states`."""

    closing: tuple[str, ...]
    opened: tuple[str, ...]
    states: States


@dataclass(frozen=True, slots=True)
class AskedOtherwise:
    """It can go ahead before and after, not in the same states of the steps.

    `added`: what is newly asked, and `lost` the states that no longer are enough. `dropped`: what is asked no
    more, and `won` the states that newly are enough. INVARIANT: what is added goes with some states lost, and
    what is dropped with some won; not both are nothing.
    """

    added: tuple[Step, ...]
    lost: States
    dropped: tuple[Step, ...]
    won: States


Change = Refused | Permitted | AskedOtherwise


def change(old: Standing, new: Standing, withdrew: tuple[str, ...]) -> Change | None:
    """What differs, or None. `withdrew`: the clauses of the new code that withdraw the ground offered."""
    if old == new:
        return None
    steps = steps_over(old.done | new.done)
    before, after = old.table(steps), new.table(steps)
    if before == after:
        return None
    if not after:
        withdrawn = bool(withdrew) and not new.forbidding
        return Refused(_open(old, steps), new.forbidding or withdrew, withdrawn, steps.states(before))
    if not before:
        return Permitted(old.forbidding, _open(new, steps), steps.states(after))
    return AskedOtherwise(
        added=_beyond(new, old, after, steps),
        lost=steps.states(before & ~after),
        dropped=_beyond(old, new, before, steps),
        won=steps.states(after & ~before),
    )


def _beyond(asking: Standing, other: Standing, table: int, steps: Steps) -> tuple[Step, ...]:
    """What one code asks beyond the other. `table`: the states in which the asking one lets the flow go ahead.

    For each way of the other that no longer leads through: what the nearest way of this one asks in addition.
    """
    shut = [way for way in other.ways if way.table(steps) & ~table]
    found = [_least(asking, way.table(steps), steps) for way in shut]
    needs = dict.fromkeys(need for needs in found for need in needs)
    return tuple(dict.fromkeys(Step(need.clause, need.offers) for need in needs))


def _least(asking: Standing, met: int, steps: Steps) -> list[Asked]:
    """Of the ways of a code, what the one asks that asks least of whoever is in a state of `met` already."""
    beyond = (_unmet(way, met, steps) for way in asking.ways if way.table(steps))
    return min(beyond, key=len)


def _unmet(way: Way, met: int, steps: Steps) -> list[Asked]:
    unmet = {need.offers: need for need in reversed(way.asked) if met & ~steps.meeting(need.accepts)}
    return list(unmet.values())


def _open(standing: Standing, steps: Steps) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way.clause for way in standing.ways if way.table(steps)))
