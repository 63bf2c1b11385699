"""How a word of a name sounds to an English or a French ear, coarsely: spellings that sound alike give one code.

No maintained library folds both languages at once: Metaphone and its kin hear English alone (they keep the s of
Dubois, and tell Catherine from Kathryn), the French ones are unmaintained. A code here keeps consonants and clear
vowels, and drops what is mute in either language.
"""

import re
from functools import lru_cache

# In order; each works on what the one before it left. The word is in lower case, without accents.
_RULES = [
    # How it begins.
    (r"^(kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^(mc|mac)(?=[^aeiouy])", "mak"),
    (r"^x", "s"),
    # How a French word ends: what is written and not said.
    (r"(?<=.)(ea?u?l[td]|eaux?|au[dtx]|aul[td]|o[ts])s?$", "o"),
    (r"(?<=[a-z]{2})(?<=[^s])[sdtxz]+$", ""),
    # Several letters for one sound; x stands for that of "show" and "chou".
    (r"x", "ks"),
    (r"sch|sh|ch(?!r|l|ol)", "x"),
    (r"ph|b?v", "f"),
    (r"th", "t"),
    (r"gh(?=[^aeiou]|$)", ""),
    (r"s?c(?=[eiy])", "s"),
    (r"ck|cqu|qu|q|ch|c", "k"),
    (r"g(?=[eiy])", "j"),
    (r"gu(?=[eiy])", "g"),
    (r"z", "s"),
    (r"w(?=[aeiouy])", "u"),
    # Vowels, two letters before one.
    (r"eau|au|aw|ow", "o"),
    (r"oo|ou", "u"),
    (r"ai|ay|ei|ea|ee|eo|ae", "e"),
    (r"ie$|ey$|y|ij", "i"),
    # Mute: h, an e anywhere but at the start; and letters are said once.
    (r"h", ""),
    (r"(?<=.)e+", ""),
    (r"(.)\1+", r"\1"),
]
_COMPILED = [(re.compile(pattern), into) for pattern, into in _RULES]
_LATIN = re.compile(r"[a-z]+")
_LONGEST = 64


@lru_cache(maxsize=4096)
def fold_sound(word: str) -> str:
    """The code of one folded word (of `name_tokens`); empty where it has letters of another script, or digits."""
    if not _LATIN.fullmatch(word) or len(word) > _LONGEST:
        return ""
    for pattern, into in _COMPILED:
        word = pattern.sub(into, word)
    return word
