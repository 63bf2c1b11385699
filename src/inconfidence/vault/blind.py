"""Blind indexes: a token to look a value up by, that only a holder of the key can compute.

Who sees the tokens learns which rows of one field share a value, and how often; never the value.
"""

from collections.abc import Callable

from inconfidence.vault.errors import NothingToIndex, unknown_word
from inconfidence.vault.folding import fold_code, fold_email, fold_name, fold_phone
from inconfidence.vault.hazmat.hashing import mac
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.sounds import fold_sound

TOKEN_SIZE = 16

# How each field that can be looked up compares. A field left out here has no index.
_FOLDS: dict[str, Callable[[str], str]] = {
    "name": fold_name,
    "sound": fold_sound,
    "phone": fold_phone,
    "email": fold_email,
    "postcode": fold_code,
    "born": fold_code,
    "reference": fold_code,
    "sign-in-name": fold_email,
}
_DOMAIN = b"inconfidence/blind/1\n"


def fold(field: str, value: str) -> str:
    """`value` as its `field` compares; empty where nothing is left to look up.

    Raises ValueError on a field that has no index.
    """
    if field not in _FOLDS:
        raise unknown_word(field, "field that can be looked up", _FOLDS)
    return _FOLDS[field](value)


class BlindIndex:
    """The tokens of one index key, for many values: each field's own key is made once."""

    def __init__(self, key: SecretKey) -> None:
        self._key = key
        self._field_keys: dict[str, bytes] = {}

    def token(self, field: str, folded: str) -> bytes:
        """16 bytes for what `fold` gave."""
        if field not in self._field_keys:
            self._field_keys[field] = mac(self._key.bytes, _DOMAIN + field.encode())
        return mac(self._field_keys[field], folded.encode("utf-8", "surrogatepass"))[:TOKEN_SIZE]


def blind_token(key: SecretKey, field: str, value: str) -> bytes:
    """16 bytes for `value`, folded as its `field` asks; each field has a key of its own.

    To find a name by one of its parts, index each of `name_tokens(value)` as a `name`. Raises NothingToIndex
    where nothing is left to look up, ValueError on a field that has no index.
    """
    folded = fold(field, value)
    if not folded:
        raise NothingToIndex(field)
    return BlindIndex(key).token(field, folded)
