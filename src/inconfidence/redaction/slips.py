"""Known words that a written word may be meant as, one slip of the pen away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

# Below, a slip makes another word too easily; above, nothing is one word any more.
_SHORTEST, _LONGEST = 3, 48


class Slips:
    """Finds known words with one letter more, less, other, or two neighbours exchanged.

    Each known word is filed under itself and itself less any one letter: two words that are one slip apart
    always share such a heap, so that a look-up costs the same among one known word or ten thousand.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._heaps: dict[str, set[str]] = defaultdict(set)
        self._seen: dict[str, frozenset[str]] = {}
        for word in words:
            if _SHORTEST <= len(word) <= _LONGEST:
                for heap in _heaps(word):
                    self._heaps[heap].add(word)

    def __bool__(self) -> bool:
        return bool(self._heaps)

    def near(self, word: str) -> frozenset[str]:
        """The known words that are exactly one slip from `word`."""
        if not self._heaps or not _SHORTEST - 1 <= len(word) <= _LONGEST + 1:
            return frozenset()
        if word not in self._seen:
            self._seen[word] = frozenset(self._near(word))
        return self._seen[word]

    def _near(self, word: str) -> Iterator[str]:
        candidates = {known for heap in _heaps(word) for known in self._heaps.get(heap, ())}
        return (known for known in candidates if OSA.distance(word, known, score_cutoff=1) == 1)


def _heaps(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
