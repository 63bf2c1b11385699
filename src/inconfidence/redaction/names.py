"""Finds the people whom a file names, in every form in which people write a name."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from inconfidence.redaction.claims import Claim, Strength, claims
from inconfidence.redaction.finds import Find
from inconfidence.redaction.lexicon import Lexicon, is_title
from inconfidence.redaction.people import ALL, Parts, People
from inconfidence.redaction.reading import Word, possessive
from inconfidence.redaction.spans import TIERS, Tier

_LONGEST_NAME = 12  # words of one name, particles and initials among them
_HYPHENS = ("-", "\u2010", "\u2011")
_SHORTEST_SHOUT = 6  # letters: below, capitals throughout are an acronym
_MOST_COMPARED = 16  # names that two slips are looked for in: among thousands, everything resembles something


class _Run(NamedTuple):
    """Neighbouring words that are parts of one name, and whose name it may be."""

    first: int
    last: int
    parts: Parts
    used: frozenset[str]
    strengths: tuple[Strength, ...]
    tier: Tier

    @property
    def who(self) -> frozenset[str]:
        return frozenset(part.who for part in self.parts)


def find_names(text: str, words: Sequence[Word], people: People, lexicon: Lexicon) -> Iterator[Find]:
    """Each mention of someone of `people`: full names any way round, single names, initials, slips of the pen."""
    scan = _Scan(text, words, people, lexicon)
    at = 0
    while at < len(words):
        run = scan.run(at)
        if run:
            yield scan.find(run)
        at = run.last if run else at + 1


class _Scan:
    """Grows claims into runs, decides which of them name someone, and frames what is to be replaced."""

    def __init__(self, text: str, words: Sequence[Word], people: People, lexicon: Lexicon) -> None:
        self._text, self._words, self._people, self._lexicon = text, words, people, lexicon
        self._claims = claims(words, people, lexicon)

    def run(self, at: int) -> _Run | None:
        """The name that begins with word `at`, if one does."""
        claim = self._claims[at]
        if len(self._words[at].folded) == 1:
            claim = self._dotted(at) or claim
        if claim is None:
            return None
        run = _Run(at, claim.last, claim.parts, self._used(claim), (claim.strength,), claim.tier)
        while run.last < min(len(self._words), at + _LONGEST_NAME) and (longer := self._longer(run)):
            run = longer
        run = self._trimmed(run)
        return run if self._names_someone(run) else None

    def find(self, run: _Run) -> Find:
        """The find that `run` makes, with the title before it and the possessive after it."""
        name = self._widened(run)
        first, last = self._with_title(name.first), name.last
        start, end = self._words[first].start, self._words[last - 1].end
        office = first < name.first and self._words[name.first - 1].folded in self._lexicon.offices
        before = self._text[start : self._words[name.first].start] if office else ""
        end += self._closing_dot(name)
        after = possessive(self._words, last)
        # One known word beside a capital that is not: someone else, or a name of theirs that the file does not hold.
        stranger = name != run and run.last - run.first == 1
        who = frozenset((self._key(name),)) if stranger else run.who
        return Find(start, end + len(after), "person", run.tier, who, before, after)

    def _widened(self, run: _Run) -> _Run:
        """`run` with a word that a hyphen ties to it, and, where it is one word alone, with capitals beside it."""
        first, last = run.first, run.last
        if last < len(self._words) and self._is_tied(last, last):
            last += 1
        if run.last - run.first > 1 or not self._words[first].capital:
            return run._replace(last=last)
        if first and (self._is_tied(first, first - 1) or self._is_beside(first, first - 1)):
            first -= 1
        if last < len(self._words) and self._is_beside(last, last):
            last += 1
        return run._replace(first=first, last=last)

    def _is_tied(self, at: int, neighbour: int) -> bool:
        word = self._words[neighbour]
        return self._words[at].gap in _HYPHENS and word.capital and not self._claims[neighbour]

    def _is_beside(self, at: int, neighbour: int) -> bool:
        return self._words[at].spaced and self._is_unclaimed_name(neighbour)

    def _is_unclaimed_name(self, at: int) -> bool:
        word, lexicon = self._words[at], self._lexicon
        if self._claims[at] or not word.capital or len(word.folded) < 3 or not word.raw.isalpha():
            return False
        if word.folded in lexicon.given:
            return word.folded not in lexicon.common or not word.starts
        other = is_title(word, lexicon) or word.folded in lexicon.kin
        everyday = word.folded in lexicon.common or word.folded in lexicon.public
        acronym = word.shape == "upper" and len(word.folded) < _SHORTEST_SHOUT
        return not (word.starts or other or everyday or acronym)

    def _key(self, run: _Run) -> str:
        return " ".join(["name", *(word.folded for word in self._words[run.first : run.last])])

    def _dotted(self, at: int) -> Claim | None:
        """Initials apart: G.W., G. W., J.-P. M."""
        letters, last = "", at
        while last < len(self._words) and len(letters) < 5 and self._is_letter(last, joined=last > at):
            letters, last = letters + self._words[last].folded, last + 1
        while len(letters) > 1:
            if (parts := self._people.acronyms.get(letters)) and not self._is_hour(at, letters):
                return Claim(at, last, Strength.STRONG, parts)
            letters, last = letters[:-1], last - 1
        return None

    def _is_hour(self, at: int, letters: str) -> bool:
        return letters in ("am", "pm") and at > 0 and self._words[at - 1].shape == "number"

    def _longer(self, run: _Run) -> _Run | None:
        """`run` with the next word, where that is another part of the same person's name."""
        word, at = self._words[run.last], run.last
        if not word.joined or not self._joins(run, word):
            return None
        claim = self._claims[at] or Claim(at, at + 1, Strength.JOINS, self._meant_as(run, word))
        parts = frozenset(part for part in claim.parts if part.who in run.who and part.word not in run.used)
        if not parts:
            return None
        tier = min(run.tier, claim.tier, key=TIERS.index)
        used = run.used | self._used(claim._replace(parts=parts))
        return _Run(run.first, claim.last, parts, used, (*run.strengths, claim.strength), tier)

    def _used(self, claim: Claim) -> frozenset[str]:
        """The words of the name that are spent; an initial spends none, since it may be of several."""
        if claim.last - claim.first == 1 and len(self._words[claim.first].folded) == 1:
            return frozenset()
        return frozenset(part.word for part in claim.parts)

    def _joins(self, run: _Run, word: Word) -> bool:
        """A dot joins only after an initial: elsewhere it ends a sentence. A comma only in "Ashdown, Wilhelmina"."""
        if "," in word.gap:
            told = [strength for strength in run.strengths if strength > Strength.JOINS]
            return len(told) == 1 and ALL not in run.used and not self._has_initial(run)
        return "." not in word.gap or len(self._words[run.last - 1].folded) == 1

    def _has_initial(self, run: _Run) -> bool:
        return any(len(word.folded) == 1 for word in self._words[run.first : run.last])

    def _meant_as(self, run: _Run, word: Word) -> Parts:
        """The parts that an unknown word beside a certain one may be meant as: too short for a slip, or two slips."""
        certain = Strength.STRONG in run.strengths and len(run.who) <= _MOST_COMPARED
        if not certain or not word.folded or word.folded in self._lexicon.common:
            return frozenset()
        parts = (part for who in run.who for part in self._people.by_person.get(who, ()))
        return frozenset(part for part in parts if _is_slip(part.word, word))

    def _trimmed(self, run: _Run) -> _Run:
        """Without trailing particles that no surname follows."""
        last = run.last
        while last - 1 > run.first and self._is_particle(last - 1):
            last -= 1
        return run._replace(last=last)

    def _is_particle(self, at: int) -> bool:
        word, claim = self._words[at], self._claims[at]
        spelt = claim is not None and any(part.word == word.folded for part in claim.parts)
        return spelt and len(word.folded) > 1 and word.folded in self._lexicon.particles

    def _names_someone(self, run: _Run) -> bool:
        titled = run.first > 0 and self._is_led_by_title(run.first)
        if titled or Strength.STRONG in run.strengths:
            return True
        if Strength.DOUBTFUL not in run.strengths:
            return False
        return len(run.strengths) > 1 or self._stands_as_person(run)

    def _stands_as_person(self, run: _Run) -> bool:
        """Whether the neighbours of an ordinary word treat it as somebody: "rang mark", "hope said"."""
        led = run.first > 0 and (self._words[run.first].spaced or self._words[run.first].gap in ("'", "’"))
        before = self._words[run.first - 1].folded if led else ""
        if before in self._lexicon.determiners:
            return False
        follows = run.last < len(self._words) and self._words[run.last].spaced
        after = self._words[run.last].folded if follows else ""
        return before in self._lexicon.before_person or after in self._lexicon.after_person

    def _is_letter(self, at: int, joined: bool) -> bool:
        word = self._words[at]
        return len(word.folded) == 1 and word.capital and (not joined or (word.joined and word.gap != ""))

    def _with_title(self, first: int) -> int:
        """Where the title that leads word `first` begins: "Mrs", "le Pr"; `first` where there is none."""
        at = first
        while at and self._is_led_by_title(at):
            at -= 1
        office = at < first and self._words[at].folded in self._lexicon.offices
        return at - 1 if office and at and self._words[at - 1].folded in ("le", "la") else at

    def _is_led_by_title(self, at: int) -> bool:
        return self._words[at].gap.strip() in ("", ".") and is_title(self._words[at - 1], self._lexicon)

    def _closing_dot(self, run: _Run) -> int:
        """One where the initials that end here are dotted: the last dot is theirs."""
        last = self._words[run.last - 1]
        dotted = run.last - run.first > 1 and len(last.folded) == 1 and "." in last.gap
        return 1 if dotted and self._text.startswith(".", last.end) else 0


def _is_slip(name: str, word: Word) -> bool:
    """Whether `word` is one slip from a name of two letters, or two from one that is long."""
    if len(name) == 2:
        return len(word.folded) < 4 and OSA.distance(name, word.folded) == 1
    return (
        word.capital
        and min(len(name), len(word.folded)) > 5
        and OSA.distance(name, word.folded, score_cutoff=2) <= 2
    )
