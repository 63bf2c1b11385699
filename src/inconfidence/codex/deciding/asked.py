"""A packed flow that writes down what it is asked, so that the engine itself says what it turns on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from inconfidence.flow.packing import FIELD

if TYPE_CHECKING:
    from inconfidence.codex.deciding.masks import Masked

N = TypeVar("N", bound="Masked")
_GROUNDS = FIELD["grounds"]
EVERY_WORD = sum(FIELD.values())


class Record(Protocol):
    """Where questions are written down, and answered."""

    def blocked(self, words: int, grounds: int) -> bool:
        """Whether the flow has any of these words, or lacks all of these grounds (0: none is asked for)."""
        ...


class Asked:
    """Stands for a flow in the engine: `bits & mask` gives a part of it, whose truth is a question.

    Nothing but `&`, `|` and truth can be had from it. Whatever else the engine tried would be a fault: nothing
    that it reads can go unrecorded. `kept` are the words that are still the flow's own, `added` those put in
    the place of others, as by a step that is taken.
    """

    __slots__ = ("_added", "_kept", "_record")

    def __init__(self, record: Record, kept: int = EVERY_WORD, added: int = 0) -> None:
        self._record = record
        self._kept = kept
        self._added = added

    def __and__(self, words: int) -> "Asked":
        return Asked(self._record, self._kept & words, self._added & words)

    __rand__ = __and__

    def __or__(self, words: int) -> "Asked":
        return Asked(self._record, self._kept & ~words, self._added | words)

    def __bool__(self) -> bool:
        return self.blocked(-1, 0)

    def blocked(self, words: int, grounds: int) -> bool:
        """Whether it has any of these words, or lacks all of these grounds (0: none is asked for)."""
        asked = self.still_asked(words, grounds)
        return asked if isinstance(asked, bool) else self._record.blocked(*asked)

    def still_asked(self, words: int, grounds: int) -> tuple[int, int] | bool:
        """What of a question is left to ask of the flow's own words; its answer where nothing is."""
        if words & self._added or (grounds and not grounds & (self._kept | self._added)):
            return True
        words &= self._kept
        grounds = 0 if grounds & self._added else grounds & self._kept
        return (words, grounds) if words or grounds else False

    def meets(self, barred: int, some: tuple[int, ...]) -> bool:
        """Whether it has no word of `barred` and one of each of `some`, asked at once as far as can be."""
        grounds = grounds_among(some)
        if self.blocked(barred, grounds):
            return False
        return all(self.blocked(words, 0) for words in some if words != grounds)

    def holding(self, norms: Sequence[N]) -> list[N]:
        """Those of the norms that hold for it, in their order."""
        return [norm for norm in norms if norm.mask.holds(self)]


def grounds_among(some: tuple[int, ...]) -> int:
    """Those of the sets of words that are grounds; 0 where none is. They can be asked with the words barred."""
    return next((words for words in some if not words & ~_GROUNDS), 0)
