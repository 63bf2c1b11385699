"""What each word of a text may be of a known person's name, before its neighbours are asked."""

from collections.abc import Iterator, Sequence, Set
from enum import IntEnum
from typing import NamedTuple

from inconfidence.redaction.folding import accents_fit
from inconfidence.redaction.lexicon import Lexicon
from inconfidence.redaction.people import Parts, People
from inconfidence.redaction.phrases import writing
from inconfidence.redaction.reading import Word
from inconfidence.redaction.spans import Tier

_WIDEST = 3  # words that a surname may have come apart into: "De S ousa"
_NOTHING: Parts = frozenset()


class Strength(IntEnum):
    """How far a word speaks for a person by itself."""

    JOINS = 1  # only beside another word of the same name
    DOUBTFUL = 2  # an ordinary word as well: beside another, or where a person would stand
    STRONG = 3


class Claim(NamedTuple):
    """That words `first` up to, not including, `last` are one part of one of these people's names."""

    first: int
    last: int
    strength: Strength
    parts: Parts
    tier: Tier = "known"


def claims(words: Sequence[Word], people: People, lexicon: Lexicon) -> list[Claim | None]:
    """For each word the claim that covers it, if any; a claim over several words hides those of each."""
    judge = _Judge(words, people, lexicon)
    found: list[Claim | None] = [None] * len(words)
    at = 0
    while at < len(words):
        claim = (judge.several(at) or judge.one(at)) if judge.may_claim(words[at].folded) else None
        last = claim.last if claim else at + 1
        found[at:last] = [claim] * (last - at)
        at = last
    return found


class _Judge:
    """Looks a word up in everything that may stand for a person, the surest first."""

    def __init__(self, words: Sequence[Word], people: People, lexicon: Lexicon) -> None:
        self._words, self._people, self._lexicon = words, people, lexicon
        self._seen: dict[str, bool] = {}

    def may_claim(self, folded: str) -> bool:
        """Whether there is anything to look for where `folded` stands; most words of a text are nobody's."""
        if folded not in self._seen:
            self._seen[folded] = folded != "" and self._may_claim(folded)
        return self._seen[folded]

    def _may_claim(self, folded: str) -> bool:
        people = self._people
        drawers = (people.words, people.short_forms, people.acronyms, people.joined, people.initials)
        if any(folded in drawer for drawer in drawers) or people.phrases.may_begin(folded):
            return True
        if folded in self._lexicon.particles:
            return True
        return folded[0] in people.openings or bool(people.slips.near(folded))

    def one(self, at: int) -> Claim | None:
        """The claim of the single word `at`."""
        word = self._words[at]
        if word.shape == "number":
            return None
        if len(word.folded) == 1:
            return self._initial(at, word)
        return (
            self._exact(at, word)
            or self._acronym(at, word)
            or self._particle(at, word)
            or self._slip(at, word)
        )

    def several(self, at: int) -> Claim | None:
        """The claim of a name that was run together ("DeSousa") or came apart ("DeS ousa") from `at` on."""
        if (whole := self._whole(at)) is not None:
            return whole
        for last, run, capital in self._windows(at):
            parts: Parts = self._people.joined.get(run) or self._people.compounds.get(run) or _NOTHING
            if not parts and capital:
                parts = self._come_apart(at, run)
            if parts and not self._reads_as_words(at, last):
                return Claim(at, last, Strength.STRONG, parts)
        return None

    def _come_apart(self, at: int, run: str) -> Parts:
        """The surnames of several words that `run` is one slip from, and would not be nearer without its first word."""
        near = self._people.compound_slips.near(run)
        rest = run[len(self._words[at].folded) :]
        if not near or not self._is_uncommon(run) or rest in self._people.compounds:
            return _NOTHING
        return frozenset(part for compound in near for part in self._people.compounds[compound])

    def _whole(self, at: int) -> Claim | None:
        """The claim of a whole name, whatever its words are worth alone."""
        last = self._people.phrases.longest(self._words, at)
        if not last:
            return None
        name = tuple(writing(word.folded) for word in self._words[at:last])
        return Claim(at, last, Strength.STRONG, self._people.wholes[name])

    def _windows(self, at: int) -> Iterator[tuple[int, str, bool]]:
        """The word `at`, then it with one or two more; those only where a surname of several words is known."""
        run, capital = "", False
        widest = _WIDEST if self._people.compounds else 1
        for last in range(at, min(at + widest, len(self._words))):
            word = self._words[last]
            if last > at and not word.joined:
                return
            run, capital = run + word.folded, capital or word.capital
            yield last + 1, run, capital

    def _reads_as_words(self, first: int, last: int) -> bool:
        """Whether every word of the window has a claim of its own, so that nothing came apart."""
        return last - first > 1 and all(self._exact(at, self._words[at]) for at in range(first, last))

    def _exact(self, at: int, word: Word) -> Claim | None:
        strength = Strength.DOUBTFUL if self._is_ordinary(at, word) else Strength.STRONG
        parts = self._people.words.get(word.folded)
        if parts and self._well_accented(word):
            return Claim(at, at + 1, strength, parts)
        parts = self._people.short_forms.get(word.folded)
        if parts and self._may_be_short(word):
            return Claim(at, at + 1, strength, parts, "possible")
        return None

    def _well_accented(self, word: Word) -> bool:
        caseless = word.raw.upper() == word.raw.lower()
        return (
            word.capital
            or caseless
            or any(accents_fit(word.raw, raw) for raw in self._people.raw[word.folded])
        )

    def _may_be_short(self, word: Word) -> bool:
        return word.capital or len(word.folded) > 3

    def _is_ordinary(self, at: int, word: Word) -> bool:
        if word.folded not in self._lexicon.common and word.folded not in self._lexicon.particles:
            return False
        if not word.capital:
            return True
        after = self._words[at + 1].folded if at + 1 < len(self._words) else ""
        return word.starts and after in self._lexicon.determiners

    def _initial(self, at: int, word: Word) -> Claim | None:
        parts = self._people.initials.get(word.folded)
        if not parts or not word.capital or self._is_pronoun(at, word):
            return None
        return Claim(at, at + 1, Strength.JOINS, parts)

    def _is_pronoun(self, at: int, word: Word) -> bool:
        """Whether it is the English "I", and no initial with its dot."""
        dotted = at + 1 < len(self._words) and self._words[at + 1].gap.startswith(".")
        return word.raw == "I" and "i" in self._lexicon.determiners and not dotted

    def _acronym(self, at: int, word: Word) -> Claim | None:
        who = self._people.acronyms.get(word.folded) if word.shape == "upper" else None
        if not who:
            return None
        strength = Strength.DOUBTFUL if self._abbreviates(at, word) else Strength.STRONG
        return Claim(at, at + 1, strength, who)

    def _abbreviates(self, at: int, word: Word) -> bool:
        """Whether letters like GP or CH stand for something else: "the GP", "10 AM", "CH de …", "MR SMITH"."""
        if word.folded not in self._lexicon.abbreviations:
            return False
        before = self._words[at - 1] if at else None
        after = self._words[at + 1] if at + 1 < len(self._words) else None
        led = before is not None and (before.folded in self._lexicon.determiners or before.shape == "number")
        titled = word.folded in self._lexicon.titles | self._lexicon.hospital_words
        leads = (
            after is not None and after.joined and (after.capital or after.folded in self._lexicon.particles)
        )
        return (led and word.gap != "") or (titled and leads)

    def _particle(self, at: int, word: Word) -> Claim | None:
        if word.folded not in self._lexicon.particles or at + 1 >= len(self._words):
            return None
        after = self._words[at + 1]
        following = {after.folded, *self._people.slips.near(after.folded)} if after.joined else ()
        found = (self._people.particles.get((word.folded, name), _NOTHING) for name in following)
        parts = frozenset(part for parts in found for part in parts)
        return Claim(at, at + 1, Strength.JOINS, parts) if parts else None

    def _slip(self, at: int, word: Word) -> Claim | None:
        near = self._people.slips.near(word.folded)
        if not near:
            return None
        parts = frozenset(part for name in near for part in self._people.words[name])
        strength = self._capital_slip(word) if word.capital else self._small_slip(word, near)
        return Claim(at, at + 1, strength, parts) if strength else None

    def _capital_slip(self, word: Word) -> Strength:
        """How far a misspelt capital speaks by itself; another person's given name is no slip."""
        if word.folded in self._lexicon.public or word.folded in self._lexicon.given:
            return Strength.JOINS
        if word.shape == "upper" and len(word.folded) < 5:
            return Strength.JOINS
        if word.folded in self._lexicon.common:
            # An ordinary word: "Down" for Dawn inside a sentence, where nothing else would be capitalised.
            return Strength.DOUBTFUL if word.starts or len(word.folded) < 4 else Strength.STRONG
        return Strength.STRONG

    def _small_slip(self, word: Word, near: Set[str]) -> Strength | None:
        """The same without a capital, which may have been the letter that was lost: "ophie"."""
        lost = len(word.folded) > 2 and any(name[1:] == word.folded for name in near)
        if not self._is_uncommon(word.folded):
            return Strength.JOINS if lost else None
        if lost:
            return Strength.STRONG
        return Strength.DOUBTFUL if len(word.folded) > 3 else Strength.JOINS

    def _is_uncommon(self, folded: str) -> bool:
        return folded not in self._lexicon.common and folded not in self._lexicon.public
