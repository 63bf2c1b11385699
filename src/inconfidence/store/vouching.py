"""The server's own word for the public keys on the books: an HMAC under its key, which is not in the database.

Whoever can write to the database alone puts no key of their own in anybody's place: nothing is sealed to a public
key, and no signature taken for its owner's, before this was looked at.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

from inconfidence.gate.errors import Forged
from inconfidence.store.models import Cabinet, Member
from inconfidence.store.scope import current_charity
from inconfidence.vault.members import PublicKeys

_DOMAIN = b"public-keys\x00"


def member_proof(member: UUID, public: bytes, former: bytes) -> bytes:
    """For a member's public keys, the present and those of before."""
    return _proof(b"member", member, hashlib.sha256(public).digest() + hashlib.sha256(former).digest())


def cabinet_proof(cabinet: UUID, epoch: int, public: bytes) -> bytes:
    """For a cabinet's public key of one epoch."""
    return _proof(b"cabinet", cabinet, epoch.to_bytes(4, "big") + hashlib.sha256(public).digest())


def recovery_proof(recovery: UUID, generation: int, digest: bytes) -> bytes:
    """For a recovery key, by the digest of its line in the ledger."""
    return _proof(b"recovery", recovery, generation.to_bytes(4, "big") + digest)


def public_keys_of(member: Member) -> PublicKeys:
    """The member's public keys; raises `Forged` where somebody put them there, `KeyBroken` where there are none."""
    must_be_vouched(member)
    return PublicKeys.from_bytes(bytes(member.public_keys))


def must_be_vouched(member: Member) -> None:
    """Returns where the member's public keys, present and former, are those that were put on the books here."""
    keys_must_be_vouched(
        member.id, bytes(member.public_keys), bytes(member.former_keys), bytes(member.keys_proof)
    )


def keys_must_be_vouched(member: UUID, public: bytes, former: bytes, proof: bytes) -> None:
    """The same of the columns, as a statement gives them."""
    _must_be(member_proof(member, public, former), proof)


def public_key_of(cabinet: Cabinet) -> bytes:
    """The cabinet's public key; raises `Forged` where somebody put it there."""
    public = bytes(cabinet.public_key)
    cabinet_key_must_be_vouched(cabinet.id, cabinet.epoch, public, bytes(cabinet.proof))
    return public


def cabinet_key_must_be_vouched(cabinet: UUID, epoch: int, public: bytes, proof: bytes) -> None:
    """The same of the columns, as a statement gives them."""
    _must_be(cabinet_proof(cabinet, epoch, public), proof)


def must_be_vouched_recovery(recovery: UUID, generation: int, digest: bytes, proof: bytes) -> None:
    """Returns where the recovery key is one that was put on the books here; raises `Forged`."""
    _must_be(recovery_proof(recovery, generation, digest), proof)


def _proof(kind: bytes, thing: UUID, what: bytes) -> bytes:
    said = _DOMAIN + kind + b"\x00" + current_charity().bytes + thing.bytes + what
    return hmac.new(settings.SERVER_KEY, said, hashlib.sha256).digest()


def _must_be(proof: bytes, given: bytes) -> None:
    if not hmac.compare_digest(proof, given):
        raise Forged
