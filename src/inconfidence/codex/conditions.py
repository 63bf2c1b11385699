"""The conditions of a code as bits, and tables of which hold for each combination of a group of words.

A condition is what a norm, or an exception to one, asks of the facts at once. Step conditions are kept apart:
each holds where one of its steps is taken.
"""

from collections.abc import Iterable, Iterator, Sequence

from inconfidence.codex.compiler import Compiled
from inconfidence.codex.masks import Mask
from inconfidence.codex.needs import NEEDS_TURN_ON
from inconfidence.flow.packing import BITS, FIELD, GROUPS, STEPS, combinations

_GROUNDS = FIELD["grounds"]
_FACT_GROUPS = GROUPS[:4]
_MANNER = GROUPS[5]
_MADE_PUBLIC = Mask(BITS["already_public"]["false"])
_STEP_FIELDS = [FIELD[name] for name in (*_MANNER, "done")]


class Conditions:
    """The conditions of one code or several, numbered, and the tables that say where each holds."""

    def __init__(self, codes: Sequence[Compiled]) -> None:
        # What the words bar, and the grounds of which one is asked (0: none is).
        self.plain = list(dict.fromkeys(_plain_conditions(codes)))
        self._steps = {mask: place for place, mask in enumerate(dict.fromkeys(_step_conditions(codes)))}
        self.facts = [self._table_of(group) for group in _FACT_GROUPS]
        self.grounds = self._grounds_tables()
        self.manners = [self._taken(bits) for bits in combinations(_MANNER)]
        low, high = _halves("done", 9)
        self.done = [self._taken(bits) for bits in low], [self._taken(bits) for bits in high]

    def care(self, masks: Iterable[int]) -> int:
        """The bits of the step conditions into which these masks of steps fall apart."""
        return sum({1 << self._steps[part] for mask in masks for part in _by_field(mask)})

    def excepting(self, masks: Iterable[Mask]) -> int:
        """The bits of the conditions that exceptions to these masks ask."""
        exceptions = {part for mask in masks for one in mask.unless for part in _parts(one)}
        return sum(1 << place for place, condition in enumerate(self.plain) if condition in exceptions)

    def _table_of(self, group: tuple[str, ...]) -> list[int]:
        """For each combination of the group's words, the conditions that it does not keep from holding."""
        found = [(1 << len(self.plain)) - 1]
        for name in group:
            holding = [self._not_barred(bit) for bit in BITS[name].values()]
            found = [kept & word for kept in found for word in holding]
        return found

    def _not_barred(self, bit: int) -> int:
        return sum(1 << place for place, (barred, _) in enumerate(self.plain) if not barred & bit)

    def _grounds_tables(self) -> tuple[list[int], list[int]]:
        """For the first eight grounds and for the others: the conditions that a set of them carries."""
        without = sum(1 << place for place, (_, grounds) in enumerate(self.plain) if not grounds)
        low, high = _halves("grounds", 8)
        return [without | self._carried(bits) for bits in low], [self._carried(bits) for bits in high]

    def _carried(self, bits: int) -> int:
        return sum(1 << place for place, (_, grounds) in enumerate(self.plain) if grounds & bits)

    def _taken(self, bits: int) -> int:
        return sum(1 << place for mask, place in self._steps.items() if mask & bits)


def _halves(name: str, width: int) -> tuple[list[int], list[int]]:
    """The bits of every set of a set's first `width` words, and of every set of the others."""
    words = list(BITS[name].values())
    return _sets(words[:width]), _sets(words[width:])


def _sets(bits: list[int]) -> list[int]:
    found = [0]
    for bit in bits:
        found += [one | bit for one in found]
    return found


def _by_field(mask: int) -> Iterator[int]:
    """The parts of a mask of steps, an attribute each: another step may undo one part and leave the others."""
    return (part for field in _STEP_FIELDS if (part := mask & field))


def _masks(compiled: Compiled) -> Iterator[Mask]:
    yield from (permit.mask for permit in compiled.permits)
    yield from (forbid.mask for forbid in compiled.forbids)
    yield from (require.mask for require in compiled.requires)
    yield from (duty.mask for duty in compiled.duties)
    yield from (mask for mask, _ in compiled.waivers)
    yield from (mask for _, mask, _ in compiled.withdrawals)


def _withdrawn(compiled: Compiled) -> Iterator[tuple[int, int]]:
    """Which grounds are offered matters where some are withdrawn: whether there is another one."""
    several = len(compiled.withdrawals) > 1
    for _, mask, grounds in compiled.withdrawals:
        singly = BITS["grounds"].values() if several else (grounds, _GROUNDS & ~grounds)
        yield from ((mask.barred & ~_GROUNDS, wanted) for wanted in singly)


def _compelled(compiled: Compiled) -> Iterator[tuple[int, int]]:
    """Whether a law is among the grounds that carry matters to forbids that yield, and to promises."""
    for permit in compiled.permits:
        if lawful := permit.grounds & compiled.compelling:
            yield permit.mask.barred & ~_GROUNDS, lawful


def _plain_conditions(codes: Sequence[Compiled]) -> Iterator[tuple[int, int]]:
    yield from _parts(_MADE_PUBLIC)
    yield from ((barred, 0) for barred in NEEDS_TURN_ON)
    for compiled in codes:
        yield from _withdrawn(compiled)
        yield from _compelled(compiled)
        for mask in _masks(compiled):
            for one in (mask, *mask.unless):
                yield from _parts(one)


def _parts(mask: Mask) -> Iterator[tuple[int, int]]:
    """The conditions on facts that a mask asks, as what it bars and the grounds of which it asks one."""
    grounds = [wanted for wanted in mask.some if wanted & _GROUNDS] or [0]
    yield mask.barred & ~STEPS & ~_GROUNDS, grounds[0]
    yield from ((0, wanted) for wanted in grounds[1:])
    if mask.barred & _GROUNDS:
        yield 0, mask.barred & _GROUNDS


def _step_conditions(codes: Sequence[Compiled]) -> Iterator[int]:
    for compiled in codes:
        for masks in stake_masks(compiled):
            yield from _by_field(masks)


def stake_masks(compiled: Compiled) -> Iterator[int]:
    """Every mask of steps on which a decision under the code can turn."""
    needs = [need for permit in compiled.permits for need in permit.needs]
    for need in (*needs, *(require.need for require in compiled.requires)):
        yield from need.stakes()
    for duty in compiled.duties:
        yield from duty_stakes(duty.mask)


def duty_stakes(mask: Mask) -> Iterator[int]:
    """The masks of steps on which a duty turns."""
    for one in (mask, *mask.unless):
        yield one.barred & STEPS
        yield from (wanted & STEPS for wanted in one.some)
