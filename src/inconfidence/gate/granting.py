"""Giving a key to a member: sealed to them, and signed by who gave it (sealing alone does not say who)."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.errors import Forged
from inconfidence.gate.ports import Grant, SignedWrap
from inconfidence.vault.errors import KeyBroken, StatementBroken
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.members import PUBLIC_FORM_SIZE, PublicKeys
from inconfidence.vault.sealing import seal_to, wrap, wrap_to
from inconfidence.vault.statements import GrantStatement, sign, verify


def signed_grant(
    bearer: Bearer, kind: Literal["cabinet", "file"], thing: UUID, epoch: int, member: UUID, sealed: bytes
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
        wrap_sha256=hashlib.sha256(sealed).digest(),
    )
    return Grant(sealed, statement.to_bytes(), sign(bearer.private, statement))


def file_grant(
    bearer: Bearer, file: UUID, generation: int, key: SecretKey, member: UUID, public: PublicKeys
) -> Grant:
    """A file's key for a member of its care team. Whoever gives it to themselves has it at hand from then on."""
    sealed = wrap_to(public.sealing_key, key, places.file_grant(bearer.charity, file, member))
    grant = signed_grant(bearer, "file", file, generation, member, sealed)
    return replace(grant, quick_wrap=quick_wrap(bearer, file, key)) if member == bearer.member else grant


def quick_wrap(bearer: Bearer, file: UUID, key: SecretKey) -> bytes:
    """A file's key under the bearer's own symmetric key."""
    return wrap(bearer.private.own_key, key, places.quick_wrap(bearer.charity, file, bearer.member))


def verify_grant(
    charity: UUID, kind: Literal["cabinet", "file"], thing: UUID, epoch: int, member: UUID, given: SignedWrap
) -> None:
    """Returns where the wrap was given, for just this, by the member whose keys are shown; else raises `Forged`.

    What is not seen: public keys that somebody with the database has put in place of the granter's.
    """
    try:
        statement = GrantStatement.from_bytes(given.statement)
    except StatementBroken:
        raise Forged from None
    if not any(_signed(key, statement, given.signature) for key in _keys_of_granter(given)):
        raise Forged
    said = (
        statement.charity,
        statement.kind,
        statement.object,
        statement.epoch,
        statement.grantee,
        statement.verb,
    )
    wrap_is_it = statement.wrap_sha256 == hashlib.sha256(given.wrap).digest()
    if said != (charity, kind, thing, epoch, member, "grant") or not wrap_is_it:
        raise Forged


def _keys_of_granter(given: SignedWrap) -> Iterator[bytes]:
    """Their present keys, and then those of before they forgot a password: what they gave then stays given."""
    if given.granter_public:
        yield given.granter_public
    former = given.granter_former
    for start in range(0, len(former), PUBLIC_FORM_SIZE):
        yield former[start : start + PUBLIC_FORM_SIZE]


def _signed(key: bytes, statement: GrantStatement, signature: bytes) -> bool:
    try:
        verify(PublicKeys.from_bytes(key), statement, signature)
    except (StatementBroken, KeyBroken):
        return False
    return True


def cabinet_grant(
    bearer: Bearer, cabinet: UUID, held: HeldCabinet, member: UUID, public: PublicKeys
) -> Grant:
    """A cabinet's keys for another key-holder."""
    context = places.cabinet_grant(bearer.charity, cabinet, held.epoch, member)
    sealed = seal_to(public.sealing_key, held.keys.to_bytes(), context)
    return signed_grant(bearer, "cabinet", cabinet, held.epoch, member, sealed)
