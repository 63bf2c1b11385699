"""A code as a Cedar policy set with its schema: what Cedar allows is what the code permits as it stands.

Each norm is a policy that names its clause: `@id` is the clause (`#2` and on for further norms of one clause),
`@norm` says what it is. A general need is a policy that forbids while it is not met; what Cedar then gives as
its reasons are the clauses of what is missing. What is offered, what becomes owed and who else may, Cedar has
no words for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from inconfidence.codex.code import Code
from inconfidence.codex.conditions import every, in_scope, is_one_of, met, some
from inconfidence.codex.norms import Ask, Compel, Forbid, Norm, Permit, Require, Waive
from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME, Attribute

# These are Cedar's own: the principal, the action and the resource of a request.
_NAMED: Final = {"actor": "Role", "action": "Action", "subject": "Subject"}


@dataclass(frozen=True, slots=True)
class _Norms:
    """The norms of a code, each with its clause, in the order of the code."""

    all: tuple[tuple[str, Norm], ...]

    @property
    def permits(self) -> list[Permit]:
        return [norm for _, norm in self.all if isinstance(norm, Permit)]

    @property
    def on_a_ground(self) -> list[Require]:
        return [norm for _, norm in self.all if isinstance(norm, Require) and norm.on_a_ground]

    @property
    def waivers(self) -> list[Waive]:
        return [norm for _, norm in self.all if isinstance(norm, Waive)]

    @property
    def compelling(self) -> frozenset[str]:
        return frozenset().union(*(norm.grounds for _, norm in self.all if isinstance(norm, Compel)))


def policies(code: Code) -> str:
    """The policy set, in Cedar's own language."""
    rules = ((clause.id, norm) for clause in code.every_clause.values() for norm in clause.rules)
    norms = _Norms(tuple(rules))
    told, count = [f"// {code.id}, {code.digest}"], Counter[str]()
    for clause, norm in norms.all:
        policy = _policy(norm, norms)
        if policy:
            count[clause] += 1
            id = clause if count[clause] == 1 else f"{clause}#{count[clause]}"
            told.append(f'@id("{id}")\n@norm("{type(norm).__name__.lower()}")\n{policy}')
    return "\n\n".join(told) + "\n"


def _policy(norm: Norm, norms: _Norms) -> str:
    match norm:
        case Permit(scope, asks):
            general = [_where(require, norms) for require in _general(norm, norms)]
            needs = [_met_or_waived(ask, norms) for ask in asks]
            return f"permit (principal, action, resource)\nwhen {{\n  {every([in_scope(scope), *needs, *general])}\n}};"
        case Forbid(scope, yields):
            unless = f"\nunless {{\n  {_law_compels(norms)}\n}}" if yields else ""
            return f"forbid (principal, action, resource)\nwhen {{\n  {in_scope(scope)}\n}}{unless};"
        case Require(scope, ask, False):
            unless = f"unless {{\n  {_met_or_waived(ask, norms)}\n}}"
            return f"forbid (principal, action, resource)\nwhen {{\n  {in_scope(scope)}\n}}\n{unless};"
        case _:
            return ""


def _general(permit: Permit, norms: _Norms) -> list[Require]:
    """The general needs that only permits on a ground have: they stand in each of those."""
    if not permit.grounds:
        return []
    return [require for require in norms.on_a_ground if require.scope.actions & permit.scope.actions]


def _where(require: Require, norms: _Norms) -> str:
    return some([f"!({in_scope(require.scope)})", _met_or_waived(require.ask, norms)])


def _met_or_waived(ask: Ask, norms: _Norms) -> str:
    waived = list(_waived(ask, norms.waivers))
    return some([met(ask.accepts), every(waived)]) if all(waived) and waived else met(ask.accepts)


def _waived(ask: Ask, waivers: Iterable[Waive]) -> Iterator[str]:
    """For each step that meets it, when it is waived; empty where it never is."""
    for step in sorted(ask.accepts, key=lambda option: (option.attribute, option.value)):
        yield some([in_scope(waiver.scope) for waiver in waivers if step in waiver.steps])


def _law_compels(norms: _Norms) -> str:
    ways = [
        every([in_scope(permit.scope), is_one_of("grounds", permit.grounds & norms.compelling)])
        for permit in norms.permits
        if permit.grounds & norms.compelling
    ]
    return some(ways) if ways else "false"


def schema() -> str:
    """The schema of every exported code: the vocabulary, closed."""
    context = ",\n    ".join(f"{a.name}: {_type(a)}" for a in ATTRIBUTES if a.name not in _NAMED and a.values)
    actions = ", ".join(f'"{action}"' for action in BY_NAME["action"].values)
    return (
        f"entity Role enum [{_quoted('actor')}];\n"
        f"entity Subject enum [{_quoted('subject')}];\n\n"
        f"action {actions} appliesTo {{\n"
        f"  principal: [Role],\n  resource: [Subject],\n"
        f"  context: {{\n    {context}\n  }}\n}};\n"
    )


def _quoted(attribute: str) -> str:
    return ", ".join(f'"{word}"' for word in BY_NAME[attribute].values)


def _type(attribute: Attribute) -> str:
    return {"set": "Set<String>", "flag": "Bool"}.get(attribute.kind, "String")
