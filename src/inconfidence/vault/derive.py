"""One key from another, for one use each: the two cannot be told from unrelated keys."""

from typing import Literal, get_args

from inconfidence.vault.errors import unknown_word
from inconfidence.vault.hazmat.hashing import hkdf
from inconfidence.vault.keys import SecretKey

Label = Literal[
    "blind-index",  # under a cabinet's key, and under the server's for sign-in names
    "header-pack",
    "session",
    "draft",
    "notice-address",  # under the server's key: addresses that notices go to
    "second-factor",  # under the server's key
]
LABELS: tuple[Label, ...] = get_args(Label)

_SALT = b"inconfidence/derive/1"


def derive(key: SecretKey, label: Label) -> SecretKey:
    """The key for the use that `label` names (HKDF-SHA256). Raises ValueError on a label not in the list."""
    if label not in LABELS:
        raise unknown_word(label, "label of a key", LABELS)
    return SecretKey(hkdf(key.bytes, _SALT, label.encode(), SecretKey.SIZE))
