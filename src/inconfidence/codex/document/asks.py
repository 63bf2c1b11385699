"""Reads what a norm asks for: steps that somebody can still take, any one of which is enough."""

from inconfidence.codex.document.lines import Line
from inconfidence.codex.document.scopes import STEPS
from inconfidence.codex.norms import Ask
from inconfidence.flow import Option
from inconfidence.flow.vocabulary import BY_NAME

# Where a code says *wherever possible*, asking is enough; what the subject answered is never proposed.
_ASKED = {
    Option("consent", "given"): (
        ("given", "impossible"),
        (Option("consent", "refused"), Option("consent", "withdrawn"), Option("discussion", "forbidden")),
    ),
    Option("discussion", "held"): (("held", "impossible", "forbidden"), ()),
}


def read_ask(line: Line) -> Ask:
    """The steps after `require`: `form anonymous or done identity-justified`, `consent given where possible`."""
    start = line.words[line.at - 1]
    options = read_steps(line)
    if not line.take_if("where", "possible"):
        return _strict(options)
    if len(options) != 1 or options[0] not in _ASKED:
        raise start.wrong("`where possible` goes with `consent given` or `discussion held` alone")
    values, accepted = _ASKED[options[0]]
    offers = tuple(Option(options[0].attribute, value) for value in values)
    return Ask(offers, frozenset(offers) | frozenset(accepted))


def read_steps(line: Line) -> tuple[Option, ...]:
    """One or more steps: an attribute and its values, `or` another attribute and its values."""
    found: list[Option] = []
    attribute = ""
    while True:
        if not attribute or line.peek() in STEPS:
            attribute = line.take("a step").among(STEPS, "a step that somebody can take")
        what = f"a value of `{attribute}`"
        found.append(Option(attribute, line.take(what).among(BY_NAME[attribute].values, what)))
        if not (line.take_if(",") or line.take_if("or")):
            return tuple(found)


def only_when(ask: Ask, line: Line) -> Ask:
    """The same ask, made only of flows with the step that the line names: all others meet it as they are."""
    word = line.take("a step").among(("form", "consent", "discussion"), "a step that a need can wait for")
    what = f"a value of `{word}`"
    value = line.take(what).among(BY_NAME[word].values, what)
    others = {Option(word, other) for other in BY_NAME[word].values if other != value}
    return Ask(ask.offers, ask.accepts | others)


def _strict(options: tuple[Option, ...]) -> Ask:
    accepted = set(options)
    if Option("form", "anonymous") in accepted:
        # A number about many names nobody; it brings a need of its own, so it is not proposed.
        accepted.add(Option("form", "aggregate"))
    return Ask(options, frozenset(accepted))
