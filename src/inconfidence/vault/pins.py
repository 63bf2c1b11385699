"""Which recovery key a charity has: a statement signed by whoever founded it, so that no other takes its place."""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from inconfidence.vault.errors import KeyBroken, StatementBroken
from inconfidence.vault.formats import HEADER_SIZE, Kind, header
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.members import PrivateKeys, PublicKeys

# No signature over a pin can pass for one over anything else.
_DOMAIN = b"inconfidence/recovery\n"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIELDS = struct.Struct(">16s16sIBB16sQ32s")


@dataclass(frozen=True, slots=True)
class RecoveryPin:
    """`signer` says `at` (a moment in UTC) that this is the charity's recovery key, on so many sheets."""

    charity: UUID
    recovery: UUID
    generation: int
    needed: int
    made: int
    signer: UUID
    at: datetime
    public_sha256: bytes

    def __post_init__(self) -> None:
        if self.at.utcoffset() != timedelta(0) or self.at < _EPOCH:
            raise ValueError("`at` must be a moment in UTC, from 1970 on")

    def to_bytes(self) -> bytes:
        """The canonical bytes: 96 of them, each field at a fixed place."""
        return header(Kind.RECOVERY_PIN) + _FIELDS.pack(
            self.charity.bytes,
            self.recovery.bytes,
            self.generation,
            self.needed,
            self.made,
            self.signer.bytes,
            (self.at - _EPOCH) // _MICROSECOND,
            self.public_sha256,
        )


def sign_pin(private: PrivateKeys, pin: RecoveryPin) -> bytes:
    """The signer's word for it: version byte, kind byte, 64 bytes of Ed25519."""
    return header(Kind.PIN_SIGNATURE) + private.signing.sign(_DOMAIN + pin.to_bytes())


def verify_pin(public: PublicKeys, pin: RecoveryPin, signature: bytes) -> None:
    """Returns where the signature is that of these keys; raises StatementBroken where it is not."""
    if signature[:HEADER_SIZE] != header(Kind.PIN_SIGNATURE):
        raise StatementBroken
    try:
        public.verifying.verify(_DOMAIN + pin.to_bytes(), signature[HEADER_SIZE:])
    except (Rejected, KeyBroken):
        raise StatementBroken from None
