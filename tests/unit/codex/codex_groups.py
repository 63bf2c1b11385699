"""Groups of a comparison for tests, as if two codes had been compared."""

from collections.abc import Iterable

from inconfidence.codex.compare.groups import Group, Kind, Part
from inconfidence.codex.survey import Box
from inconfidence.codex.survey.facts import ORDER, words_of
from inconfidence.codex.survey.steps import steps_over
from inconfidence.flow import Option
from inconfidence.flow.vocabulary import BY_NAME

# What goes without saying: a client, and the people of the charity, in good standing and with a tie to the person.
USUAL: dict[str, Iterable[str]] = {
    "standing": ("good",),
    "relation": ("supporting", "responsible"),
    "actor": [word for word in BY_NAME["actor"].values if word != "subject"],
    "subject": ("client",),
}


def group(
    *actions: str,
    kind: Kind = "refused",
    withdrawn: bool = False,
    step: tuple[Option, ...] = (),
    **words: Iterable[str],
) -> Group:
    """A group with a part for each action; an attribute has these words, or the usual, or any."""
    return Group(kind, withdrawn, step, [part(action, **words) for action in actions])


def part(action: str, **words: Iterable[str]) -> Part:
    """All flows of an action with these words."""
    narrowed = {name: set(some) for name, some in (USUAL | words).items()}
    known = {name: words_of(name, action) for name in ORDER}
    fitting = (
        tuple(word for word in known[name] if word in narrowed.get(name, known[name])) for name in ORDER
    )
    return Part(Box(tuple(fitting)), 1, steps_over(0).states(1))


def all_but(attribute: str, *words: str) -> list[str]:
    """The words of an attribute without these."""
    return [word for word in BY_NAME[attribute].values if word not in words]
