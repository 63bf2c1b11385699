"""Which language each sentence of a text is in, by its ordinary words: a note need not be in its reader's."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import pairwise, product
from typing import NamedTuple

from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.redaction.finds import Find
from inconfidence.redaction.lexicon import lexicon
from inconfidence.redaction.reading import Word, ends_sentence

Tongues = frozenset[Language]

_EITHER: Tongues = frozenset(LANGUAGES)
_FEWEST = 2  # words that only one language has, below which a sentence tells nothing
_CLEARLY = 2  # times as many of them as of the other language's


class Reading(NamedTuple):
    """A way to read some sentences: with the words of `language`, those at home in it or those that are not."""

    language: Language
    at_home: bool


READINGS = [Reading(language, at_home) for language, at_home in product(LANGUAGES, (True, False))]


class Sentences:
    """The languages that each sentence is in.

    One whose words leave it open is taken as the other sentences are; where those differ or tell nothing, as in both:
    a name too many is better than one too few.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        breaks = [at for at, word in enumerate(words) if not at or ends_sentence(word.gap)]
        told = [_told(words[first:last]) for first, last in pairwise([*breaks, len(words)])]
        otherwise: Tongues = reduce(frozenset.union, told, frozenset()) or _EITHER
        self._tongues = [one or otherwise for one in told]
        self._ends = [words[at - 1].end for at in breaks[1:]]
        kinds = frozenset(self._tongues)
        self.readings = [one for one in READINGS if any(_fits(one, tongues) for tongues in kinds)]

    def read_by(self, reading: Reading, finds: Iterable[Find]) -> Iterator[Find]:
        """Those of `finds` that begin in a sentence which `reading` is for."""
        return (find for find in finds if _fits(reading, self._tongues[bisect_right(self._ends, find.start)]))


def _fits(reading: Reading, tongues: Tongues) -> bool:
    return (reading.language in tongues) == reading.at_home


def _told(words: Iterable[Word]) -> Tongues:
    """The one language that the words of a sentence are clearly in, if there is one; capitals may be names."""
    own = _own_words()
    said = Counter(own[word.folded] for word in words if word.shape == "lower" and word.folded in own)
    (most, count), (_, other) = [*said.most_common(2), (LANGUAGES[0], 0), (LANGUAGES[0], 0)][:2]
    return frozenset((most,)) if count >= _FEWEST and count > _CLEARLY * other else frozenset()


@cache
def _own_words() -> Mapping[str, Language]:
    """The ordinary words that one language has and the other has not, and whose they are."""
    english, french = lexicon("en").common, lexicon("fr").common
    return dict.fromkeys(english - french, LANGUAGES[0]) | dict.fromkeys(french - english, LANGUAGES[1])
