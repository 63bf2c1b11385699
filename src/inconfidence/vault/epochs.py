"""A cabinet's keys have turned: signed by whoever turned them, so that the ledger can hold them to it."""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from inconfidence.vault.errors import KeyBroken, StatementBroken
from inconfidence.vault.formats import HEADER_SIZE, Kind, header
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.members import PrivateKeys, PublicKeys

# No signature over an epoch can pass for one over anything else.
_DOMAIN = b"inconfidence/epoch\n"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIELDS = struct.Struct(">16s16sI16sQ32s32s")


@dataclass(frozen=True, slots=True)
class EpochStatement:
    """`signer` says `at` (a moment in UTC) that from now on `cabinet` has new keys, its `epoch`.

    `public_sha256` is of their public half, as it is stored; `grants_sha256` of the SHA-256 of each grant's
    statement, in the order of who is given them: so who holds them is signed as well.
    """

    charity: UUID
    cabinet: UUID
    epoch: int
    signer: UUID
    at: datetime
    public_sha256: bytes
    grants_sha256: bytes

    def __post_init__(self) -> None:
        if self.at.utcoffset() != timedelta(0) or self.at < _EPOCH:
            raise ValueError("`at` must be a moment in UTC, from 1970 on")
        if not 1 <= self.epoch < 1 << 32 or not len(self.public_sha256) == len(self.grants_sha256) == 32:
            raise ValueError("`epoch` must be from 1 to 2³² - 1, and each digest have 32 bytes")

    def to_bytes(self) -> bytes:
        """The canonical bytes: 126 of them, each field at a fixed place."""
        return header(Kind.EPOCH) + _FIELDS.pack(
            self.charity.bytes,
            self.cabinet.bytes,
            self.epoch,
            self.signer.bytes,
            (self.at - _EPOCH) // _MICROSECOND,
            self.public_sha256,
            self.grants_sha256,
        )

    @classmethod
    def from_bytes(cls, blob: bytes) -> "EpochStatement":
        """Reads what `to_bytes` gave; raises StatementBroken on anything else."""
        if blob[:HEADER_SIZE] != header(Kind.EPOCH) or len(blob) != HEADER_SIZE + _FIELDS.size:
            raise StatementBroken
        charity, cabinet, epoch, signer, at, public, grants = _FIELDS.unpack_from(blob, HEADER_SIZE)
        try:
            moment = _EPOCH + at * _MICROSECOND
            return cls(
                UUID(bytes=charity), UUID(bytes=cabinet), epoch, UUID(bytes=signer), moment, public, grants
            )
        except (ValueError, OverflowError):
            raise StatementBroken from None


def sign_epoch(private: PrivateKeys, statement: EpochStatement) -> bytes:
    """The signer's word for it: version byte, kind byte, 64 bytes of Ed25519."""
    return header(Kind.EPOCH_SIGNATURE) + private.signing.sign(_DOMAIN + statement.to_bytes())


def verify_epoch(public: PublicKeys, statement: EpochStatement, signature: bytes) -> None:
    """Returns where the signature is that of these keys; raises StatementBroken where it is not."""
    if signature[:HEADER_SIZE] != header(Kind.EPOCH_SIGNATURE):
        raise StatementBroken
    try:
        public.verifying.verify(_DOMAIN + statement.to_bytes(), signature[HEADER_SIZE:])
    except (Rejected, KeyBroken):
        raise StatementBroken from None
