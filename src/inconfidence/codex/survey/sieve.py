"""A sieve: which of many masks can still hold, as one integer, while the words of a flow become known."""

from collections.abc import Sequence
from functools import lru_cache

from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.survey.facts import AND, ORDER, bit_of_word, words_of
from inconfidence.flow.packing import BITS, FIELD, STEPS


class Sieve:
    """A bit for each mask, above them one for each exception of a mask.

    A state is the integer of those that nothing known so far rules out. Steps are never known: a mask that
    asks for steps counts as one that may hold, and an exception that asks for steps as one that may not.
    """

    def __init__(self, masks: Sequence[Mask]) -> None:
        self.masks = tuple(masks)
        self.start = 0
        self._parts: list[tuple[int, Mask]] = []
        # For each place in the order: the exceptions that are settled there, with the masks they end.
        self._settled: list[list[tuple[int, int]]] = [[] for _ in ORDER]
        # For each mask with exceptions: its bit, and theirs.
        self._families: list[tuple[int, int]] = []
        self.last = tuple(_last(mask) for mask in self.masks)
        for place, mask in enumerate(self.masks):
            self._parts.append((1 << place, mask))
        for place, mask in enumerate(self.masks):
            self._add_exceptions(1 << place, mask)
        for bit, _ in self._parts:
            self.start |= bit
        self._kept = lru_cache(maxsize=None)(self._keep)
        self._sets = lru_cache(maxsize=None)(self._sets_of)
        self._grounds_asked = [
            (part, asked & FIELD["grounds"])
            for part, mask in self._parts
            for asked in (mask.barred, *mask.some)
            if asked & FIELD["grounds"]
        ]

    def _add_exceptions(self, owner: int, mask: Mask) -> None:
        family = 0
        for exception in mask.unless:
            if _asks_steps(exception):
                continue
            bit = 1 << len(self._parts)
            self._parts.append((bit, exception))
            self._settled[_last(exception)].append((bit, owner))
            family |= bit
        if family:
            self._families.append((owner, family))

    def kept(self, attribute: str, word: str) -> int:
        """Those that this word does not rule out."""
        return self._kept(attribute, word)

    def _keep(self, attribute: str, word: str) -> int:
        bit, field = bit_of_word(attribute, word), FIELD[attribute]
        kept = 0
        for part, mask in self._parts:
            missed = any(wanted & field and not wanted & bit for wanted in mask.some)
            if not missed and not mask.barred & bit:
                kept |= part
        return kept

    def settled(self, place: int, state: int) -> int:
        """The state once the attribute at `place` is known: masks that an exception ends are out."""
        for bit, owner in self._settled[place]:
            if state & bit:
                state &= ~owner
        for owner, family in self._families:
            if not state & owner:
                state &= ~family
        return state

    def after(self, state: int, place: int, word: str) -> int:
        """The state after one more word."""
        return self.settled(place, state & self.kept(ORDER[place], word))

    def ground_sets(self, state: int) -> tuple[str, ...]:
        """Sets of grounds, one for each kind of set that some mask of the state tells from the others."""
        return self._sets(tuple(sorted({test for owner, test in self._grounds_asked if state & owner})))

    def _sets_of(self, tests: tuple[int, ...]) -> tuple[str, ...]:
        # By which of the tests it meets, one bit each: the smallest set that does.
        found: dict[int, tuple[str, ...]] = {0: ()}
        for word, bit in BITS["grounds"].items():
            met = sum(1 << place for place, test in enumerate(tests) if test & bit)
            for known, words in list(found.items()):
                found.setdefault(known | met, (*words, word))
        return tuple(AND.join(words) for words in found.values())

    def classes(self, attribute: str, action: str) -> tuple[tuple[str, ...], ...]:
        """The words of an attribute, those together that no mask tells apart in any flow of the action."""
        of_action = self.after(self.start, 0, action)
        found: dict[int, list[str]] = {}
        for word in words_of(attribute, action):
            found.setdefault(of_action & self.kept(attribute, word), []).append(word)
        return tuple(tuple(words) for words in found.values())


def _asks_steps(mask: Mask) -> bool:
    return bool(mask.barred & STEPS) or any(wanted & STEPS for wanted in mask.some)


def _last(mask: Mask) -> int:
    """The place in the order after which nothing more is asked; of the mask with its exceptions."""
    parts = (mask, *mask.unless)
    asked = 0
    for part in parts:
        asked |= part.barred
        for wanted in part.some:
            asked |= wanted
    return max((place for place, name in enumerate(ORDER) if asked & FIELD[name]), default=0)
