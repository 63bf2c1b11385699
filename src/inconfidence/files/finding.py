"""What somebody typed to find a file, as what is looked up: a name, a telephone number, an address, a reference."""

from inconfidence.files.header import sounds_of, term_of
from inconfidence.gate.lists import Wanted
from inconfidence.gate.pages import Terms
from inconfidence.vault.folding import name_tokens

# Fewer digits are no telephone number, and more letters are no misprint in one.
_LEAST_DIGITS = 6


def wanted_of(typed: str) -> Wanted:
    """Every way in which a file may have what was typed: all its words are the person's, or it is a number, an
    email address or a reference; and nearly, all its words sound like the person's.

    Nothing is wanted, and nothing found, where neither a letter nor a digit was typed.
    """
    words = name_tokens(typed)
    names: Terms = frozenset(("name", word) for word in words)
    whole = [term for name in _fields(typed) if (term := term_of(name, typed))]
    ways = [names, *(frozenset([term]) for term in whole)]
    return Wanted(tuple(way for way in ways if way), sounds_of(words))


def _fields(typed: str) -> list[str]:
    """The fields of which this could be a whole value."""
    digits = sum(character.isdecimal() for character in typed)
    phone = ["phone"] if digits >= _LEAST_DIGITS and not any(map(str.isalpha, typed)) else []
    return [*phone, *(["email"] if "@" in typed else []), "reference"]
