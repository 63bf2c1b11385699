"""The charity's recovery key: pinned by whoever founded it, and given every cabinet's keys as a key-holder is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.acting import Note
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.errors import Forged
from inconfidence.gate.granting import signed_grant
from inconfidence.gate.ports import Grant
from inconfidence.gate.unlocking import CabinetWrap, open_sealed_cabinet
from inconfidence.kernel.ids import new_id
from inconfidence.vault.errors import KeyBroken, StatementBroken
from inconfidence.vault.members import PublicKeys
from inconfidence.vault.pins import RecoveryPin, sign_pin, verify_pin
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sealing import seal_to
from inconfidence.vault.sheet_errors import NotThisCharity
from inconfidence.vault.sheets import SCHEMES


@dataclass(frozen=True, slots=True)
class RecoveryHalf:
    """What a charity keeps of its recovery key: the public half, and on how many sheets the other is."""

    public: PublicKeys
    needed: int
    made: int

    @classmethod
    def of(cls, seed: RecoverySeed, made: int) -> RecoveryHalf:
        """The half that is kept of a seed that is on `made` sheets."""
        return cls(seed.keys.public, SCHEMES[made], made)

    @property
    def fingerprint(self) -> str:
        """As it stands on the sheets."""
        return fingerprint(self.public)


def fingerprint(public: PublicKeys) -> str:
    """80 bits of the public half's SHA-256, in five groups: for people to compare."""
    digest = hashlib.sha256(public.to_bytes()).hexdigest()
    return "-".join(digest[start : start + 4] for start in range(0, 20, 4))


class PinnedKey(NamedTuple):
    """A recovery key as it is on the books, with whose word it is."""

    id: UUID
    generation: int
    public: bytes
    needed: int
    made: int
    signer: UUID
    signer_public: bytes
    at: datetime
    signature: bytes

    def digest(self) -> bytes:
        """What its line in the ledger stands for: SHA-256 over the key, its signer's, and the signature."""
        note = Note()
        note.changed(self.public, self.signer_public, self.signature)
        return note.digest() or b""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The charity's recovery key, its pin verified."""

    id: UUID
    generation: int
    half: RecoveryHalf

    @property
    def public(self) -> PublicKeys:
        """What is sealed to, and what its own word is verified with."""
        return self.half.public


def pin(bearer: Bearer, half: RecoveryHalf, at: datetime, generation: int = 1) -> PinnedKey:
    """A charity's first recovery key, with the founder's word for it; or a later one, with a manager's."""
    recovery, public = new_id(), half.public.to_bytes()
    said = _said(bearer.charity, bearer.member, recovery, generation, half, at)
    return PinnedKey(
        id=recovery,
        generation=generation,
        public=public,
        needed=half.needed,
        made=half.made,
        signer=bearer.member,
        signer_public=bearer.private.public.to_bytes(),
        at=at,
        signature=sign_pin(bearer.private, said),
    )


def verified(charity: UUID, key: PinnedKey, written_down: bytes | None) -> Recovery:
    """The key, where its signer's word holds and the ledger's line of its making says the same; else `Forged`."""
    try:
        half = RecoveryHalf(PublicKeys.from_bytes(key.public), key.needed, key.made)
        said = _said(charity, key.signer, key.id, key.generation, half, key.at)
        verify_pin(PublicKeys.from_bytes(key.signer_public), said, key.signature)
    except (StatementBroken, KeyBroken):
        raise Forged from None
    if written_down != key.digest():
        raise Forged
    return Recovery(key.id, key.generation, half)


def recovery_grant(bearer: Bearer, cabinet: UUID, held: HeldCabinet, recovery: Recovery) -> Grant:
    """A cabinet's keys for the trustees' sheets."""
    context = places.cabinet_grant(bearer.charity, cabinet, held.epoch, recovery.id)
    wrap = seal_to(recovery.public.sealing_key, held.keys.to_bytes(), context)
    return signed_grant(bearer, "cabinet", cabinet, held.epoch, recovery.id, wrap)


def recovery_bearer(
    charity: UUID, recovery: Recovery, seed: RecoverySeed, wraps: Iterable[CabinetWrap]
) -> Bearer:
    """The trustees together, every cabinet's keys in hand. Raises `NotThisCharity` for other sheets, `SealBroken`.

    Who sealed a wrap is not asked: their keys may be the ones that were lost. The cabinet's public half is for
    the caller to compare.
    """
    if seed.keys.public != recovery.public:
        raise NotThisCharity
    private = seed.keys
    held = {wrap.cabinet: open_sealed_cabinet(charity, recovery.id, private, wrap) for wrap in wraps}
    return Bearer(charity, recovery.id, private, held)


def _said(
    charity: UUID, signer: UUID, recovery: UUID, generation: int, half: RecoveryHalf, at: datetime
) -> RecoveryPin:
    digest = hashlib.sha256(half.public.to_bytes()).digest()
    return RecoveryPin(charity, recovery, generation, half.needed, half.made, signer, at, digest)
