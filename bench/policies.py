"""A code's permits and forbids as policies of Cedar and of casbin: the facts alone, as far as peers go.

A forbid that yields to law is left out: neither peer can say that another rule must carry for it.
"""

from collections.abc import Callable, Iterator

import casbin
import cedarpy

from inconfidence.codex import Code
from inconfidence.codex.norms import Forbid, Permit, Scope, Test
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME

_ASKED = [a.name for a in BY_NAME.values() if not a.step and a.kind in ("word", "set")]
_MODEL = """
[request_definition]
r = flow
[policy_definition]
p = rule, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = eval(p.rule)
"""


def norms(code: Code) -> Iterator[tuple[str, Permit | Forbid]]:
    """The permits and the unyielding forbids, each with its clause."""
    for clause in code.every_clause.values():
        for norm in clause.rules:
            if isinstance(norm, Permit) or (isinstance(norm, Forbid) and not norm.yields_to_law):
                yield clause.id, norm


def opens(code: Code, flow: Flow) -> bool:
    """What the peers should answer, word by word."""
    held = [norm for _, norm in norms(code) if _holds(norm.scope, flow)]
    return bool(held) and all(isinstance(norm, Permit) for norm in held)


def _holds(scope: Scope, flow: Flow) -> bool:
    excepted = any(all(_passes(test, flow) for test in tests) for tests in scope.unless)
    return flow.action in scope.actions and all(_passes(t, flow) for t in scope.tests) and not excepted


def _passes(test: Test, flow: Flow) -> bool:
    said = getattr(flow, test.attribute)
    return bool(test.words & (said if isinstance(said, frozenset) else {said})) != test.negated


def as_cedar(code: Code) -> Callable[[Flow], bool]:
    """Asks Cedar, with the policies and the empty world parsed beforehand."""
    text = "\n".join(_cedar_policy(id, norm) for id, norm in norms(code))
    policies, world = cedarpy.PolicySet.from_str(text), cedarpy.Entities.from_json_str("[]")

    def ask(flow: Flow) -> bool:
        said = {name: getattr(flow, name) for name in _ASKED}
        context = {name: sorted(word) if isinstance(word, frozenset) else word for name, word in said.items()}
        request = {
            "principal": f'Role::"{flow.actor}"',
            "action": f'Action::"{flow.action}"',
            "resource": f'Subject::"{flow.subject}"',
            "context": context,
        }
        return bool(cedarpy.is_authorized(request, policies, world).allowed)

    return ask


def _cedar_policy(id: str, norm: Permit | Forbid) -> str:
    verb = "permit" if isinstance(norm, Permit) else "forbid"
    tests = (Test("action", norm.scope.actions), *norm.scope.tests)
    when = " && ".join(_cedar_test(test) for test in tests)
    unless = "".join(
        f" unless {{ {' && '.join(_cedar_test(test) for test in tests)} }}" for tests in norm.scope.unless
    )
    return f'@id("{id}") {verb}(principal, action, resource) when {{ {when} }}{unless};'


def _cedar_test(test: Test) -> str:
    words = "[" + ", ".join(f'"{word}"' for word in sorted(test.words)) + "]"
    several = BY_NAME[test.attribute].kind == "set"
    asked = (
        f"context.{test.attribute}.containsAny({words})"
        if several
        else f"{words}.contains(context.{test.attribute})"
    )
    return f"!{asked}" if test.negated else asked


def as_casbin(code: Code) -> Callable[[Flow], bool]:
    """Asks casbin, with a rule of its own expression language for each norm."""
    model = casbin.Model()
    model.load_model_from_text(_MODEL)
    enforcer = casbin.Enforcer(model, enable_log=False)
    for name in _ASKED:
        enforcer.add_function(f"says_{name}", _says(name))
    for _, norm in norms(code):
        enforcer.add_policy(_casbin_rule(norm.scope), "allow" if isinstance(norm, Permit) else "deny")
    return lambda flow: bool(enforcer.enforce(flow))


def _says(name: str) -> Callable[..., bool]:
    def says(flow: Flow, *words: str) -> bool:
        said = getattr(flow, name)
        return not said.isdisjoint(words) if isinstance(said, frozenset) else said in words

    return says


def _casbin_rule(scope: Scope) -> str:
    tests = (Test("action", scope.actions), *scope.tests)
    rule = " && ".join(_casbin_test(test) for test in tests)
    for tests in scope.unless:
        rule += " && !(" + " && ".join(_casbin_test(test) for test in tests) + ")"
    return rule


def _casbin_test(test: Test) -> str:
    words = ", ".join(f"'{word}'" for word in sorted(test.words))
    return f"{'!' if test.negated else ''}says_{test.attribute}(r.flow, {words})"
