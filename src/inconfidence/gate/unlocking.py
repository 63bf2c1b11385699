"""Where keys come from: a password at the door, and the cookie's secret from then on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.granting import verify_grant
from inconfidence.gate.ports import SignedWrap
from inconfidence.vault import passwords
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.members import PrivateKeys, PublicKeys, create_private_keys
from inconfidence.vault.opening import open_from, open_sealed, open_session
from inconfidence.vault.passwords import Cost, Stored
from inconfidence.vault.sealing import seal, seal_to
from inconfidence.vault.sessions import seal_session


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What is kept of a member's new password and keys, and the keys themselves for the moment."""

    password: bytes
    private_wrapped: bytes
    public: PublicKeys
    private: PrivateKeys = field(repr=False)


@dataclass(frozen=True, slots=True)
class CabinetWrap:
    """A cabinet's keys as they are on the books for one member."""

    cabinet: UUID
    epoch: int
    given: SignedWrap


def enrol_member(charity: UUID, member: UUID, password: str, cost: Cost) -> Enrolment:
    """Makes a member's keys and puts them under the password.

    Slow on purpose (Argon2id): call it outside any transaction. Raises `PasswordTooShort` and its kin.
    """
    stored, key = passwords.enrol(password, cost)
    private = create_private_keys()
    wrapped = seal(key, private.to_bytes(), places.member_private(charity, member))
    return Enrolment(stored.to_bytes(), wrapped, private.public, private)


def unlock_member(
    charity: UUID, member: UUID, password: str, stored: bytes, wrapped: bytes, cabinets: Iterable[CabinetWrap]
) -> Bearer:
    """The member with their keys in hand. Slow on purpose; raises `WrongPassword`."""
    key = passwords.unlock(password, Stored.from_bytes(stored))
    private = PrivateKeys.from_bytes(open_sealed(key, wrapped, places.member_private(charity, member)))
    held = {wrap.cabinet: open_cabinet(charity, member, private, wrap) for wrap in cabinets}
    return Bearer(charity, member, private, held)


def open_cabinet(charity: UUID, member: UUID, private: PrivateKeys, wrap: CabinetWrap) -> HeldCabinet:
    """A cabinet's keys out of their wrap; raises `SealBroken` where it is not this member's, and `Forged`."""
    verify_grant(charity, "cabinet", wrap.cabinet, wrap.epoch, member, wrap.given)
    return open_sealed_cabinet(charity, member, private, wrap)


def open_sealed_cabinet(charity: UUID, holder: UUID, private: PrivateKeys, wrap: CabinetWrap) -> HeldCabinet:
    """The same, whoever gave it; raises `SealBroken`."""
    context = places.cabinet_grant(charity, wrap.cabinet, wrap.epoch, holder)
    data = open_from(private.sealing_key, wrap.given.wrap, context)
    return HeldCabinet(wrap.epoch, CabinetKeys.from_bytes(data))


def seal_bearer(cookie_secret: bytes, session: UUID, bearer: Bearer) -> bytes:
    """The keys of a session, under the secret that only the cookie holds."""
    return seal_session(cookie_secret, bearer.to_bytes(), session)


def open_bearer(cookie_secret: bytes, session: UUID, blob: bytes) -> Bearer:
    """The keys of a session; raises `SealBroken` for any other cookie, session or blob."""
    return Bearer.from_bytes(open_session(cookie_secret, blob, session))


def seal_draft(charity: UUID, member: UUID, public: PublicKeys, slot: str, text: bytes) -> bytes:
    """What somebody was writing, sealed to themselves: possible while their own keys are locked away."""
    return seal_to(public.sealing_key, text, places.draft(charity, member, slot))


def open_draft(bearer: Bearer, slot: str, blob: bytes) -> bytes:
    """What the bearer was writing; raises `SealBroken` where it is another's, or another form's."""
    context = places.draft(bearer.charity, bearer.member, slot)
    return open_from(bearer.private.sealing_key, blob, context)
