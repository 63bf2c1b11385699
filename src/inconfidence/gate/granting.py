"""Giving a key to a member: sealed to them, and signed by who gave it (sealing alone does not say who)."""

import hashlib
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.ports import Grant
from inconfidence.vault.members import PublicKeys
from inconfidence.vault.sealing import seal_to
from inconfidence.vault.statements import GrantStatement, sign


def signed_grant(
    bearer: Bearer, kind: Literal["cabinet", "file"], thing: UUID, epoch: int, member: UUID, wrap: bytes
) -> Grant:
    """The wrap together with the bearer's signature over what it is, for whom, and its hash."""
    statement = GrantStatement(
        charity=bearer.charity,
        kind=kind,
        object=thing,
        epoch=epoch,
        grantee=member,
        granter=bearer.member,
        verb="grant",
        at=datetime.now(UTC),
        wrap_sha256=hashlib.sha256(wrap).digest(),
    )
    return Grant(wrap, statement.to_bytes(), sign(bearer.private, statement))


def cabinet_grant(
    bearer: Bearer, cabinet: UUID, held: HeldCabinet, member: UUID, public: PublicKeys
) -> Grant:
    """A cabinet's keys for another key-holder."""
    context = places.cabinet_grant(bearer.charity, cabinet, held.epoch, member)
    wrap = seal_to(public.sealing_key, held.keys.to_bytes(), context)
    return signed_grant(bearer, "cabinet", cabinet, held.epoch, member, wrap)
