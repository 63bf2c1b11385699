"""Letters between somebody who gives no name and those who deal with what they said.

Both sides hold one key: the one as a code on paper, the others inside the sealed file. That somebody came with a code
is written nowhere.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32decode, b32encode
from binascii import Error
from typing import Any
from uuid import UUID

from inconfidence.gate.threads import MessageRow, ThreadKey, message_of
from inconfidence.vault.keys import SecretKey

# 160 bits: nobody guesses one, and it fills its letters to the last.
_SIZE = 20
_GROUP = 4
_DOMAIN = b"inconfidence/letters/1\x00"
# Who wrote, where it is whoever has the code.
NOBODY = UUID(int=0)


def fresh_code() -> str:
    """A new code, as it is written down: base 32, in groups of four."""
    return _written(secrets.token_bytes(_SIZE))


def code_of(typed: str) -> str | None:
    """A code as it is written, however it was typed: spaces, dashes and case do not matter. None where it is none."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum())
    try:
        raw = b32decode(letters)
    except (Error, ValueError):
        return None
    return _written(raw) if len(raw) == _SIZE else None


def lookup_of(charity: UUID, code: str) -> bytes:
    """By what the letters of a code are found (32 bytes): it tells nothing of the code."""
    return _made(b"lookup", charity, code)


def letters_key(charity: UUID, file: UUID, code: str) -> ThreadKey:
    """The key of the letters about this file, in the hand of whoever has the code."""
    return ThreadKey(charity, file, SecretKey(_made(b"key", charity, code)))


def read_letters(key: ThreadKey, letters: list[MessageRow]) -> list[dict[str, Any]]:
    """The letters, for whoever has the code. Raises `SealBroken`."""
    return [message_of(key, letter) for letter in letters]


def _made(use: bytes, charity: UUID, code: str) -> bytes:
    """32 bytes for one use: a code is as good as a key, so that nothing slow is needed."""
    return hashlib.sha256(_DOMAIN + use + b"\x00" + charity.bytes + code.encode()).digest()


def _written(raw: bytes) -> str:
    letters = b32encode(raw).decode()
    return " ".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))
