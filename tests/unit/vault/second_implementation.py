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


def recovery_private(seed: bytes) -> bytes:
    """Keys like a member's, from the seed of the trustees' sheets: form `M`."""
    return b"\x01M" + hkdf(seed, b"inconfidence/recovery/1", b"keys", 128)


def seed_of_words(sheets: list[list[str]], words: list[str]) -> bytes:
    """SLIP-0039 for one group and no passphrase: Lagrange at 255 over GF(256), then four rounds of Feistel."""
    rows = [[words.index(word) for word in sheet] for sheet in sheets]
    bits = [int("".join(f"{place:010b}" for place in row[4:-3]), 2).to_bytes(33, "big")[1:] for row in rows]
    points = [((row[2] * 1024 + row[3]) >> 4 & 15, value) for row, value in zip(rows, bits, strict=True)]
    right, left = (encrypted := _at_255(points))[16:], encrypted[:16]
    for number in (3, 2, 1, 0):
        key = hashlib.pbkdf2_hmac("sha256", bytes((number,)), right, 2500, 16)
        left, right = right, bytes(a ^ b for a, b in zip(left, key, strict=True))
    return right + left


def _times(a: int, b: int) -> int:
    """In GF(256), by the polynomial of AES."""
    product = 0
    while b:
        product ^= a * (b & 1)
        a, b = (a << 1) ^ (0x11B * (a >> 7)), b >> 1
    return product


def _inverse(a: int) -> int:
    return next(b for b in range(1, 256) if _times(a, b) == 1)


def _at_255(points: list[tuple[int, bytes]]) -> bytes:
    total = bytes(32)
    for x, value in points:
        weight = 1
        for other, _ in points:
            if other != x:
                weight = _times(weight, _times(255 ^ other, _inverse(x ^ other)))
        total = bytes(t ^ _times(weight, v) for t, v in zip(total, value, strict=True))
    return total


def check_pin(pinned: dict[str, bytes]) -> bytes:
    """Raises where the signature does not hold; gives what the first line of the ledger must stand for."""
    pin, signature = pinned["pin"], pinned["signature"]
    assert (pin[:2], signature[:2], len(pin)) == (b"\x01r", b"\x01R", 96)
    assert pin[-32:] == hashlib.sha256(pinned["recovery_public"]).digest()
    key = Ed25519PublicKey.from_public_bytes(pinned["signer_public"][-32:])
    key.verify(signature[2:], b"inconfidence/recovery\n" + pin)
    order = (pinned["recovery_public"], pinned["signer_public"], signature)
    return hashlib.sha256(b"".join(hashlib.sha256(blob).digest() for blob in order)).digest()


def check_epoch(turned: dict[str, bytes], grants: list[bytes]) -> bytes:
    """Raises where the turn was not signed so; gives what its line of the ledger must stand for."""
    statement, signature = turned["statement"], turned["signature"]
    assert (statement[:2], signature[:2], len(statement)) == (b"\x01e", b"\x01E", 126)
    assert statement[62:94] == hashlib.sha256(turned["cabinet_public"]).digest()
    digests = b"".join(hashlib.sha256(grant).digest() for grant in grants)
    assert statement[94:] == hashlib.sha256(digests).digest()
    key = Ed25519PublicKey.from_public_bytes(turned["signer_public"][-32:])
    key.verify(signature[2:], b"inconfidence/epoch\n" + statement)
    order = (statement, signature)
    return hashlib.sha256(b"".join(hashlib.sha256(blob).digest() for blob in order)).digest()


def check_statement(public: bytes, statement: bytes, signature: bytes) -> None:
    """Raises where the signature does not hold."""
    assert (statement[:2], signature[:2]) == (b"\x01g", b"\x01G")
    key = Ed25519PublicKey.from_public_bytes(public[-32:])
    key.verify(signature[2:], b"inconfidence/grant\n" + statement)


def archive_chunk(key: bytes, label: bytes, number: int, last: bool, plaintext: bytes) -> bytes:
    """One chunk of an archive, sealed."""
    return AESGCM(key).encrypt(number.to_bytes(11, "big") + bytes([last]), plaintext, _archive_data(label))


def open_archive(seeds: bytes, archive: bytes) -> bytes:
    """Kind `A`: all of it. The last chunk is the one after which nothing comes."""
    label, wrapped, body = archive[:43], archive[43:1213], archive[1213:]
    key = open_from(b"W", seeds, wrapped, _archive_context(label))
    chunks = [body[at : at + 65_552] for at in range(0, len(body), 65_552)]
    nonces = [n.to_bytes(11, "big") + bytes([n == len(chunks) - 1]) for n in range(len(chunks))]
    opened = [AESGCM(key).decrypt(*piece, _archive_data(label)) for piece in zip(nonces, chunks, strict=True)]
    return b"".join(opened)


def _archive_data(label: bytes) -> bytes:
    return label[:2] + _archive_context(label)


def _archive_context(label: bytes) -> bytes:
    assert label[:2] == b"\x01A" and len(label) == 43
    charity, snapshot = (str(UUID(bytes=label[at : at + 16])) for at in (3, 19))
    part, moment = ("content", "keys")[label[2]], int.from_bytes(label[35:], "big")
    parts: list[dict[str, str | int]] = [
        {"text": part},
        {"uuid": charity},
        {"uuid": snapshot},
        {"number": moment},
    ]
    return context_bytes("archive", parts)
