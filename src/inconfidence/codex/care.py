"""Which steps matter to the flows that share the same facts, and whether the nearest clause is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inconfidence.codex.compiler import Compiled
from inconfidence.codex.conditions import duty_stakes
from inconfidence.codex.engine import Opened, asked, opened
from inconfidence.codex.opening import withdrew
from inconfidence.flow.packing import STEPS


@dataclass(frozen=True, slots=True)
class Stakes:
    """What a decision turns on once the facts are known.

    `masks` are those of the steps that matter. `near`: nothing opens the flow, and the nearest clauses are named.
    `open`: it is never refused, whatever the steps; `shut`: it always is.
    """

    masks: frozenset[int]
    near: bool
    open: bool
    shut: bool


def stakes(codes: Sequence[Compiled], bits: int) -> Stakes:
    """What the decision on flows with these facts turns on, under one code or two together."""
    views = [_View(code, bits) for code in codes]
    if views[0].compelled:
        # Where a law compels, what was promised is not asked.
        views = views[:1]
    return Stakes(
        masks=frozenset(mask for view in views for mask in (*view.needs(), *view.duties())),
        near=any(view.near for view in views),
        open=all(view.is_sure_to_open(alone=len(views) == 1) for view in views),
        shut=any(view.shut for view in views),
    )


class _View:
    """One code's view of the facts of a flow, whatever its steps."""

    def __init__(self, code: Compiled, bits: int) -> None:
        self._code = code
        self._bits = bits
        self._opened: Opened = opened(code, bits)
        self._asked = [asked(code, permit, bits) for permit in self._opened.permits]

    @property
    def compelled(self) -> bool:
        """Whether a law compels."""
        return self._opened.compelled

    @property
    def shut(self) -> bool:
        """Refused whatever the steps."""
        return bool(self._opened.forbidding) or not self._opened.permits

    def is_sure_to_open(self, *, alone: bool) -> bool:
        """Never refused: a permit asks only what can always still be done.

        Beside another code every permit must: whichever is nearest, what it asks joins what the other asks,
        and steps that rule each other out may meet there.
        """
        lasting = [all(need.can_always_be_met for need in needs) for needs in self._asked]
        return not self.shut and (any(lasting) if alone else all(lasting))

    @property
    def near(self) -> bool:
        """Refused in the name of the nearest clauses."""
        return not (self._opened.forbidding or self._opened.permits or withdrew(self._code, self._bits))

    def needs(self) -> Iterator[int]:
        """The masks of steps on which its outcome turns."""
        if not self._opened.forbidding:
            for needs in self._asked:
                for need in needs:
                    yield from need.stakes()

    def duties(self) -> Iterator[int]:
        """The masks of steps on which its duties turn, of those that the facts can bring."""
        if not self.shut:
            for duty in self._code.duties:
                if duty.mask.may_hold(self._bits, STEPS):
                    yield from duty_stakes(duty.mask)
