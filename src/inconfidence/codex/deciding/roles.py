"""The same flow, proposed by somebody else: how a person is sent to the right door."""

from inconfidence.flow.packing import BITS, FIELD

# Someone who holds an office is responsible by it, whoever asked.
_OFFICES = frozenset({"coordinator", "safeguarding", "manager", "trustee"})
ROLES: tuple[str, ...] = tuple(BITS["actor"])


def as_role(bits: int, role: str) -> int:
    """The packed flow with another actor: standing good, relation kept or `responsible` by office."""
    changed = bits & ~(FIELD["actor"] | FIELD["standing"]) | BITS["actor"][role] | BITS["standing"]["good"]
    if role in _OFFICES:
        changed = changed & ~FIELD["relation"] | BITS["relation"]["responsible"]
    return changed
