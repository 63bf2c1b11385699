"""One word that is a name of the file's, or one slip away from it."""

from collections.abc import Sequence

from inconfidence.redaction.lexicon import Lexicon
from inconfidence.redaction.reading import Word
from inconfidence.redaction.slips import Slips

_SHORTEST_SLIP = 5


def stands_for(words: Sequence[Word], at: int, names: frozenset[str], slips: Slips, lexicon: Lexicon) -> bool:
    """Whether word `at` is one of the folded `names` of places: as a capital, or where it is no ordinary word.

    Reading and Bath are towns, "reading" and a bath are not; "Reading the letter" is a sentence.
    """
    word = words[at]
    if word.folded in names:
        after = words[at + 1].folded if at + 1 < len(words) else ""
        opens = word.starts and after in lexicon.determiners
        return word.folded not in lexicon.common or (word.capital and not opens)
    if not word.capital or len(word.folded) < _SHORTEST_SLIP:
        return False
    other = word.folded in lexicon.common or word.folded in lexicon.public or word.folded in lexicon.given
    return not other and bool(slips.near(word.folded))
