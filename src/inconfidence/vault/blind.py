"""Blind indexes: a token to look a value up by, that only a holder of the key can compute.

Who sees the tokens learns which rows of one field share a value, and how often; never the value.
"""

from collections.abc import Callable

from inconfidence.vault.errors import NothingToIndex
from inconfidence.vault.folding import fold_email, fold_name, fold_phone
from inconfidence.vault.hazmat.hashing import mac
from inconfidence.vault.keys import SecretKey

TOKEN_SIZE = 16

_FOLDS: dict[str, Callable[[str], str]] = {"phone": fold_phone, "email": fold_email}
_DOMAIN = b"inconfidence/blind/1\n"


def blind_token(key: SecretKey, field: str, value: str) -> bytes:
    """16 bytes for `value`, folded as its `field` asks: `phone`, `email`, and any other as a name.

    For a search by part of a name, give each of `name_tokens(value)` in turn. Raises NothingToIndex where
    nothing is left to look up.
    """
    folded = _FOLDS.get(field, fold_name)(value)
    if not folded:
        raise NothingToIndex(field)
    field_key = mac(key.bytes, _DOMAIN + field.encode())
    return mac(field_key, folded.encode("utf-8", "surrogatepass"))[:TOKEN_SIZE]
