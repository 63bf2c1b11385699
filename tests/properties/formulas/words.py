"""The bits of a packed flow as variables of z3, which of their values are flows, and the way back."""

from typing import Final

import z3

from inconfidence.flow import Flow
from inconfidence.flow.packing import BITS, unpack
from inconfidence.flow.vocabulary import ATTRIBUTES, RECIPIENTS_OF

# attribute -> word -> whether the flow has it
WORDS: Final[dict[str, dict[str, z3.BoolRef]]] = {
    name: {word: z3.Bool(f"{name}:{word}") for word in bits} for name, bits in BITS.items()
}
_BY_BIT: Final[dict[int, z3.BoolRef]] = {
    bit: WORDS[name][word] for name, bits in BITS.items() for word, bit in bits.items()
}


def touches(mask: int) -> z3.BoolRef:
    """`bits & mask`, as a condition."""
    return z3.Or([word for bit, word in _BY_BIT.items() if bit & mask])


def is_a_flow() -> z3.BoolRef:
    """One word of each attribute, any of a set, and a recipient that the action can have."""
    one_each = [_exactly_one(list(WORDS[a.name].values())) for a in ATTRIBUTES if a.kind in ("word", "flag")]
    fitting = [
        z3.Implies(WORDS["action"][action], z3.Or([WORDS["recipient"][word] for word in recipients]))
        for action, recipients in RECIPIENTS_OF.items()
    ]
    return z3.And(*one_each, *fitting)


def _exactly_one(words: list[z3.BoolRef]) -> z3.BoolRef:
    return z3.PbEq([(word, 1) for word in words], 1)


def flow_where(condition: z3.BoolRef) -> Flow | None:
    """A flow of which the condition holds; None where it is proved that there is none."""
    solver = z3.SolverFor("QF_FD")
    solver.add(is_a_flow(), condition)
    answer = solver.check()
    if answer == z3.unknown:
        raise RuntimeError(f"z3 gave up: {solver.reason_unknown()}")
    return _flow_of(solver.model()) if answer == z3.sat else None


def _flow_of(model: z3.ModelRef) -> Flow:
    held = (bit for bit, word in _BY_BIT.items() if z3.is_true(model.eval(word, model_completion=True)))
    words = unpack(sum(held))
    return Flow.of(**words | {"already_public": words["already_public"] == "true"})


def holds(condition: z3.BoolRef, flow: Flow) -> bool:
    """Whether the condition holds of this flow."""
    known = [(word, z3.BoolVal(bool(flow.bits & bit))) for bit, word in _BY_BIT.items()]
    answer = z3.simplify(z3.substitute(condition, known))
    assert z3.is_true(answer) or z3.is_false(answer), answer
    return z3.is_true(answer)
