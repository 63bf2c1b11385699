"""How hard a text is to read, by the two usual measures: one for English, one for French."""

import re
import unicodedata

_SENTENCE_END = re.compile(r"[.!?…]+[»”\")]*(?:\s|$)|\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.) )")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`#|]")
_VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """The sentences of a text in Markdown; a line of a list ends one."""
    plain = _MARKS.sub(lambda found: found[1] or "", text)
    return [part for part in _SENTENCE_END.split(plain) if _WORD.search(part)]


def flesch_kincaid(text: str) -> float:
    """The school grade at which English is read with ease; 7 is a child of twelve, 6 of eleven.

    Kincaid and others, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    found = sentences(text)
    words = [word for sentence in found for word in _WORD.findall(sentence)]
    syllables = sum(map(_syllables_en, words))
    return 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59


def kandel_moles(text: str) -> float:
    """The ease of French, from 0 (hard) to 100; 60 and above is plain for everybody.

    Kandel and Moles, 1958, Flesch's measure for French: 207 - 1.015 words a sentence - 73.6 syllables a word.
    """
    found = sentences(text)
    words = [word for sentence in found for word in _WORD.findall(sentence)]
    syllables = sum(map(_syllables_fr, words))
    return 207 - 1.015 * len(words) / len(found) - 73.6 * syllables / len(words)


def _syllables_en(word: str) -> int:
    """Groups of vowels, a silent `e` at the end left out."""
    bare = word.lower().replace("’", "").replace("'", "")
    if bare.endswith("e") and not bare.endswith("le"):
        bare = bare[:-1]
    if bare.endswith("ed") and not bare.endswith(("ted", "ded")):
        bare = bare[:-2]
    return max(1, len(_VOWELS.findall(bare)))


def _syllables_fr(word: str) -> int:
    """Groups of vowels, a silent `e` or `es` at the end left out; what stands before an apostrophe has none."""
    syllables = 0
    for part in re.split("-", re.sub(r"\b\w{1,3}[’']", "", word.lower())):
        plain = unicodedata.normalize("NFD", part)
        # An accented letter at the end is spoken: only a bare e is silent.
        if part.endswith(("e", "es")) and not part.endswith(("é", "és")):
            plain = plain.removesuffix("s").removesuffix("e")
        bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("œ", "e")
        syllables += max(1, len(_VOWELS.findall(bare)))
    return syllables
