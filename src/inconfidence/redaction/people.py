"""The people whom a file names, by everything that may stand for one of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from inconfidence.redaction.known import KnownFile
from inconfidence.redaction.lexicon import Lexicon, is_title
from inconfidence.redaction.phrases import Phrases, writing
from inconfidence.redaction.reading import Word, read
from inconfidence.redaction.slips import Slips

SUBJECT = "subject"

# A pet name within a name: Margaret (Peggy) Murphy, Margaret "Peggy" Murphy.
_PET_NAME = re.compile(r"[(\"“«]([^()\"“”«»]{1,60})[)\"”»]")


class Part(NamedTuple):
    """One part of one person's name."""

    who: str
    word: str


Parts = Set[Part]

ALL = "*"  # a whole name and its initials stand for every word of it at once
_SHORTEST_COMPOUND = 5


class Name(NamedTuple):
    """A name as its chunks between spaces, the given name first; each chunk is a run of words."""

    who: str
    chunks: tuple[tuple[Word, ...], ...]


class People:
    """What is known of names, filed by how it is looked up; all words folded. Filled once, then only read."""

    def __init__(self, names: Iterable[Name], lexicon: Lexicon) -> None:
        # A word of a name, and how that word is written in the file, accents and all.
        self.words: dict[str, set[Part]] = defaultdict(set)
        self.raw: dict[str, set[str]] = defaultdict(set)
        self.by_person: dict[str, set[Part]] = defaultdict(set)
        # What a given name becomes among friends; "de" before "sousa"; "g" and "gw".
        self.short_forms: dict[str, set[Part]] = defaultdict(set)
        self.particles: dict[tuple[str, str], set[Part]] = defaultdict(set)
        self.initials: dict[str, set[Part]] = defaultdict(set)
        self.acronyms: dict[str, set[Part]] = defaultdict(set)
        # Words run together: of a whole name, and of a surname of several words.
        self.joined: dict[str, set[Part]] = defaultdict(set)
        self.compounds: dict[str, set[Part]] = defaultdict(set)
        # Words in order: of a whole name, and of a part in a script without spaces.
        self.wholes: dict[tuple[str, ...], set[Part]] = defaultdict(set)
        for name in names:
            self._file(name, lexicon)
        self.phrases = Phrases(self.wholes)
        self.slips = Slips(self.words)
        # With a letter lost or exchanged, a compound may begin with its second or third.
        self.openings = frozenset(letter for compound in self.compounds for letter in compound[:3])
        self.compound_slips = Slips(joined for joined in self.compounds if len(joined) >= _SHORTEST_COMPOUND)

    def _file(self, name: Name, lexicon: Lexicon) -> None:
        words = [word for chunk in name.chunks for word in chunk]
        letters = [word.folded for word in words]
        for run in (*_orders(name.chunks), *filter(_unspaced, name.chunks)):
            self.wholes[tuple(writing(word.folded) for word in run)].add(Part(name.who, ALL))
        self._file_words(name.who, words, lexicon)
        for particle, following in pairwise(letters):
            if particle in lexicon.particles:
                self.particles[particle, following].add(Part(name.who, particle))
        for short in lexicon.short_forms.get(letters[0], ()) if letters else ():
            self.short_forms[short].add(Part(name.who, letters[0]))
        for acronym in _acronyms(name.chunks):
            self.acronyms[acronym].add(Part(name.who, ALL))
        for run in _orders(name.chunks):
            self.joined["".join(word.folded for word in run)].add(Part(name.who, ALL))
        for joined in _compounds(name.chunks):
            self.compounds[joined].add(Part(name.who, joined))

    def _file_words(self, who: str, words: list[Word], lexicon: Lexicon) -> None:
        parts = _parts([word.folded for word in words], lexicon)
        for word in words:
            part = Part(who, word.folded)
            self.initials[word.folded[:1]].add(part)
            if word.folded in parts:
                self.words[word.folded].add(part)
                self.raw[word.folded].add(word.raw)
                self.by_person[who].add(part)


def people(known: KnownFile, words: Lexicon) -> People:
    """The people of `known`: the one whom the file is about, then each relative."""
    return People(_named(known, words), words)


def _named(known: KnownFile, words: Lexicon) -> Iterator[Name]:
    for raw in known.names:
        yield from _names(SUBJECT, raw, words)
    for number, raw in enumerate(known.relatives):
        yield from _names(f"relative {number}", raw, words)


def _names(who: str, raw: str, words: Lexicon) -> Iterator[Name]:
    for pet in _PET_NAME.findall(raw):
        yield Name(who, _chunks(pet, words))
    yield Name(who, _chunks(_PET_NAME.sub(" ", raw), words))


def _chunks(raw: str, words: Lexicon) -> tuple[tuple[Word, ...], ...]:
    head, comma, tail = raw.partition(",")
    ordered = f"{tail} {head}" if comma else raw
    chunks = [tuple(read(chunk)) for chunk in ordered.split()]
    chunks = [chunk for chunk in chunks if chunk and all(word.folded for word in chunk)]
    while len(chunks) > 1 and len(chunks[0]) == 1 and is_title(chunks[0][0], words):
        chunks.pop(0)
    # DUPONT Jean: the surname first, in capitals.
    if len(chunks) > 1 and _shouted(chunks[0]) and not _shouted(chunks[-1]):
        chunks.append(chunks.pop(0))
    return tuple(chunks)


def _shouted(chunk: tuple[Word, ...]) -> bool:
    return all(word.shape == "upper" for word in chunk)


def _unspaced(run: Sequence[Word]) -> bool:
    """Whether it is a run of single letters, as in scripts without spaces: only the whole of it is a name."""
    return len(run) > 1 and all(len(word.folded) == 1 for word in run)


def _parts(letters: list[str], words: Lexicon) -> set[str]:
    """The words that may stand alone: no single letters, and no particles but at the beginning ("Ben North")."""
    whole = {word for word in letters if len(word) > 1}
    return whole - (words.particles - set(letters[:1])) or whole


def _acronyms(chunks: tuple[tuple[Word, ...], ...]) -> Iterator[str]:
    """Of Jean-Paul De Sousa: jpds, jd, js, jps, jpd, jds, jp."""
    if chunks and len(chunks[0]) > 1:
        yield _first_letters(chunks[0])
    if len(chunks) < 2:
        return
    given, rest = _first_letters(chunks[0]), "".join(_first_letters(chunk) for chunk in chunks[1:])
    for first in {given, given[0]}:
        yield first + rest
        yield from (first + letter for letter in rest)


def _first_letters(chunk: Iterable[Word]) -> str:
    return "".join(word.folded[:1] for word in chunk)


def _orders(chunks: tuple[tuple[Word, ...], ...]) -> Iterator[tuple[Word, ...]]:
    """The words of a whole name: as it stands, the given name last, the last name first."""
    if sum(map(len, chunks)) > 1:
        for ordered in (chunks, (*chunks[1:], *chunks[:1]), (*chunks[-1:], *chunks[:-1])):
            yield tuple(word for chunk in ordered for word in chunk)


def _compounds(chunks: tuple[tuple[Word, ...], ...]) -> Iterator[str]:
    """A double given name or a surname of several words, run together: "jeanpaul", "desousa"."""
    runs = ["".join(word.folded for word in chunk) for chunk in chunks]
    yield from (run for chunk, run in zip(chunks, runs, strict=True) if len(chunk) > 1 and len(run) > 3)
    if len(runs) > 2:
        yield "".join(runs[1:])
