"""A box: the flows that have one of these words for each attribute, whatever their steps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from inconfidence.codex.survey.facts import AND, NO_GROUND, ORDER
from inconfidence.flow.vocabulary import default_cabinet

# What an example says where the box leaves the choice.
_PREFERRED: Mapping[str, tuple[str, ...]] = {
    "channel": ("system",),
    "relation": ("supporting", "responsible"),
    "information": ("health", "support", "identity"),
    "purpose": ("support", "legal"),
    "recipient": ("authority", "colleague"),
}


@dataclass(frozen=True, slots=True)
class Box:
    """The words of each attribute, in the order of `facts.ORDER` and of the vocabulary."""

    words: tuple[tuple[str, ...], ...]

    def of(self, attribute: str) -> tuple[str, ...]:
        """The words of one attribute."""
        return self.words[ORDER.index(attribute)]

    @property
    def flows(self) -> int:
        """How many different sets of facts are in it."""
        return prod(len(words) for words in self.words)

    def example(self) -> dict[str, Any]:
        """The facts of one flow in it, as plain a one as there is, in the words of a flow."""
        told: dict[str, Any] = {name: self._plain(name) for name in ORDER}
        usual = default_cabinet(told["information"], told["subject"])
        if usual in self.of("cabinet"):
            told["cabinet"] = usual
        told["grounds"] = told["grounds"].split(AND) if told["grounds"] != NO_GROUND else []
        return told

    def _plain(self, attribute: str) -> str:
        words = self.of(attribute)
        return next((word for word in _PREFERRED.get(attribute, ()) if word in words), words[0])

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        return iter(zip(ORDER, self.words, strict=True))
