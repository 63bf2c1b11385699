"""A group of flows that change in the same way: for whom, and what and why, in exact parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any, Final, Literal

from inconfidence.codex.survey import Box
from inconfidence.codex.survey.facts import ORDER, words_of
from inconfidence.codex.survey.steps import States
from inconfidence.flow import Option
from inconfidence.flow.vocabulary import BY_NAME

Kind = Literal["refused", "asked", "permitted", "asked-no-more"]
Change = Kind | Literal["by-right", "unasked"]
_KINDS: Final = ("refused", "asked", "permitted", "asked-no-more")
# What people ask of a movement, in their order; each with the attributes that answer it.
QUESTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "who": ("actor", "relation", "standing"),
    "what": ("action", "subject", "information", "cabinet", "retention"),
    "to_whom": ("recipient", "channel"),
    "why": ("purpose", "grounds"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A box of flows that all change so; the classes in it, and the states of the steps that show it."""

    box: Box
    classes: int
    states: States


@dataclass
class Group:
    """Flows with the same change. The parts overlap nowhere; `before` and `after` are clauses of either code.

    `step` is what is newly asked, or asked no more: any one of these. `by_right`: what is newly refused, or
    permitted, can all be had (or could be) by the person who asks for it as their right.
    """

    kind: Kind
    withdrawn: bool = False
    step: tuple[Option, ...] = ()
    parts: list[Part] = field(default_factory=list)
    before: dict[str, None] = field(default_factory=dict)
    after: dict[str, None] = field(default_factory=dict)
    by_right: bool = False

    @cached_property
    def flows(self) -> int:
        """How many different sets of facts change so."""
        return sum(part.box.flows for part in self.parts)

    @cached_property
    def classes(self) -> int:
        """How many classes of flows, that no norm of either code tells apart."""
        return sum(part.classes for part in self.parts)

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        """By attribute the words that occur, in the order of the vocabulary."""
        found = {name: {word for part in self.parts for word in part.box.of(name)} for name in ORDER}
        return {
            name: tuple(word for word in ("", *BY_NAME[name].values) if word in found[name]) for name in ORDER
        }

    def words(self, attribute: str) -> tuple[str, ...]:
        """The words of an attribute that occur in the group; the empty one stands for no ground."""
        return self._words[attribute]

    def is_any(self, attribute: str) -> bool:
        """Whether the attribute makes no difference: all its words occur that the actions can have."""
        possible = {word for action in self.words("action") for word in words_of(attribute, action)}
        return set(self.words(attribute)) == possible

    @cached_property
    def whole(self) -> bool:
        """Whether every possible combination of the words is in the group."""
        return self.flows == sum(self._combinations(action) for action in self.words("action"))

    def _combinations(self, action: str) -> int:
        words = (set(self.words(name)) & set(words_of(name, action)) for name in ORDER)
        return prod(len(fitting) for fitting in words)

    def example(self) -> dict[str, Any]:
        """A flow of the group in words, with steps for which the two codes answer differently."""
        largest = max(self.parts, key=lambda part: part.box.flows)
        return largest.box.example() | largest.states.plainest()

    @property
    def change(self) -> Change:
        """What changes, as it is told: a door that only moved is not said to be shut, or opened."""
        if not self.by_right:
            return self.kind
        return "by-right" if self.kind == "refused" else "unasked"

    @property
    def weight(self) -> tuple[bool, bool, int, int]:
        """The heaviest first: a reason withdrawn, then a name newly left out; then what is refused, newly asked,
        permitted and asked no more; of these, what concerns most flows."""
        nameless = self.kind == "asked" and Option("form", "anonymous") in self.step
        return not self.withdrawn, not nameless, _KINDS.index(self.kind), -self.flows
