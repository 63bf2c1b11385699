"""Runs of capitalised words that nobody has claimed yet: what an unknown name looks like."""

from collections.abc import Sequence

from inconfidence.redaction.lexicon import Lexicon
from inconfidence.redaction.reading import Word

_LONGEST = 4  # words of one name
_SHORTEST_SHOUT = 6  # letters: below, capitals throughout are an acronym


class Capitals:
    """The words of a text, with what was found already out of bounds."""

    def __init__(self, words: Sequence[Word], taken: Sequence[bool], lexicon: Lexicon) -> None:
        self.words, self.taken, self.lexicon = words, taken, lexicon

    def free(self, at: int) -> bool:
        """Whether there is a word `at`, capitalised, that may still be claimed."""
        if not 0 <= at < len(self.words) or self.taken[at]:
            return False
        word = self.words[at]
        named = word.capital and word.shape != "mixed" and word.raw.isalpha()
        return named and (len(word.folded) > 1 or self._is_irish(at))

    def unusual(self, at: int) -> bool:
        """Whether the word is neither an ordinary one, nor everybody's, nor an acronym.

        "Hope" inside a sentence is somebody; at its head it may be hope. "June" is a month, "June Tarrant" is not.
        """
        word, lexicon = self.words[at], self.lexicon
        given = word.folded in lexicon.given
        if given and self._leads_surname(at):
            return True
        ordinary = word.folded in lexicon.common and not (given and not word.starts)
        acronym = word.shape == "upper" and len(word.folded) < _SHORTEST_SHOUT and not given
        return not ordinary and not acronym and word.folded not in lexicon.public

    def _leads_surname(self, at: int) -> bool:
        if not self.free(at + 1) or not self.words[at + 1].spaced:
            return False
        after = self.words[at + 1].folded
        return after not in self.lexicon.common and after not in self.lexicon.public

    def _is_irish(self, at: int) -> bool:
        """The O of O'Connor."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        return self.words[at].raw == "O" and after is not None and after.gap in ("'", "’") and after.capital

    def end(self, at: int) -> int:
        """Where the name ends that begins with word `at`: after its last capital, particles let by in between."""
        end, last = at + 1, at + 1
        while last < len(self.words) and last - at < _LONGEST + 2 and self._goes_on(last):
            last += 1
            if self.words[last - 1].capital:
                end = last
        return end

    def opens(self, at: int) -> bool:
        """Whether a name may begin with word `at`: an unusual one, or the capital particle of "Le Goff"."""
        word = self.words[at]
        particle = word.folded in self.lexicon.particles and not word.starts
        return self.unusual(at) or (particle and self.free(at + 1) and self.unusual(at + 1))

    def _goes_on(self, at: int) -> bool:
        word = self.words[at]
        if self.taken[at] or not word.joined or not set(word.gap).isdisjoint(".,\n_/"):
            return False
        if word.folded in self.lexicon.particles:
            return self.free(at + 1)
        everyday = word.folded in self.lexicon.public or word.folded in self.lexicon.determiners
        return self.free(at) and not everyday

    def before(self, at: int, *gaps: str) -> Word | None:
        """The word before `at`, if it is on the same line and nothing but one of `gaps` lies between."""
        return self.words[at - 1] if at and self.words[at].gap in gaps else None
