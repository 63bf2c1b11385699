"""From a password to a key, in one slow run that also says whether the password was right."""

import secrets
import struct
import threading
import unicodedata
from dataclasses import dataclass, field
from typing import NoReturn, Self

from inconfidence.vault.errors import (
    KeyBroken,
    NotEnoughMemory,
    PasswordTooLong,
    PasswordTooShort,
    WrongPassword,
)
from inconfidence.vault.formats import Kind, header, key_body
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.hashing import hkdf, same
from inconfidence.vault.hazmat.slow_hash import argon2id
from inconfidence.vault.keys import SecretKey

LEAST_CHARACTERS = 12
MOST_CHARACTERS = 1024
RUNS_AT_ONCE = 2

_SALT_SIZE = 16
_HALF = 32
_COST = struct.Struct(">IIB")
_BODY_SIZE = _COST.size + _SALT_SIZE + _HALF
_INFO = b"inconfidence/password/1"

# Each run holds 128 MiB: a burst of sign-ins must wait, not exhaust the machine.
_turns = threading.BoundedSemaphore(RUNS_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes. Bounded, lest a forged row be a bomb.

    Two lanes take the same work as one, on two processors at once: who signs in waits less
    (docs/decisions/0018-two-lanes.md).
    """

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 2

    def __post_init__(self) -> None:
        fits = 8 * self.lanes <= self.memory_kib <= 1024 * 1024 and 1 <= self.passes <= 16
        if not (1 <= self.lanes <= 4 and fits):
            raise ValueError("the cost must have 1-4 lanes, 1-16 passes and 8 KiB a lane to 1 GiB of memory")


DEFAULT_COST = Cost()


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a password: its cost, salt and verifier. Guesses can be tried against it, slowly."""

    cost: Cost
    salt: bytes = field(repr=False)
    verifier: bytes = field(repr=False)

    @classmethod
    def from_bytes(cls, blob: bytes) -> Self:
        """Reads what `to_bytes` gave; raises KeyBroken on anything else."""
        body = key_body(Kind.STORED_PASSWORD, blob, _BODY_SIZE, "stored password")
        try:
            cost = Cost(*_COST.unpack_from(body))
        except ValueError:
            raise KeyBroken("stored password") from None
        salt_end = _COST.size + _SALT_SIZE
        return cls(cost, body[_COST.size : salt_end], body[salt_end:])

    def to_bytes(self) -> bytes:
        """Version byte, kind byte, memory, passes, lanes, salt, verifier."""
        cost = _COST.pack(self.cost.memory_kib, self.cost.passes, self.cost.lanes)
        return header(Kind.STORED_PASSWORD) + cost + self.salt + self.verifier


def enrol(password: str, cost: Cost = DEFAULT_COST) -> tuple[Stored, SecretKey]:
    """What to store, and the wrapping key. Raises PasswordTooShort or PasswordTooLong."""
    normal = _normalised(password, PasswordTooLong(MOST_CHARACTERS))
    if len(normal) < LEAST_CHARACTERS:
        raise PasswordTooShort(LEAST_CHARACTERS)
    salt = secrets.token_bytes(_SALT_SIZE)
    verifier, key = _stretched(normal, salt, cost)
    return Stored(cost, salt, verifier), key


def unlock(password: str, stored: Stored) -> SecretKey:
    """The wrapping key that `enrol` gave; raises WrongPassword."""
    verifier, key = _stretched(_normalised(password, WrongPassword()), stored.salt, stored.cost)
    if not same(verifier, stored.verifier):
        raise WrongPassword
    return key


def pretend(password: str, cost: Cost = DEFAULT_COST) -> NoReturn:
    """For a name that nobody has: does the work of `unlock`, then raises WrongPassword as it would."""
    decoy = Stored(cost, secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_HALF))
    unlock(password, decoy)
    raise WrongPassword


def _normalised(password: str, too_long: Exception) -> str:
    """The same characters whatever keyboard typed them (NFKC); bounded first, as normalising can grow."""
    if len(password) > MOST_CHARACTERS:
        raise too_long
    return unicodedata.normalize("NFKC", password)


def _stretched(normal: str, salt: bytes, cost: Cost) -> tuple[bytes, SecretKey]:
    secret = normal.encode("utf-8", "surrogatepass")
    try:
        with _turns:
            slow = argon2id(secret, salt, cost.memory_kib, cost.passes, cost.lanes, _HALF)
    except Rejected:
        raise NotEnoughMemory(cost.memory_kib) from None
    both = hkdf(slow, b"", _INFO, 2 * _HALF)
    return both[:_HALF], SecretKey(both[_HALF:])
