"""Which steps matter to the flows that share the same facts, and whether the nearest clause is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inconfidence.codex.compiler import Compiled
from inconfidence.codex.conditions import duty_stakes
from inconfidence.codex.engine import Opened, asked, opened
from inconfidence.codex.opening import withdrew
from inconfidence.codex.roles import ROLES, as_role
from inconfidence.flow.packing import STEPS


@dataclass(frozen=True, slots=True)
class Stakes:
    """The masks of steps on which the decision turns, and whether nothing opens the flow."""

    masks: frozenset[int]
    near: bool


def stakes(codes: Sequence[Compiled], bits: int) -> Stakes:
    """What the decision on flows with these facts turns on, under one code or two together."""
    views = [_View(code, bits) for code in codes]
    masks = {mask for view in views for mask in (*view.needs(), *view.duties())}
    if not all(view.sure_to_open for view in views):
        masks |= _of_others(codes, bits)
    return Stakes(frozenset(masks), any(view.near for view in views))


def _of_others(codes: Sequence[Compiled], bits: int) -> set[int]:
    """What it turns on whether another role may: nothing where a role surely may, or surely may not."""
    masks: set[int] = set()
    for role in ROLES:
        views = [_View(code, as_role(bits, role)) for code in codes]
        sure = all(view.sure_to_open for view in views) or any(view.shut for view in views)
        masks |= set() if sure else {mask for view in views for mask in view.needs()}
    return masks


class _View:
    """One code's view of the facts of a flow, whatever its steps."""

    def __init__(self, code: Compiled, bits: int) -> None:
        self._code = code
        self._bits = bits
        self._opened: Opened = opened(code, bits)
        self._asked = [asked(code, permit, bits) for permit in self._opened.permits]

    @property
    def shut(self) -> bool:
        """Refused whatever the steps."""
        return bool(self._opened.forbidding) or not self._opened.permits

    @property
    def sure_to_open(self) -> bool:
        """Never refused: a permit asks only what can always still be done."""
        lasting = any(all(need.can_always_be_met for need in needs) for needs in self._asked)
        return lasting and not self._opened.forbidding

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
