"""To seal an archive: as many bytes as there are, in chunks, under a key of its own that one public key gets.

The form is STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015): each chunk knows its number and whether
it is the last, so that none can be changed, moved, left out, added or cut off. The opening half is
`opening.unwrap_from` and `opening.open_chunk`.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Self, get_args
from uuid import UUID

from inconfidence.vault.context import Context
from inconfidence.vault.errors import SealBroken, unknown_word
from inconfidence.vault.formats import HEADER_SIZE, Kind, header
from inconfidence.vault.hazmat.aead import NONCE_SIZE, TAG_SIZE
from inconfidence.vault.hazmat.hpke import ENCAPSULATED_SIZE
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import bound, wrap_to

Part = Literal["content", "keys"]
PARTS: tuple[Part, ...] = get_args(Part)

CHUNK = 65_536
"""Bytes of plaintext in every chunk but the last, which has 0 to as many."""
SEALED_CHUNK = CHUNK + TAG_SIZE
MOST_CHUNKS = 1 << 32

_FIELDS = struct.Struct(">B16s16sQ")
_LABEL_SIZE = HEADER_SIZE + _FIELDS.size
_WRAP_SIZE = HEADER_SIZE + ENCAPSULATED_SIZE + SecretKey.SIZE + TAG_SIZE
HEAD_SIZE = _LABEL_SIZE + _WRAP_SIZE
"""Bytes before the first chunk: the label in clear, then the archive's key, sealed."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Label:
    """What an archive is, in clear at its start: which part, of which charity, of which moment (UTC).

    `snapshot` is the same in the parts that belong together, and in no others.
    """

    part: Part
    charity: UUID
    snapshot: UUID
    made_at: datetime

    def __post_init__(self) -> None:
        if self.part not in PARTS:
            raise unknown_word(self.part, "part of a backup", PARTS)
        if self.made_at.utcoffset() != timedelta(0) or self.made_at < _EPOCH:
            raise ValueError("`made_at` must be a moment in UTC, from 1970 on")

    @property
    def _microseconds(self) -> int:
        return (self.made_at - _EPOCH) // _MICROSECOND

    @property
    def context(self) -> Context:
        """Its key and every chunk are bound to it."""
        return Context.of("archive", self.part, self.charity, self.snapshot, self._microseconds)

    def to_bytes(self) -> bytes:
        """Version byte, kind byte, part, charity, snapshot, microseconds since 1970."""
        part = PARTS.index(self.part)
        return header(Kind.ARCHIVE) + _FIELDS.pack(
            part, self.charity.bytes, self.snapshot.bytes, self._microseconds
        )

    @classmethod
    def from_bytes(cls, blob: bytes) -> Self:
        """Reads what `to_bytes` gave; raises SealBroken on anything else."""
        if len(blob) != _LABEL_SIZE or blob[:HEADER_SIZE] != header(Kind.ARCHIVE):
            raise SealBroken
        part, charity, snapshot, at = _FIELDS.unpack_from(blob, HEADER_SIZE)
        try:
            moment = _EPOCH + at * _MICROSECOND
            return cls(PARTS[part], UUID(bytes=charity), UUID(bytes=snapshot), moment)
        except (IndexError, OverflowError):
            raise SealBroken from None


def begin_archive(public: PublicKey, label: Label) -> tuple[SecretKey, bytes]:
    """A new archive's key, and the head that its file starts with. Raises KeyBroken where `public` is no key."""
    key = fresh_key()
    return key, label.to_bytes() + wrap_to(public, key, label.context)


def read_head(head: bytes) -> tuple[Label, bytes]:
    """The label of an archive, and its sealed key for `opening.unwrap_from`; raises SealBroken."""
    if len(head) != HEAD_SIZE:
        raise SealBroken
    return Label.from_bytes(head[:_LABEL_SIZE]), head[_LABEL_SIZE:]


def seal_chunk(key: SecretKey, plaintext: bytes, number: int, last: bool, label: Label) -> bytes:
    """The chunk with its tag. Each number is sealed once: the nonce is made of it, and the key is the archive's."""
    if len(plaintext) > CHUNK or (len(plaintext) < CHUNK and not last):
        raise ValueError("every chunk but the last is full, and none is more than that")
    nonce = chunk_nonce(number, last)
    return key.aead.encrypt(nonce, plaintext, bound(Kind.ARCHIVE, label.context))


def chunk_nonce(number: int, last: bool) -> bytes:
    """Eleven bytes of the chunk's number, counted from 0, and one that is 1 for the last."""
    if not 0 <= number < MOST_CHUNKS:
        raise ValueError(f"an archive has at most `{MOST_CHUNKS}` chunks")
    return number.to_bytes(NONCE_SIZE - 1, "big") + bytes([last])
