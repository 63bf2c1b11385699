"""Names, phone numbers and addresses as they compare, whatever way they were written."""

import unicodedata

# Letters that Unicode does not take apart, as people without that keyboard write them.
_PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
# Inside a word these vanish: O'Brien, D’Arcy. Anything else that is no letter parts two words.
_JOINERS = dict.fromkeys(map(ord, "'’‘ʼ`´\u00ad\u200b\u200c\u200d"))
_MOST_CHARACTERS = 1024


def _bare(value: str) -> str:
    """Lower case, no accents, no ligatures."""
    joined = value[:_MOST_CHARACTERS].translate(_JOINERS)
    # Some letters are lower-cased only once taken apart, and others taken apart only once lower-cased.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", joined).casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c)).casefold().translate(_PLAIN)
    return unicodedata.normalize("NFKC", plain.translate(_JOINERS))


def _is_word(character: str) -> bool:
    # Vowel signs of Indian scripts are marks (M), and part of the word.
    return unicodedata.category(character)[0] in "LNM"


def name_tokens(value: str) -> set[str]:
    """Each part of a name, folded: `{"jean", "pierre", "obrien"}` for `O’BRIEN, Jean-Pierre`.

    Accents, case, punctuation and order do not count. Only the first 1,024 characters are read.
    """
    return set("".join(c if _is_word(c) else " " for c in _bare(value)).split())


def fold_order(value: str) -> str:
    """A name as lists are ordered by: É stands with E, and capitals with the others."""
    return _bare(value)


def fold_name(value: str) -> str:
    """A whole name, its parts in alphabetical order."""
    return " ".join(sorted(name_tokens(value)))


def fold_phone(value: str) -> str:
    """`+` and the digits of the number as dialled from abroad, or the bare digits where it is none we know.

    A number without its country is tried as French, then as British: ten digits that are valid in both are
    taken for French.
    """
    value = value[:_MOST_CHARACTERS].strip()
    digits = "".join(str(unicodedata.decimal(c)) for c in value if c.isdecimal())
    if not digits:  # as most telephone numbers that are not known: they are empty
        return ""
    # Imported here: how numbers are made in every country is much to read, and most starts of the program fold none.
    from inconfidence.vault.dialling import from_abroad

    bare = "+" + digits if value.startswith(("+", "+")) else digits
    return from_abroad(value) or from_abroad(bare) or bare


def fold_code(value: str) -> str:
    """A postcode, a reference or a date: its letters and digits in their order, without case or spaces."""
    return "".join(filter(_is_word, _bare(value)))


def fold_email(value: str) -> str:
    """An email address, or a name to sign in with: without case or surrounding space."""
    return unicodedata.normalize("NFKC", value[:_MOST_CHARACTERS]).casefold().strip()
