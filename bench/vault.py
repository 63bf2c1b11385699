"""What sealing and opening cost in processor time, and a password on the clock: median and 95th percentile, in µs.

python bench/vault.py
"""

import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inconfidence.vault.blind import blind_token
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.context import Place
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.members import PrivateKeys, create_private_keys
from inconfidence.vault.opening import open_from, open_sealed, unwrap, unwrap_from
from inconfidence.vault.passwords import Cost, enrol
from inconfidence.vault.sealing import seal, seal_to, wrap, wrap_to
from inconfidence.vault.statements import GrantStatement, sign, verify

BATCHES = 200
KEY, INNER, NOTE = fresh_key(), fresh_key(), os.urandom(1024)
IDS = [uuid4() for _ in range(4)]
PLACE = Place(*IDS, "text", 1)
MEMBER, CABINET = create_private_keys(), CabinetKeys.create()
PUBLIC = MEMBER.public.sealing_key
GRANT = GrantStatement(
    IDS[0], "file", IDS[1], 1, IDS[2], IDS[3], "grant", datetime.now(UTC), sha256(b"wrap").digest()
)
SEALED, WRAPPED = seal(KEY, NOTE, PLACE), wrap(KEY, INNER, PLACE)
SEALED_TO, WRAPPED_TO = seal_to(PUBLIC, NOTE, PLACE), wrap_to(PUBLIC, INNER, PLACE)
SIGNATURE = sign(MEMBER, GRANT)
BARE, NONCE = AESGCM(KEY.bytes), bytes(12)
BARE_SEALED = BARE.encrypt(NONCE, NOTE, b"")
STORED = MEMBER.to_bytes()

WORK: dict[str, tuple[int, Callable[[], object]]] = {
    "AES-GCM of 1 KB alone, the key parsed (peer)": (100, lambda: BARE.decrypt(NONCE, BARE_SEALED, b"")),
    "make a Place": (100, lambda: Place(*IDS, "text", 1)),
    "seal 1 KB": (100, lambda: seal(KEY, NOTE, PLACE)),
    "open_sealed 1 KB": (100, lambda: open_sealed(KEY, SEALED, PLACE)),
    "open_sealed 1 KB, the key new": (100, lambda: open_sealed(SecretKey(KEY.bytes), SEALED, PLACE)),
    "wrap": (100, lambda: wrap(KEY, INNER, PLACE)),
    "unwrap": (100, lambda: unwrap(KEY, WRAPPED, PLACE)),
    "seal_to 1 KB": (5, lambda: seal_to(PUBLIC, NOTE, PLACE)),
    "open_from 1 KB": (5, lambda: open_from(MEMBER.sealing_key, SEALED_TO, PLACE)),
    "wrap_to": (5, lambda: wrap_to(PUBLIC, INNER, PLACE)),
    "unwrap_from": (5, lambda: unwrap_from(MEMBER.sealing_key, WRAPPED_TO, PLACE)),
    "unwrap_from, the keys just read": (
        5,
        lambda: unwrap_from(PrivateKeys.from_bytes(STORED).sealing_key, WRAPPED_TO, PLACE),
    ),
    "sign a grant": (5, lambda: sign(MEMBER, GRANT)),
    "verify a grant": (5, lambda: verify(MEMBER.public, GRANT, SIGNATURE)),
    "blind_token of a name": (50, lambda: blind_token(CABINET.index_key, "name", "Élodie")),
    "blind_token of a phone": (10, lambda: blind_token(CABINET.index_key, "phone", "06 39 98 12 34")),
}


def batch(times: int, work: Callable[[], object]) -> float:
    """Microseconds of processor time a call."""
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times * 1e6


def waited(cost: Cost) -> float:
    """Microseconds that whoever signs in waits: two lanes run at once."""
    start = time.perf_counter()
    enrol("correct horse battery", cost)
    return (time.perf_counter() - start) * 1e6


def report(name: str, microseconds: list[float]) -> None:
    median, high = statistics.median(microseconds), statistics.quantiles(microseconds, n=20)[-1]
    print(f"{name:<46} {median:>12,.1f} {high:>12,.1f}")


def main() -> None:
    print(f"{'processor time, µs':<46} {'median':>12} {'95 %':>12}")
    for name, (times, work) in WORK.items():
        batch(times, work)
        report(name, [batch(times, work) for _ in range(BATCHES)])
    print(f"\n{'time on the clock, µs':<46} {'median':>12} {'95 %':>12}")
    for lanes in (1, 2):
        cost = Cost(lanes=lanes)
        report(f"enrol or unlock (Argon2id, 128 MiB, t=3, p={lanes})", [waited(cost) for _ in range(9)])


if __name__ == "__main__":
    main()
