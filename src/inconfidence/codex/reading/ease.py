"""The measure of a text: Flesch-Kincaid's grade in English, Kandel and Moles's ease in French.

Grade: 0.39 · words a sentence + 11.8 · syllables a word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, 1975), at
most 6 for what clients read. Ease: 207 - 1.015 · words a sentence - 73.6 · syllables a word (Kandel and Moles,
1958), at least 65. Only `.` `!` `?` `…` and the end of a paragraph or of an item end a sentence, and headings are
left out: a colon or a heading would make any text look easier than it is.
"""

import re
from dataclasses import dataclass

from inconfidence.codex.code import Code
from inconfidence.codex.reading.syllables import syllables
from inconfidence.kernel.language import Language

_MOST_GRADE, _LEAST_EASE = 6.0, 65.0
_ITEM = re.compile(r"\n(?=\s*(?:[-*+]|\d+[.)])\s)|\n\s*\n")
# The address of a link before its bracket, or it would be read aloud.
_MARKS = re.compile(r"\]\([^)]*\)|[*_`#>\[\]]|^\s*(?:[-+]|\d+[.)])\s+", re.MULTILINE)
_END = re.compile(r"[.!?…]+(?=[\s»”\")\]]|$)")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_NAMES = {"en": "Flesch-Kincaid grade", "fr": "Kandel-Moles ease"}


@dataclass(frozen=True, slots=True)
class Ease:
    """How hard a text is: `measure` is a school grade in English (less is easier), an ease in French (more is)."""

    lang: Language
    sentences: int
    words: int
    syllables: int

    @property
    def measure(self) -> float:
        """The grade or the ease; 0 and 207 for a text without words."""
        if not self.words:
            return 0.0 if self.lang == "en" else 207.0
        length, weight = self.words / self.sentences, self.syllables / self.words
        if self.lang == "en":
            return 0.39 * length + 11.8 * weight - 15.59
        return 207 - 1.015 * length - 73.6 * weight

    @property
    def hardness(self) -> float:
        """The measure turned so that more is harder, in either language."""
        return self.measure if self.lang == "en" else -self.measure

    @property
    def plain(self) -> bool:
        """Whether it is easy enough for what clients read."""
        return self.measure <= _MOST_GRADE if self.lang == "en" else self.measure >= _LEAST_EASE

    def __str__(self) -> str:
        bound = f"at most {_MOST_GRADE:g}" if self.lang == "en" else f"at least {_LEAST_EASE:g}"
        told = "" if self.plain else ": too hard for what clients read"
        return f"{self.lang}: {_NAMES[self.lang]} {self.measure:.1f} ({bound}){told}"


def ease_of(text: str, lang: Language) -> Ease:
    """Measures a text in Markdown."""
    sentences = words = spoken = 0
    for paragraph in _ITEM.split(text):
        for sentence in _END.split(_MARKS.sub(" ", paragraph)):
            found = _WORD.findall(sentence)
            sentences += bool(found)
            words += len(found)
            spoken += sum(syllables(word, lang) for word in found)
    return Ease(lang, sentences, words, spoken)


def of_clients(code: Code, lang: Language) -> Ease:
    """What a client reads of a code: the text of its own clauses."""
    return ease_of("\n\n".join(clause.text(lang) for clause in code.clauses.values()), lang)


def hardest(code: Code, lang: Language, most: int = 3) -> list[str]:
    """The clauses with which to begin, where a code is too hard: the hardest first."""
    by_hardness = sorted(
        code.clauses.values(), key=lambda clause: ease_of(clause.text(lang), lang).hardness, reverse=True
    )
    return [clause.id for clause in by_hardness[:most]]
