"""Letters as one person types them and another does not: case, accents, ligatures, invisible marks."""

import unicodedata

# What Unicode does not take apart by itself.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def fold(word: str) -> str:
    """`word` in lower case, without accents, ligatures, invisible characters or points inside a letter."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if letter.isalnum()).translate(_LETTERS)


def accents_fit(word: str, known: str) -> bool:
    """Whether `word` writes `known` with its accents, or with none: never with others ("marié" for "Marie")."""
    return _caseless(word) in (_caseless(known), fold(known))


def _caseless(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
