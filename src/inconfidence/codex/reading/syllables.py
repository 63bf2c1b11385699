"""Counts the syllables of a word as it is spoken, by its letters. No word list: a slip in doubt counts one more.

Kept apart from hyphenation, which counts fewer than are spoken (it parts no single letter from its word).
"""

import re
from functools import lru_cache

from inconfidence.kernel.language import Language

_ENGLISH_GROUPS = re.compile(r"[aeiouy]+")
# A group of vowels that is spoken as two: "parti-ality", "cli-ent", "seri-ous", "cre-ate", "any-one", "play-ing",
# "be-yond".
_ENGLISH_SPLITS = re.compile(
    r"ia(?=lity)|(?<![ct])ia|io(?!us|n(?!s?o))|(?<![ctx])iou|iu|(?<![tcs])ie(?=n[tc])|[lr]ie(?=r)|[eo]i(?=ng)|y(?=i)|"
    r"[aeou]y(?=[aeou])|(?<=[^aeiou])y(?=[aeo])|(?<!q)u[aeo](?=n|l|t|r)|eo(?!ple)|(?<=cr)ea(?!tur|m|k|s)|ui(?=ty|d\b|c)|"
    r"coo(?=[rp])|oe(?=v)|ism\b"
)
# `-ed` is heard after t and d alone, `-es` after a hiss alone; an `e` alone at the end is not, save in `-le`.
_ENGLISH_MUTE = re.compile(
    r"(?:(?<![td])(?<![^aeiouyrwl]l)ed|(?<![szxcg])(?<!sh)(?<!ch)(?<![^aeiouyrwl]l)es|"
    r"(?<![^aeiouyrwl]l)(?<![aeiouy])e)$"
)
# An `e` that has gone mute before what was added to its word: "safe-guard", "some-one", "state-ment".
_ENGLISH_MUTE_WITHIN = re.compile(
    r"(?<=[aeiou][bcdfgklmnprstvz])e(?=(?:ment|ful|less|ly|ty|ness|guard|one|thing|where|body|times?)\w{0,4}$)|(?<=\bev)e(?=ry)"
)

_FRENCH_VOWELS = "aeiouyàâäéèêëîïôöùûüÿœæ"
_FRENCH_GROUPS = re.compile(f"[{_FRENCH_VOWELS}]+")
# Two vowels that are spoken apart: "cré-a", "aé-ré", "ma-ïs", "po-ète", "pay-er", "cri-er", "ou-bli-er".
_FRENCH_SPLITS = re.compile(
    r"é(?=[aâeéèiou])|[aou](?=[éèïëü])(?!ui)|(?<=[bcdfgptv][lr])i(?=[aeéèo])|(?<=[bcdfgptv][lr])o?u(?=[aeéè])|"
    r"y(?=[aeéèio])|[aeo]y(?=s)|ao(?!û)"
)
_FRENCH_MUTE = re.compile(
    rf"(?:(?<![{_FRENCH_VOWELS}])(?:e|es)|(?<=[aéiuoû])(?:e|es)|(?<=ai)ent|(?<=oi)ent)$"
)
_FRENCH_MUTE_U = re.compile(rf"(?<=[qg])u(?=[{_FRENCH_VOWELS}]|$)")


def syllables(word: str, lang: Language) -> int:
    """The syllables of one word, at least one. Of a number, one a digit."""
    folded = word.lower().replace("’", "'")
    parts = [part for part in re.split(r"['-]", folded) if part]
    return max(1, sum(_of_part(part, lang) for part in parts))


@lru_cache(maxsize=8192)
def _of_part(part: str, lang: Language) -> int:
    if part.isdigit():
        return len(part)
    return _english(part) if lang == "en" else _french(part)


def _english(word: str) -> int:
    spoken = _ENGLISH_MUTE_WITHIN.sub("", word)
    stem = _ENGLISH_MUTE.sub("", spoken)
    # A word such as "the" or "we" keeps its only vowel.
    stem = stem if _ENGLISH_GROUPS.search(stem) else spoken
    return len(_ENGLISH_GROUPS.findall(stem)) + len(_ENGLISH_SPLITS.findall(stem))


def _french(word: str) -> int:
    spoken = _FRENCH_MUTE_U.sub("", word)
    stem = _FRENCH_MUTE.sub("", spoken)
    stem = stem if _FRENCH_GROUPS.search(stem) else spoken
    # What is elided before an apostrophe, as in "l'" and "qu'", is no syllable of its own.
    if not _FRENCH_GROUPS.search(stem):
        return 0
    return len(_FRENCH_GROUPS.findall(stem)) + len(_FRENCH_SPLITS.findall(stem))
