"""The norms of a code that speak of one action: of its flows the engine says the same by them, and asks less."""

from dataclasses import replace

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.masks import Mask
from inconfidence.flow.packing import BITS


def of_action(compiled: Compiled, action: str) -> Compiled:
    """The code without the norms that hold for no flow of this action, whoever acts and whatever is done."""
    bit = BITS["action"][action]

    def speaks(mask: Mask) -> bool:
        return not mask.barred & bit

    return replace(
        compiled,
        permits=[permit for permit in compiled.permits if speaks(permit.mask)],
        forbids=[forbid for forbid in compiled.forbids if speaks(forbid.mask)],
        requires=[require for require in compiled.requires if speaks(require.mask)],
        duties=[duty for duty in compiled.duties if speaks(duty.mask)],
        waivers=[(mask, steps) for mask, steps in compiled.waivers if speaks(mask)],
        withdrawals=[
            (clause, mask, grounds) for clause, mask, grounds in compiled.withdrawals if speaks(mask)
        ],
    )
