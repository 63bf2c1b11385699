"""Who granted what to whom, signed: a seal alone does not say who sealed it."""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Self, get_args
from uuid import UUID

from inconfidence.vault.errors import KeyBroken, StatementBroken, unknown_word
from inconfidence.vault.formats import HEADER_SIZE, Kind, header
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.members import PrivateKeys, PublicKeys

ObjectKind = Literal["cabinet", "file", "directory"]
Verb = Literal["grant", "revoke"]
_KINDS: tuple[ObjectKind, ...] = get_args(ObjectKind)
_VERBS: tuple[Verb, ...] = get_args(Verb)

# No signature over a statement can pass for one over anything else.
_DOMAIN = b"inconfidence/grant\n"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIELDS = struct.Struct(">16sB16sI16s16sBQ32s")


@dataclass(frozen=True, slots=True)
class GrantStatement:
    """`granter` gives `grantee` the key of `object` in its `epoch`, or takes it back, `at` a moment in UTC.

    `wrap_sha256` names the wrap that was made or destroyed, without showing it.
    """

    charity: UUID
    kind: ObjectKind
    object: UUID
    epoch: int
    grantee: UUID
    granter: UUID
    verb: Verb
    at: datetime
    wrap_sha256: bytes

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise unknown_word(self.kind, "kind of thing that is granted", _KINDS)
        if self.verb not in _VERBS:
            raise unknown_word(self.verb, "verb of a grant", _VERBS)
        if self.at.utcoffset() != timedelta(0) or self.at < _EPOCH:
            raise ValueError("`at` must be a moment in UTC, from 1970 on")
        if not 0 <= self.epoch < 1 << 32 or len(self.wrap_sha256) != 32:
            raise ValueError("`epoch` must be from 0 to 2³² - 1, and `wrap_sha256` have 32 bytes")

    def to_bytes(self) -> bytes:
        """The canonical bytes: 112 of them, each field at a fixed place."""
        return header(Kind.GRANT) + _FIELDS.pack(
            self.charity.bytes,
            _KINDS.index(self.kind),
            self.object.bytes,
            self.epoch,
            self.grantee.bytes,
            self.granter.bytes,
            _VERBS.index(self.verb),
            (self.at - _EPOCH) // _MICROSECOND,
            self.wrap_sha256,
        )

    @classmethod
    def from_bytes(cls, blob: bytes) -> Self:
        """Reads what `to_bytes` gave; raises StatementBroken on anything else."""
        if blob[:HEADER_SIZE] != header(Kind.GRANT) or len(blob) != HEADER_SIZE + _FIELDS.size:
            raise StatementBroken
        charity, kind, thing, epoch, grantee, granter, verb, at, digest = _FIELDS.unpack_from(
            blob, HEADER_SIZE
        )
        try:
            return cls(
                UUID(bytes=charity),
                _KINDS[kind],
                UUID(bytes=thing),
                epoch,
                UUID(bytes=grantee),
                UUID(bytes=granter),
                _VERBS[verb],
                _EPOCH + at * _MICROSECOND,
                digest,
            )
        except (IndexError, OverflowError):
            raise StatementBroken from None


def sign(private: PrivateKeys, statement: GrantStatement) -> bytes:
    """The granter's signature: version byte, kind byte, 64 bytes of Ed25519."""
    return header(Kind.GRANT_SIGNATURE) + private.signing.sign(_DOMAIN + statement.to_bytes())


def verify(public: PublicKeys, statement: GrantStatement, signature: bytes) -> None:
    """Returns where the signature is that of the granter's keys; raises StatementBroken where it is not.

    Says nothing of whether the granter was allowed to grant: that is the gate's to ask.
    """
    if signature[:HEADER_SIZE] != header(Kind.GRANT_SIGNATURE):
        raise StatementBroken
    try:
        public.verifying.verify(_DOMAIN + statement.to_bytes(), signature[HEADER_SIZE:])
    except (Rejected, KeyBroken):
        raise StatementBroken from None
