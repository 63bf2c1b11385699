"""Takes out of a text what identifies anyone in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.redaction.addresses import find_address_shapes, find_known_address
from inconfidence.redaction.bodies import find_bodies
from inconfidence.redaction.capitals import Capitals
from inconfidence.redaction.dates import find_dates
from inconfidence.redaction.emails import find_emails, find_urls
from inconfidence.redaction.finds import Find, core
from inconfidence.redaction.hospitals import find_hospital
from inconfidence.redaction.known import KnownFile
from inconfidence.redaction.lexicon import abroad, lexicon
from inconfidence.redaction.names import find_names
from inconfidence.redaction.naming import spans
from inconfidence.redaction.numbers import find_numbers
from inconfidence.redaction.people import People, people
from inconfidence.redaction.phones import find_phones
from inconfidence.redaction.reading import BLANK, Word, read
from inconfidence.redaction.settle import settle, whole_words
from inconfidence.redaction.spans import Redaction, apply
from inconfidence.redaction.strangers import find_again, find_strangers
from inconfidence.redaction.tongues import READINGS, Reading, Sentences

# Taking something out can uncover what it hid. Ordinary texts are quiet after two rounds; a text made to need
# more is still redacted, only not to the last suggestion.
_MOST_ROUNDS = 8


def redact(text: str, known: KnownFile, language: Language) -> Redaction:
    """Find what identifies anyone in `text`, given what the file knows, and replace all of it.

    Whatever `language` each sentence is in; `language` is that of the words put in place of a find.
    Time grows with the text and hardly with the file. Never raises for any text. Offsets are characters of `text`.
    """
    finders = _finders(known)
    finds: list[Find] = []
    for _ in range(_MOST_ROUNDS):
        uncovered = _find_all(_blanked(text, finds), finders)
        if not uncovered:
            break
        finds = settle(text, [*finds, *uncovered])
    found = tuple(spans(text, finds, language))
    return Redaction(found, apply(text, found))


def _finders(known: KnownFile) -> Mapping[Reading, "_Finder"]:
    named = {language: people(known, lexicon(language)) for language in LANGUAGES}
    return {reading: _Finder(known, named[reading.language], reading) for reading in READINGS}


def _find_all(text: str, finders: Mapping[Reading, "_Finder"]) -> list[Find]:
    """What there is to find, each stage building on what all languages found before it."""
    words = read(text)
    sentences = Sentences(words)
    finds: list[Find] = []
    for stage in (_Finder.sure, _Finder.bodies, _Finder.strangers, _Finder.again):
        more = [
            find
            for reading in sentences.readings
            for find in sentences.read_by(reading, stage(finders[reading], text, words, finds))
        ]
        finds = settle(text, [*finds, *more])
    return finds


def _blanked(text: str, finds: Iterable[Find]) -> str:
    """`text` with what will be replaced made opaque, every character where it was."""
    pieces: list[str] = []
    at = 0
    for find in finds:
        start, end = core(find)
        pieces += (text[at:start], BLANK * (end - start))
        at = end
    return "".join([*pieces, text[at:]])


class _Finder:
    """Everything that looks for something, made ready for one file and one way to read."""

    def __init__(self, known: KnownFile, named: People, reading: Reading) -> None:
        self._known, self._people, self._reading = known, named, reading
        self._lexicon = lexicon(reading.language) if reading.at_home else abroad(reading.language)

    def sure(self, text: str, words: Sequence[Word], _: Iterable[Find]) -> Iterator[Find]:
        """What is known or has a shape."""
        shaped = self._shaped(text, words) if self._reading.at_home else ()
        return whole_words(words, chain(self._named(text, words), shaped))

    def bodies(self, text: str, words: Sequence[Word], finds: Iterable[Find]) -> Iterator[Find]:
        """A school may be called after someone whose name the file holds: the whole of it goes."""
        firm = [find for find in finds if not _may_be_named_after(text, find)]
        return find_bodies(text, self._unclaimed(words, firm))

    def strangers(self, text: str, words: Sequence[Word], finds: Iterable[Find]) -> Iterator[Find]:
        """Who stands unclaimed around what was found."""
        return find_strangers(text, self._unclaimed(words, finds))

    def again(self, _: str, words: Sequence[Word], finds: Iterable[Find]) -> Iterator[Find]:
        """Who was found elsewhere, in whichever language."""
        return find_again(self._unclaimed(words, finds), finds)

    def _named(self, text: str, words: Sequence[Word]) -> Iterator[Find]:
        """What a name that is known, or a word for a street, tells."""
        yield from find_names(text, words, self._people, self._lexicon)
        yield from find_address_shapes(text, words, self._lexicon)

    def _shaped(self, text: str, words: Sequence[Word]) -> Iterator[Find]:
        """What is the same in every language, or found by ordinary words alone: once for each sentence is enough."""
        known = self._known
        yield from find_phones(text, known.phones, self._reading.language)
        yield from find_emails(text, words, known.emails, self._lexicon)
        yield from find_urls(text)
        yield from find_dates(text, words, known.dob)
        yield from find_known_address(words, known.address, self._lexicon)
        yield from find_hospital(words, known.hospital, self._lexicon)
        yield from find_numbers(text)

    def _unclaimed(self, words: Sequence[Word], finds: Iterable[Find]) -> Capitals:
        return Capitals(words, taken(words, finds), self._lexicon)


def _may_be_named_after(text: str, find: Find) -> bool:
    """Whether a find may be one word of something else's name: not where it is all of a known person's."""
    stranger = any(who.startswith("name ") for who in find.who)
    return find.kind == "person" and (stranger or text[find.start : find.end].isalpha())


def taken(words: Sequence[Word], finds: Iterable[Find]) -> list[bool]:
    """For each word whether any of `finds`, in order, covers a part of it."""
    flags, rest = [], iter(finds)
    find = next(rest, None)
    for word in words:
        while find and find.end <= word.start:
            find = next(rest, None)
        flags.append(word.shape == "opaque" or bool(find and find.start < word.end))
    return flags
