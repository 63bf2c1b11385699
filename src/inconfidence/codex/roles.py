"""The same flow, proposed by somebody else: how a person is sent to the right door."""

from inconfidence.flow.packing import BITS, FIELD

# Someone who holds an office is responsible by it, whoever asked.
_OFFICES = frozenset({"coordinator", "safeguarding", "manager", "trustee"})
ROLES: tuple[str, ...] = tuple(BITS["actor"])
_RELATIONS = tuple(BITS["relation"])
_STANDINGS = len(BITS["standing"])


def as_role(bits: int, role: str) -> int:
    """The packed flow with another actor: standing good, relation kept or `responsible` by office."""
    changed = bits & ~(FIELD["actor"] | FIELD["standing"]) | BITS["actor"][role] | BITS["standing"]["good"]
    if role in _OFFICES:
        changed = changed & ~FIELD["relation"] | BITS["relation"]["responsible"]
    return changed


def actor_of(who: int) -> int:
    """The number of the actor, in the number of an actor with relation and standing (`GROUPS`)."""
    return who // _STANDINGS // len(_RELATIONS)


def relation_of(who: int) -> int:
    """The number of the relation in the same."""
    return who // _STANDINGS % len(_RELATIONS)


def number_of_role(role: str, relation: int) -> int:
    """The number of that actor as `as_role` makes them, from the number of the relation before."""
    if role in _OFFICES:
        relation = _RELATIONS.index("responsible")
    return (ROLES.index(role) * len(_RELATIONS) + relation) * _STANDINGS
