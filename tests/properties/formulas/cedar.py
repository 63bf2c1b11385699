"""A Cedar policy set as a formula: which flows it allows. Cedar's own parser reads it; this reads what that gives."""

import json
from typing import Any, Final

import cedarpy
import z3

from tests.properties.formulas.words import WORDS

# What is in a request beside the context: variable -> attribute and type of entity.
_ENTITIES: Final = {
    "principal": ("actor", "Role"),
    "action": ("action", "Action"),
    "resource": ("subject", "Subject"),
}
_Node = dict[str, Any]


def allowed(policies: str) -> z3.BoolRef:
    """That one policy permits the flow and none forbids it."""
    read = json.loads(cedarpy.policies_to_json_str(policies))["staticPolicies"].values()
    permits = [_applies(policy) for policy in read if policy["effect"] == "permit"]
    forbids = [_applies(policy) for policy in read if policy["effect"] == "forbid"]
    return z3.And(z3.Or(permits), z3.Not(z3.Or(forbids)))


def _applies(policy: _Node) -> z3.BoolRef:
    if any(policy[part] != {"op": "All"} for part in _ENTITIES):
        raise NotImplementedError("a policy that names whom it is for in its head")
    bodies = [(condition["kind"], _true(condition["body"])) for condition in policy["conditions"]]
    return z3.And([body if kind == "when" else z3.Not(body) for kind, body in bodies])


def _true(node: _Node) -> z3.BoolRef:
    ((operator, parts),) = node.items()
    match operator:
        case "&&":
            return z3.And(_true(parts["left"]), _true(parts["right"]))
        case "||":
            return z3.Or(_true(parts["left"]), _true(parts["right"]))
        case "!":
            return z3.Not(_true(parts["arg"]))
        case "Value" if isinstance(parts, bool):
            return z3.BoolVal(parts)
        case _:
            return _compared(operator, parts["left"], parts["right"])


def _compared(operator: str, left: _Node, right: _Node) -> z3.BoolRef:
    match operator:
        case "in":
            return _is_one_of(*_ENTITIES[left["Var"]], right["Set"])
        case "==":
            return _has_one_of(_attribute(left), [right])
        case "contains":
            return _has_one_of(_attribute(right), left["Set"])
        case "containsAny":
            return _has_one_of(_attribute(left), right["Set"])
    raise NotImplementedError(f"`{operator}`: say here what it means")


def _attribute(node: _Node) -> str:
    assert node["."]["left"] == {"Var": "context"}, node
    return str(node["."]["attr"])


def _is_one_of(attribute: str, kind: str, entities: list[_Node]) -> z3.BoolRef:
    named = [entity["Value"]["__entity"] for entity in entities]
    return z3.Or([_word(attribute, one["id"]) for one in named if one["type"] == kind])


def _has_one_of(attribute: str, values: list[_Node]) -> z3.BoolRef:
    return z3.Or([_word(attribute, value["Value"]) for value in values])


def _word(attribute: str, value: str | bool) -> z3.BoolRef:
    """That the flow has it. To Cedar, a flag is true and never "true", and no two things of other types are equal."""
    if attribute == "already_public":
        return WORDS[attribute][str(value).lower()] if isinstance(value, bool) else z3.BoolVal(False)
    return WORDS[attribute].get(value, z3.BoolVal(False))
