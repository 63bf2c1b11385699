"""What no code may be adopted with: a promise that it breaks, a clause that contradicts itself."""

from inconfidence.codex.code import Code
from inconfidence.codex.errors import CodeError
from inconfidence.codex.proof.idle import idle
from inconfidence.codex.proof.never import broken_as_faults


def prove(code: Code) -> None:
    """Returns where the code keeps what it promises of itself, over every possible flow.

    Raises:
        CodeError: every promise that it breaks, and every clause that contradicts itself, with its place.
    """
    faults = broken_as_faults(code) + [found.fault for found in idle(code) if found.contradiction]
    if faults:
        raise CodeError(faults)
