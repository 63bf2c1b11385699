"""Walks every possible flow of an action through a sieve, and gathers those with the same verdict in boxes."""

from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from math import prod
from typing import Generic, TypeVar

from inconfidence.codex.survey.box import Box
from inconfidence.codex.survey.facts import ORDER, bit_of_word, words_of
from inconfidence.codex.survey.sieve import Sieve

V = TypeVar("V", bound=Hashable)
_LAST = len(ORDER)
# A branch: the words that lead to it, and the number of the node that they lead to.
Branches = tuple[tuple[tuple[str, ...], int], ...]


class Walk(Generic[V]):
    """A decision diagram of one action. `judge` gives the verdict on a state and on the bits of one flow in it.

    `narrow` may drop from a state what can no longer matter once the attribute at that place is known; None
    where nothing can be found further down. `together`: grounds also come several at a time; a box then names
    one set of grounds for all that no mask tells from it.

    INVARIANT: two flows with the same final state get the same verdict: whatever `judge` reads of the bits has
    a mask in the sieve.
    """

    def __init__(
        self,
        sieve: Sieve,
        action: str,
        judge: Callable[[int, int], V | None],
        narrow: Callable[[int, int], int | None] = lambda place, state: state,
        *,
        together: bool = False,
    ) -> None:
        self._sieve, self._action, self._judge, self._narrow = sieve, action, judge, narrow
        self._together = together
        self._seen: list[dict[int, int]] = [{} for _ in range(_LAST + 1)]
        # Node 0 is where nothing is found; the others are verdicts or branches, each once.
        self._nodes: list[V | Branches | None] = [None]
        self._numbers: dict[Hashable, int] = {}

    @cached_property
    def _root(self) -> int:
        return self._down(0, self._sieve.start, 0)

    def _down(self, place: int, state: int, bits: int) -> int:
        """The number of the node for what is left of the order from `place` on."""
        seen = self._seen[place]
        if state not in seen:
            seen[state] = self._leaf(state, bits) if place == _LAST else self._branch(place, state, bits)
        return seen[state]

    def _leaf(self, state: int, bits: int) -> int:
        verdict = self._judge(state, bits)
        return 0 if verdict is None else self._number(("verdict", verdict), verdict)

    def _branch(self, place: int, state: int, bits: int) -> int:
        attribute = ORDER[place]
        to: dict[int, list[str]] = {}
        for word in self._words(attribute, state):
            after = self._narrow(place, self._sieve.after(state, place, word))
            child = 0 if after is None else self._down(place + 1, after, bits | bit_of_word(attribute, word))
            to.setdefault(child, []).append(word)
        if len(to) == 1 and 0 in to:
            return 0
        branches = tuple((tuple(words), child) for child, words in to.items() if child)
        return self._number((place, branches), branches)

    def _words(self, attribute: str, state: int) -> tuple[str, ...]:
        if self._together and attribute == "grounds":
            return self._sieve.ground_sets(state)
        return words_of(attribute, self._action)

    def _number(self, key: Hashable, node: V | Branches) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._nodes)
            self._nodes.append(node)
        return number

    def boxes(self) -> Iterator[tuple[Box, V]]:
        """Boxes that overlap nowhere, each with its verdict; what has none is in no box."""
        if self._root:
            yield from self._boxes(self._root, ())

    def _boxes(self, number: int, path: tuple[tuple[str, ...], ...]) -> Iterator[tuple[Box, V]]:
        node = self._nodes[number]
        if len(path) == _LAST:
            yield Box(path), node  # type: ignore[misc]
            return
        for words, child in node:  # type: ignore[union-attr]
            yield from self._boxes(child, (*path, words))

    @cached_property
    def _classes(self) -> list[tuple[tuple[str, ...], ...]]:
        return [self._sieve.classes(name, self._action) for name in ORDER]

    def classes_in(self, box: Box) -> int:
        """How many classes of flows, that no mask tells apart, the box holds."""
        return prod(
            sum(not given.isdisjoint(together) for together in classes)
            for given, classes in zip(map(frozenset, box.words), self._classes, strict=True)
        )
