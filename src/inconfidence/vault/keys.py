"""Secrets as objects that do not give themselves away, and the symmetric key among them."""

import secrets
from typing import ClassVar, NoReturn, Self

from inconfidence.vault.errors import KeyBroken
from inconfidence.vault.formats import Kind, header, key_body
from inconfidence.vault.hazmat.aead import Aead
from inconfidence.vault.hazmat.hashing import same


class Secret:
    """A fixed number of secret bytes: hidden in repr, compared in constant time, never pickled.

    Python can neither lock memory nor wipe it: a secret may stay in memory, or in swap, until it is reused.
    """

    SIZE: ClassVar[int]

    def __init__(self, raw: bytes) -> None:
        if not isinstance(raw, bytes) or len(raw) != self.SIZE:
            raise KeyBroken(type(self).__name__)
        self._raw = raw

    def __repr__(self) -> str:
        return f"{type(self).__name__}(hidden)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret) or type(other) is not type(self):
            return NotImplemented
        return same(self._raw, other._raw)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"`{type(self).__name__}` is not pickled or copied; seal its bytes instead")


class StoredSecret(Secret):
    """A secret with a stored form: version byte, kind byte, then its bytes. Seal it before storing it."""

    KIND: ClassVar[Kind]

    @classmethod
    def create(cls) -> Self:
        """A new one, from the operating system's randomness."""
        return cls(secrets.token_bytes(cls.SIZE))

    @classmethod
    def from_bytes(cls, blob: bytes) -> Self:
        """Reads what `to_bytes` gave; raises KeyBroken on anything else."""
        return cls(key_body(cls.KIND, blob, cls.SIZE, cls.__name__))

    def to_bytes(self) -> bytes:
        """The stored form, in clear."""
        return header(self.KIND) + self._raw


class SecretKey(Secret):
    """A key of 32 bytes for sealing, wrapping and deriving.

    Random nonces: at most 2³² seals under one key (NIST SP 800-38D §8.3); turn it long before.
    """

    SIZE = 32
    _aead: Aead | None = None

    @property
    def bytes(self) -> bytes:
        """The key itself. Only to be given to a recipe."""
        return self._raw

    @property
    def aead(self) -> Aead:
        """For the recipes; parsed once. (A file's key lives for one opening: the lock of `cached_property` costs
        more than the parsing.)"""
        if self._aead is None:
            self._aead = Aead(self._raw)
        return self._aead


def fresh_key() -> SecretKey:
    """A new random key."""
    return SecretKey(secrets.token_bytes(SecretKey.SIZE))
