"""Conditions on a flow in the language of Cedar, from the tests and steps of norms."""

from collections.abc import Iterable, Sequence

from inconfidence.codex.norms import Scope, Test
from inconfidence.flow import Option
from inconfidence.flow.vocabulary import BY_NAME

_ENTITIES = {
    "actor": ("principal", "Role"),
    "action": ("action", "Action"),
    "subject": ("resource", "Subject"),
}
# Where a made-up name is as good as none: inside the charity, which a supervisor from outside is not.
_INSIDE = frozenset({"view", "record", "share", "correct", "erase", "keep"})


def in_scope(scope: Scope) -> str:
    """That a flow is one that a norm speaks of."""
    tests = [_test(Test("action", scope.actions)), *(_test(test) for test in scope.tests)]
    exceptions = [f"!({every([_test(test) for test in tests_])})" for tests_ in scope.unless]
    return every([*tests, *exceptions])


def met(accepts: Iterable[Option]) -> str:
    """That one of these steps is taken."""
    options = set(accepts)
    by_attribute = {
        name: frozenset(option.value for option in options if option.attribute == name)
        for name in sorted({option.attribute for option in options})
    }
    ways = [is_one_of(name, words) for name, words in by_attribute.items()]
    if "anonymous" in by_attribute.get("form", ()) and "pseudonymised" not in by_attribute["form"]:
        named = is_one_of("form", frozenset({"pseudonymised"}))
        within = [is_one_of("action", _INSIDE), f"!({is_one_of('recipient', frozenset({'supervisor'}))})"]
        ways.append(every([named, *within]))
    return some(ways)


def is_one_of(attribute: str, words: frozenset[str]) -> str:
    """That the attribute is one of the words; of a set, that it holds one of them."""
    ordered = [word for word in BY_NAME[attribute].values if word in words]
    if attribute in _ENTITIES:
        variable, kind = _ENTITIES[attribute]
        entities = ", ".join(f'{kind}::"{word}"' for word in ordered)
        return f"{variable} in [{entities}]"
    listed = ", ".join(f'"{word}"' for word in ordered)
    if BY_NAME[attribute].kind == "set":
        return f"context.{attribute}.containsAny([{listed}])"
    return (
        f"context.{attribute} == {listed}"
        if len(ordered) == 1
        else f"[{listed}].contains(context.{attribute})"
    )


def _test(test: Test) -> str:
    asked = is_one_of(test.attribute, test.words)
    return f"!({asked})" if test.negated else asked


def every(conditions: Sequence[str]) -> str:
    """That all hold."""
    return " && ".join(_bracketed(condition, "||") for condition in conditions)


def some(conditions: Sequence[str]) -> str:
    """That one holds."""
    return " || ".join(_bracketed(condition, "&&") for condition in conditions)


def _bracketed(condition: str, operator: str) -> str:
    return f"({condition})" if operator in condition else condition
