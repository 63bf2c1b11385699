"""Turning a cabinet's keys once somebody is gone who held them: what they may have kept then opens nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.drawers import drawers_turned
from inconfidence.gate.errors import Forged
from inconfidence.gate.granting import cabinet_grant
from inconfidence.gate.ports import Drawer, Grant
from inconfidence.gate.recovery import Recovery, recovery_grant
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.epochs import EpochStatement, sign_epoch
from inconfidence.vault.members import PublicKeys
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.sealing import seal


@dataclass(frozen=True, slots=True)
class Turned:
    """A cabinet's next epoch: what goes on the books, and the keys for whoever turned them.

    `grants` has one for each key-holder, by who it is; `former` the epochs before, sealed under this one; `drawers`
    come under this one.
    """

    cabinet: UUID
    grants: Mapping[UUID, Grant]
    recovery: Grant
    former: Mapping[int, bytes]
    drawers: Sequence[Drawer]
    statement: bytes
    signature: bytes
    held: HeldCabinet = field(repr=False)


def turned(
    bearer: Bearer,
    cabinet: UUID,
    held: HeldCabinet,
    holders: Mapping[UUID, PublicKeys],
    recovery: Recovery,
    former: Mapping[int, bytes],
    drawers: Iterable[Drawer],
) -> Turned:
    """New keys for the cabinet, for these holders and the trustees' sheets, with the bearer's signed word.

    `former` is what is kept of the epochs before, sealed under the present one. Raises `SealBroken` for any of it
    that does not open, `KeyBroken` for a public key that is none. A drawer that does not open stays as it is.
    """
    new = HeldCabinet(held.epoch + 1, CabinetKeys.create())
    grants = {who: cabinet_grant(bearer, cabinet, new, who, public) for who, public in holders.items()}
    sealed = recovery_grant(bearer, cabinet, new, recovery)
    said = _statement(bearer, cabinet, new, {**grants, recovery.id: sealed})
    ring = keys_by_epoch(bearer.charity, cabinet, held, former)
    return Turned(
        cabinet=cabinet,
        grants=grants,
        recovery=sealed,
        former={epoch: _sealed(bearer.charity, cabinet, one, new) for epoch, one in ring.items()},
        drawers=list(drawers_turned(bearer.charity, cabinet, ring, new, drawers)),
        statement=said.to_bytes(),
        signature=sign_epoch(bearer.private, said),
        held=new,
    )


def former_keys(charity: UUID, cabinet: UUID, held: HeldCabinet, epoch: int, sealed: bytes) -> HeldCabinet:
    """The keys of an epoch before; raises `SealBroken` where they are not this cabinet's of that epoch."""
    content = open_sealed(
        held.keys.symmetric, sealed, places.former_cabinet(charity, cabinet, epoch, held.epoch)
    )
    return HeldCabinet(epoch, CabinetKeys.from_bytes(content))


def must_be_theirs(held: HeldCabinet, public: bytes) -> None:
    """Returns where the public half on the books is that of the keys in hand; raises `Forged` where it is not."""
    if held.keys.public.to_bytes() != public:
        raise Forged


def keys_by_epoch(
    charity: UUID, cabinet: UUID, held: HeldCabinet, former: Mapping[int, bytes]
) -> dict[int, HeldCabinet]:
    """The keys in hand, and those of before that lie sealed under them. Raises `SealBroken`."""
    ring = {epoch: former_keys(charity, cabinet, held, epoch, sealed) for epoch, sealed in former.items()}
    return {**ring, held.epoch: held}


def _sealed(charity: UUID, cabinet: UUID, one: HeldCabinet, new: HeldCabinet) -> bytes:
    context = places.former_cabinet(charity, cabinet, one.epoch, new.epoch)
    return seal(new.keys.symmetric, one.keys.to_bytes(), context)


def _statement(
    bearer: Bearer, cabinet: UUID, new: HeldCabinet, grants: Mapping[UUID, Grant]
) -> EpochStatement:
    digest = hashlib.sha256()
    for who in sorted(grants):
        digest.update(hashlib.sha256(grants[who].statement).digest())
    return EpochStatement(
        charity=bearer.charity,
        cabinet=cabinet,
        epoch=new.epoch,
        signer=bearer.member,
        at=datetime.now(UTC),
        public_sha256=hashlib.sha256(new.keys.public.to_bytes()).digest(),
        grants_sha256=digest.digest(),
    )
