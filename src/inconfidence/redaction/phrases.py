"""Known sequences of words, found wherever they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from inconfidence.redaction.reading import Word

_MOST_WORDS = 24
_END = ""

# One word for each way of writing it, so that a file's word and a note's meet. "St" is a saint and a street: the
# rest of the phrase says which.
_WRITINGS: Mapping[str, str] = {
    short: long
    for long, shorts in {
        "st": "saint street sainte ste str",
        "road": "rd",
        "avenue": "ave av aven",
        "lane": "ln",
        "drive": "dr drv",
        "close": "cl",
        "crescent": "cres cresc",
        "square": "sq",
        "court": "ct crt",
        "gardens": "gdns gdn",
        "terrace": "ter terr",
        "boulevard": "bd bld blvd boul bvd",
        "allee": "all",
        "impasse": "imp",
        "place": "pl",
        "route": "rte",
        "chemin": "che chem",
        "faubourg": "fbg fg",
        "residence": "res",
        "hospital": "hosp hopital hop",
        "centre": "center ctr",
    }.items()
    for short in shorts.split()
}


def writing(folded: str) -> str:
    """The one word that stands for every way of writing this one: "av" and "ave" are "avenue"."""
    return _WRITINGS.get(folded, folded)


class _Node(dict[str, "_Node"]):
    """What may follow a word."""


class Phrases:
    """A tree of phrases. Looking one up costs its own length, however many there are."""

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self._root = _Node()
        for phrase in phrases:
            if 0 < len(phrase) <= _MOST_WORDS:
                self._add(tuple(writing(word) for word in phrase))
        shorts = (short for short, long in _WRITINGS.items() if long in self._root)
        self._openings = frozenset((*self._root, *shorts))

    def __bool__(self) -> bool:
        return bool(self._root)

    def _add(self, phrase: tuple[str, ...]) -> None:
        node = self._root
        for word in phrase:
            node = node.setdefault(word, _Node())
        node[_END] = _Node()

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """The longest phrase from each word on, as numbers of its first word and of the one after its last."""
        openings = self._openings
        for first, word in enumerate(words) if openings else ():
            if word.folded in openings and (last := self.longest(words, first)):
                yield first, last

    def may_begin(self, folded: str) -> bool:
        """Whether any phrase begins with this word."""
        return folded in self._openings

    def longest(self, words: Sequence[Word], first: int) -> int:
        """The word after the longest phrase that begins with word `first`; 0 where none does."""
        node, longest = self._root, 0
        for at in range(first, len(words)):
            word = words[at]
            step = node.get(writing(word.folded)) if word.folded and (at == first or word.joined) else None
            if step is None:
                break
            node = step
            if _END in node:
                longest = at + 1
        return longest


class Misspelt:
    """One phrase with slips of the pen in it, spaces included: "Leightno Hosptial", "CHd e Vannes"."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase
        self._slips = 0 if len(phrase) < 7 or len(phrase) > 80 else 1 if len(phrase) < 12 else 2

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """The stretches of words that differ from the phrase by one slip, or two where it is long; the best of each."""
        if not self._slips:
            return
        best: tuple[int, int, int] | None = None
        for first in self._beginnings(words):
            if best and first >= best[1]:
                yield best[:2]
                best = None
            for last, slips in self._windows(words, first):
                if best is None or slips < best[2]:
                    best = (first, last, slips)
        if best:
            yield best[:2]

    def _beginnings(self, words: Sequence[Word]) -> Iterator[int]:
        """The words with which the phrase, with a slip at its very beginning or none, can begin."""
        letters = frozenset(self._phrase[:2])
        for at, word in enumerate(words):
            if word.folded[:1] in letters or word.folded[1:2] in letters:
                yield at

    def _windows(self, words: Sequence[Word], first: int) -> Iterator[tuple[int, int]]:
        run, longest = "", len(self._phrase) + self._slips
        for at in range(first, len(words)):
            word = words[at]
            run += word.folded
            if len(run) > longest or not word.folded or (at > first and not word.joined):
                return
            if len(run) >= len(self._phrase) - self._slips:
                slips = OSA.distance(self._phrase, run, score_cutoff=self._slips)
                if slips <= self._slips:
                    yield at + 1, slips
