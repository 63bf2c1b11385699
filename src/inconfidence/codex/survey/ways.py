"""What a code asks of a flow, as to its facts: closed, or open in ways that each ask for some steps."""

from dataclasses import dataclass

from inconfidence.codex.deciding.compiler import Compiled, CompiledPermit
from inconfidence.codex.deciding.engine import asked_by, opened
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.deciding.needs import CompiledNeed
from inconfidence.codex.survey.steps import Steps
from inconfidence.flow import Option
from inconfidence.flow.packing import BITS, FIELD

_NAMELESS = CompiledNeed("", 0, BITS["form"]["anonymous"], ())


@dataclass(frozen=True, slots=True)
class Asked:
    """One need as it stands for this flow: the clause, the steps that meet it, those to propose."""

    clause: str
    accepts: int
    offers: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A permit that opens the flow, and all that is asked of it."""

    clause: str
    asked: tuple[Asked, ...]

    def table(self, steps: Steps) -> int:
        """The states of the steps in which it may go ahead."""
        table = steps.every
        for need in self.asked:
            table &= steps.meeting(need.accepts)
        return table


@dataclass(frozen=True, slots=True)
class Standing:
    """How a code stands to a flow: the clauses that forbid it, or else the ways in which it is open."""

    forbidding: tuple[str, ...]
    ways: tuple[Way, ...]

    def table(self, steps: Steps) -> int:
        """The states of the steps in which the flow may go ahead."""
        table = 0
        for way in self.ways:
            table |= way.table(steps)
        return table

    @property
    def done(self) -> int:
        """The steps in `done` that any way asks for."""
        asked = 0
        for way in self.ways:
            for need in way.asked:
                asked |= need.accepts
        return asked & FIELD["done"]


def standing(compiled: Compiled, bits: int) -> Standing:
    """How the code stands to the packed flow, whatever its steps: by the engine's own asking."""
    forbids, permits = opened(compiled, bits)
    if forbids:
        return Standing(tuple(dict.fromkeys(forbid.clause for forbid in forbids)), ())
    return Standing((), tuple(_way(compiled, permit, bits) for permit in permits))


def _way(compiled: Compiled, permit: CompiledPermit, bits: int) -> Way:
    needs = asked_by(compiled, permit, bits)
    asked = [Asked(need.clause, need.accepted(bits), need.offers) for need in needs]
    return Way(permit.clause, tuple(dict.fromkeys(asked)))


def masks_read(compiled: Compiled) -> list[Mask]:
    """A mask for everything of a flow's facts that `standing` reads, whatever the norm."""
    norms: list[Mask] = [permit.mask for permit in compiled.permits]
    norms += [forbid.mask for forbid in compiled.forbids]
    norms += [require.mask for require in compiled.requires]
    norms += [waiver for waiver, _ in compiled.waivers]
    lawful = {permit.grounds & compiled.compelling for permit in compiled.permits} - {0}
    return [*norms, *(Mask(0, (grounds,)) for grounds in sorted(lawful)), _inside()]


def _inside() -> Mask:
    """Holds where a made-up name is as good as none."""
    outside = 0
    for name in ("action", "recipient"):
        for bit in BITS[name].values():
            outside |= bit if _NAMELESS.accepted(bit) == _NAMELESS.accepts else 0
    return Mask(outside)
