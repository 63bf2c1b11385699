"""The recovery pair: what every cabinet's keys are sealed to, besides their key-holders.

Its private half comes from a seed that exists on the trustees' sheets alone: made, split, and forgotten.
"""

import secrets
from functools import cached_property
from typing import Self

from inconfidence.vault.hazmat.hashing import hkdf
from inconfidence.vault.keys import Secret
from inconfidence.vault.members import PrivateKeys

_SALT = b"inconfidence/recovery/1"


class RecoverySeed(Secret):
    """32 bytes, from which the keys come. It has no stored form: it is never stored."""

    SIZE = 32

    @classmethod
    def create(cls) -> Self:
        """A new one, from the operating system's randomness."""
        return cls(secrets.token_bytes(cls.SIZE))

    @property
    def bytes(self) -> bytes:
        """The seed itself. Only for `sheets`, which splits it."""
        return self._raw

    @cached_property
    def keys(self) -> PrivateKeys:
        """Keys like a member's (HKDF-SHA256 over the seed): one pair to open with, one to sign with."""
        return PrivateKeys(hkdf(self._raw, _SALT, b"keys", PrivateKeys.SIZE))
