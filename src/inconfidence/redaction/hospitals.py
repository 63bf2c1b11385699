"""The hospital of the file, by its full name, the one word that people use for it, and slips of the pen."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from inconfidence.redaction.finds import Find
from inconfidence.redaction.lexicon import Lexicon
from inconfidence.redaction.phrases import Misspelt, Phrases, writing
from inconfidence.redaction.reading import Word, possessive, read
from inconfidence.redaction.single import mentions

_WHO = frozenset(("hospital",))
_SAINT = "st"
_SHORTEST_ACRONYM = 3


def find_hospital(words: Sequence[Word], hospital: str, lexicon: Lexicon) -> Iterator[Find]:
    """Each mention of `hospital` (tier known)."""
    names = tuple(word.folded for word in read(hospital) if word.folded)
    for first, last in (*_whole(words, names), *_short(words, names, lexicon)):
        yield _find(words, first, last)


def _whole(words: Sequence[Word], names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    if not names:
        return
    # "Addenbrooke's" is written "Addenbrookes" and "Addenbrooke" as well.
    without = tuple(name for name in names if name != "s")
    yield from Phrases({names, without, ("".join(names),)}).find(words) if len("".join(names)) > 3 else ()
    yield from Misspelt("".join(names)).find(words)


def _short(words: Sequence[Word], names: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The words that name it and no other: Marsden for Royal Marsden, Saint-Louis for hôpital Saint-Louis."""
    saints = [pair for pair in pairwise(names) if writing(pair[0]) == _SAINT]
    yield from Phrases((*saints, *((saint, name + "s") for saint, name in saints))).find(words)
    long = {name for name in names if len(name) > 2 and name not in lexicon.hospital_words}
    french_saints = {name for first, name in saints if first != _SAINT}
    own = frozenset((long - french_saints) | {name + "s" for name in long if "s" in names})
    yield from ((at, at + 1) for at in mentions(words, own, lexicon))
    acronym = "".join(name[0] for name in names if name != "s")
    if len(acronym) >= _SHORTEST_ACRONYM:
        yield from (
            (at, at + 1) for at, word in enumerate(words) if word.shape == "upper" and word.folded == acronym
        )


def _find(words: Sequence[Word], first: int, last: int) -> Find:
    after = possessive(words, last)
    return Find(
        words[first].start, words[last - 1].end + len(after), "organisation", "known", _WHO, "", after
    )
