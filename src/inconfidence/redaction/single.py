"""Single words that name a place of the file's, or are one slip away from it."""

from collections.abc import Iterator, Sequence

from inconfidence.redaction.lexicon import Lexicon
from inconfidence.redaction.reading import Word
from inconfidence.redaction.slips import Slips

_SHORTEST_SLIP = 5


def mentions(words: Sequence[Word], names: frozenset[str], lexicon: Lexicon) -> Iterator[int]:
    """The words that are one of the folded `names` of places: as a capital, or where it is no ordinary word.

    Reading and Bath are towns, "reading" and a bath are not; "Reading the letter" is a sentence.
    """
    slips = Slips(names)
    for at, word in enumerate(words):
        if word.folded in names:
            if _is_named(words, at, lexicon):
                yield at
        elif (
            word.capital
            and len(word.folded) >= _SHORTEST_SLIP
            and _is_other(word, lexicon)
            and slips.near(word.folded)
        ):
            yield at


def _is_named(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    word, after = words[at], words[at + 1].folded if at + 1 < len(words) else ""
    opens = word.starts and after in lexicon.determiners
    return word.folded not in lexicon.common or (word.capital and not opens)


def _is_other(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is none that we know, and so may be a slip."""
    return not any(word.folded in words for words in (lexicon.common, lexicon.public, lexicon.given))
