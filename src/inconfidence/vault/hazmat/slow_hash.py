"""Argon2id (RFC 9106), version 1.3: a hash that is slow and large on purpose."""

from argon2.exceptions import HashingError
from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw

from inconfidence.vault.hazmat import Rejected


def argon2id(secret: bytes, salt: bytes, memory_kib: int, passes: int, lanes: int, size: int) -> bytes:
    """`size` bytes. Holds `memory_kib` KiB while it runs, and lets other Python threads run meanwhile.

    Raises Rejected where that memory cannot be had.
    """
    try:
        return hash_secret_raw(
            secret=secret,
            salt=salt,
            time_cost=passes,
            memory_cost=memory_kib,
            parallelism=lanes,
            hash_len=size,
            type=Type.ID,
            version=ARGON2_VERSION,
        )
    except HashingError as error:
        raise Rejected from error
