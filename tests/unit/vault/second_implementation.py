"""The vault again, written from docs/cabinet-protocol.md alone: it imports nothing of the program.

HPKE and HKDF are put together here from hashes and single primitives, so that a fault of the library's own
HPKE, or of our use of it, shows as a difference. Slow, and for tests.
"""

import hashlib
import hmac
import unicodedata
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SUITE = b"HPKE" + bytes.fromhex("647a 0001 0002")


def context_bytes(purpose: str, parts: list[dict[str, str | int]]) -> bytes:
    """Version, number of parts, then the purpose and each part as tag, length, value."""
    rows = [("text", purpose)] + [next(iter(part.items())) for part in parts]
    return bytes((1, len(parts))) + b"".join(_part(kind, value) for kind, value in rows)


def _part(kind: str, value: str | int) -> bytes:
    if kind == "uuid":
        raw = UUID(str(value)).bytes
    elif kind == "text":
        raw = str(value).encode()
    else:
        raw = int(value).to_bytes(8, "big")
    return {"uuid": b"u", "text": b"s", "number": b"i"}[kind] + len(raw).to_bytes(2, "big") + raw


def padded_size(size: int) -> int:
    """By search: the first allowed size that holds four bytes more than `size`."""
    wanted, bucket = size + 4, 64
    while bucket < wanted and bucket < 4096:
        bucket *= 2
    if wanted <= bucket:
        return bucket
    exponent = wanted.bit_length() - 1
    unit = 2 ** (exponent - exponent.bit_length())
    return -(-wanted // unit) * unit


def open_with_key(letter: bytes, key: bytes, blob: bytes, context: bytes) -> bytes:
    """Kinds `s` and `w`: the content, still padded."""
    assert blob[:2] == b"\x01" + letter
    return AESGCM(key).decrypt(blob[2:14], blob[14:], blob[:2] + context)


def unpadded(content: bytes) -> bytes:
    """Four bytes of length, the plaintext, zeros."""
    end = 4 + int.from_bytes(content[:4], "big")
    assert len(content) == padded_size(end - 4)
    assert not any(content[end:])
    return content[4:end]


def hkdf_extract(salt: bytes, secret: bytes) -> bytes:
    """RFC 5869 §2.2."""
    return hmac.digest(salt or bytes(32), secret, "sha256")


def hkdf_expand(key: bytes, info: bytes, size: int) -> bytes:
    """RFC 5869 §2.3."""
    out, block, count = b"", b"", 0
    while len(out) < size:
        count += 1
        block = hmac.digest(key, block + info + bytes((count,)), "sha256")
        out += block
    return out[:size]


def hkdf(secret: bytes, salt: bytes, info: bytes, size: int) -> bytes:
    return hkdf_expand(hkdf_extract(salt, secret), info, size)


def _labeled_extract(salt: bytes, label: bytes, secret: bytes) -> bytes:
    return hkdf_extract(salt, b"HPKE-v1" + SUITE + label + secret)


def _labeled_expand(key: bytes, label: bytes, info: bytes, size: int) -> bytes:
    return hkdf_expand(key, size.to_bytes(2, "big") + b"HPKE-v1" + SUITE + label + info, size)


def _shared_secret(seeds: bytes, encapsulated: bytes) -> bytes:
    """X-Wing: SHA3-256 of both shared secrets, the X25519 ciphertext and public key, and its label."""
    lattice, curve = (
        MLKEM768PrivateKey.from_seed_bytes(seeds[:64]),
        X25519PrivateKey.from_private_bytes(seeds[64:]),
    )
    point = encapsulated[1088:]
    exchanged = curve.exchange(X25519PublicKey.from_public_bytes(point))
    public = curve.public_key().public_bytes_raw()
    return hashlib.sha3_256(
        lattice.decapsulate(encapsulated[:1088]) + exchanged + point + public + rb"\.//^" + b"\\"
    ).digest()


def open_from(letter: bytes, seeds: bytes, blob: bytes, context: bytes) -> bytes:
    """Kinds `S` and `W`: the content, still padded. RFC 9180 §5.1 and §6.1, base mode, sequence number 0."""
    assert blob[:2] == b"\x01" + letter
    info = blob[:2] + context
    schedule = b"\0" + _labeled_extract(b"", b"psk_id_hash", b"") + _labeled_extract(b"", b"info_hash", info)
    secret = _labeled_extract(_shared_secret(seeds, blob[2:1122]), b"secret", b"")
    key = _labeled_expand(secret, b"key", schedule, 32)
    nonce = _labeled_expand(secret, b"base_nonce", schedule, 12)
    return AESGCM(key).decrypt(nonce, blob[1122:], b"")


def password_key(password: str, stored: bytes) -> bytes:
    """The wrapping key, once the verifier has been found to be right."""
    assert stored[:2] == b"\x01a"
    memory, passes, lanes = (int.from_bytes(stored[a:b], "big") for a, b in ((2, 6), (6, 10), (10, 11)))
    normal = unicodedata.normalize("NFKC", password).encode()
    slow = hash_secret_raw(normal, stored[11:27], passes, memory, lanes, 32, Type.ID)
    both = hkdf(slow, b"", b"inconfidence/password/1", 64)
    assert both[:32] == stored[27:]
    return both[32:]


def blind_token(key: bytes, field: str, folded: str) -> bytes:
    field_key = hmac.digest(key, b"inconfidence/blind/1\n" + field.encode(), "sha256")
    return hmac.digest(field_key, folded.encode(), "sha256")[:16]


def check_statement(public: bytes, statement: bytes, signature: bytes) -> None:
    """Raises where the signature does not hold."""
    assert (statement[:2], signature[:2]) == (b"\x01g", b"\x01G")
    key = Ed25519PublicKey.from_public_bytes(public[-32:])
    key.verify(signature[2:], b"inconfidence/grant\n" + statement)
