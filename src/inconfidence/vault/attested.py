"""Signed statements that are no grants: which recovery key a charity has, and whose new keys are whose.

Each is signed by a member's Ed25519 key, or by the recovery pair's, over a word of its own and its bytes: no
signature over one can pass for one over anything else.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from inconfidence.vault.errors import KeyBroken, StatementBroken
from inconfidence.vault.formats import HEADER_SIZE, Kind, header
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.members import PrivateKeys, PublicKeys

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_PIN = struct.Struct(">16s16sIBB16sQ32s")
_NEW_KEYS = struct.Struct(">16s16s16sQ32s")
_DOMAINS = {Kind.RECOVERY_PIN: b"inconfidence/recovery\n", Kind.NEW_KEYS: b"inconfidence/new-keys\n"}


@dataclass(frozen=True, slots=True)
class RecoveryPin:
    """`signer` says `at` (UTC) that this is the charity's recovery key, on so many sheets."""

    charity: UUID
    recovery: UUID
    generation: int
    needed: int
    made: int
    signer: UUID
    at: datetime
    public_sha256: bytes

    def to_bytes(self) -> bytes:
        """The canonical bytes: 96 of them, each field at a fixed place."""
        return header(Kind.RECOVERY_PIN) + _PIN.pack(
            self.charity.bytes,
            self.recovery.bytes,
            self.generation,
            self.needed,
            self.made,
            self.signer.bytes,
            _microseconds(self.at),
            self.public_sha256,
        )


@dataclass(frozen=True, slots=True)
class NewKeys:
    """`signer` says `at` (UTC) that the keys with this hash are the member's from now on."""

    charity: UUID
    member: UUID
    signer: UUID
    at: datetime
    public_sha256: bytes

    def to_bytes(self) -> bytes:
        """The canonical bytes: 90 of them, each field at a fixed place."""
        return header(Kind.NEW_KEYS) + _NEW_KEYS.pack(
            self.charity.bytes,
            self.member.bytes,
            self.signer.bytes,
            _microseconds(self.at),
            self.public_sha256,
        )


Attested = RecoveryPin | NewKeys


def attest(private: PrivateKeys, attested: Attested) -> bytes:
    """The signature: version byte, kind byte, 64 bytes of Ed25519."""
    return header(Kind.ATTESTATION) + private.signing.sign(_message(attested))


def verify_attested(public: PublicKeys, attested: Attested, signature: bytes) -> None:
    """Returns where the signature is that of these keys; raises StatementBroken where it is not."""
    if signature[:HEADER_SIZE] != header(Kind.ATTESTATION):
        raise StatementBroken
    try:
        public.verifying.verify(_message(attested), signature[HEADER_SIZE:])
    except (Rejected, KeyBroken):
        raise StatementBroken from None


def _message(attested: Attested) -> bytes:
    data = attested.to_bytes()
    return _DOMAINS[Kind(data[1])] + data


def _microseconds(at: datetime) -> int:
    if at.utcoffset() != timedelta(0) or at < _EPOCH:
        raise ValueError("`at` must be a moment in UTC, from 1970 on")
    return (at - _EPOCH) // _MICROSECOND
