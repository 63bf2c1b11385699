"""Passkeys as a second step: a member adds one, uses it at the door, and takes it off again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import QuerySet

from inconfidence.charity.actions.second_step import (
    challenge_set,
    challenge_take,
    papers_drop_unneeded,
    papers_issue,
    step_stands,
    step_take,
)
from inconfidence.charity.errors import CopiedPasskey, WrongPasskey
from inconfidence.charity.guessing import one_try
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.lookups import factor_lookup, passkey_lookup
from inconfidence.charity.models import Passkey
from inconfidence.charity.passkeys import (
    Credential,
    Site,
    creation_asked,
    passkey_made,
    passkey_used,
    use_asked,
)
from inconfidence.charity.spoilt import server_seal_broken, written_once
from inconfidence.gate.second_factor import PasskeySheet, open_passkey, seal_passkey
from inconfidence.store.models import Member, Session
from inconfidence.vault.errors import SealBroken

# In place of the count of a passkey that was copied, or is spoilt: none counts as far, it has 32 bits to count with.
OUT_OF_USE: Final = 2**32


@dataclass(frozen=True, slots=True)
class Kept:
    """A passkey of a member's. `used`: how often, as it counts itself; 0 where it does not count.

    `credential` is None where it is good for nothing: what was kept of it does not open here, or it was copied. It
    stands all the same until it is removed: were it deleted, the password alone might let somebody in.
    """

    id: UUID
    credential: Credential | None
    name: str
    used: int
    added_at: datetime

    @property
    def out_of_use(self) -> bool:
        """Whether it lets nobody in any more, whatever is put right: it was spoilt or copied."""
        return self.used >= OUT_OF_USE


def passkeys_of(member: Member) -> list[Kept]:
    """The member's passkeys, the oldest first. Spoilt ones are written down as one fault, once."""
    rows = list(_rows(member))
    broken = [row.id for row in rows if row.used < OUT_OF_USE and _is_broken(row)]
    if broken:
        server_seal_broken(member, partial(_out_of_use, broken))
        rows = list(_rows(member))
    return [_opened(row) for row in rows]


def passkeys_good(kept: list[Kept]) -> list[Kept]:
    """Those of them that open the door."""
    return [one for one in kept if one.credential is not None]


def passkey_begin(*, session: Session, site: Site) -> dict[str, Any]:
    """What the browser is asked to make."""
    return creation_asked(site, challenge_set(session), _credentials(passkeys_of(session.member)))


def passkey_add(*, session: Session, site: Site, answer: str, name: str) -> list[str]:
    """Keeps the new passkey: from now on a second step is asked for.

    Gives the codes on paper, shown this once; none where the member has some already. Raises `WrongPasskey`.
    """
    credential, used = passkey_made(site, challenge_take(session), answer)
    member = session.member
    with gate().noting(member.id, "membership") as note:
        if Passkey.objects.filter(lookup=passkey_lookup(credential.id)).exists():
            raise WrongPasskey("this passkey is here already; use it, or make another")
        codes = [] if step_stands(member) else papers_issue(member)
        _keep(member, credential, name, used)
        note.changed(credential.key)
    step_take(session)
    return codes


def passkey_ask(*, session: Session, site: Site, kept: list[Kept]) -> dict[str, Any]:
    """What the browser is asked to have signed by one of these passkeys."""
    return use_asked(site, challenge_set(session), _credentials(kept))


def passkey_check(*, session: Session, site: Site | None, answer: str) -> None:
    """Returns where one of the member's passkeys signed what this session was asked. `site`: None where they cannot
    be used.

    Raises `WrongPasskey`, `CopiedPasskey`, and `TooManyTries`.
    """
    challenge = challenge_take(session)
    if site is None:
        raise WrongPasskey(
            "passkeys cannot be used at this address; type a code, and run `inconfidence doctor`"
        )
    with one_try(factor_lookup(session.member_id)):
        kept = passkeys_good(passkeys_of(session.member))
        place, used = passkey_used(site, challenge, _credentials(kept), answer)
        _count(session.member, kept[place], used)


def passkey_remove(*, member: Member, passkey: UUID) -> None:
    """Takes one off; nothing where the member has no such one."""
    with gate().noting(member.id, "membership"):
        Passkey.objects.filter(member=member, id=passkey).delete()
        papers_drop_unneeded(member)


def _count(member: Member, kept: Kept, used: int) -> None:
    """Moves the count on. One that stands still or goes back is written down as a fault, refused, and good for
    nothing from now on: which of the two is the copy, nobody can tell."""
    if not used and not kept.used:
        return
    if not Passkey.objects.filter(id=kept.id, used__lt=used).update(used=used):
        written_once(member.id, partial(_out_of_use, [kept.id]))
        raise CopiedPasskey(
            "this passkey counts backwards, as a copy would, and is good for nothing more; type a code, then remove it"
        )


def _out_of_use(passkeys: list[UUID]) -> int:
    """How many of them were in use."""
    return Passkey.objects.filter(id__in=passkeys, used__lt=OUT_OF_USE).update(used=OUT_OF_USE)


def _keep(member: Member, credential: Credential, name: str, used: int) -> None:
    row = uuid4()
    sheet = PasskeySheet(credential.id, credential.key, name)
    Passkey.objects.create(
        id=row,
        member=member,
        lookup=passkey_lookup(credential.id),
        sealed=seal_passkey(settings.SERVER_KEY, member.charity_id, member.id, row, sheet),
        used=used,
        added_at=CLOCK.now(),
    )


def _rows(member: Member) -> QuerySet[Passkey]:
    return Passkey.objects.filter(member=member).order_by("added_at", "id")


def _opened(row: Passkey) -> Kept:
    try:
        sheet = _sheet(row)
    except (SealBroken, ValueError):
        return Kept(row.id, None, "", row.used, row.added_at)
    credential = Credential(sheet.credential, sheet.key) if row.used < OUT_OF_USE else None
    return Kept(row.id, credential, sheet.name, row.used, row.added_at)


def _is_broken(row: Passkey) -> bool:
    try:
        _sheet(row)
    except SealBroken:
        return True
    except ValueError:
        # As a later version of the program kept it: nothing broke, and that one opens it.
        return False
    return False


def _sheet(row: Passkey) -> PasskeySheet:
    """What was kept of it. Raises `SealBroken`, and `ValueError` for what another version kept."""
    return open_passkey(settings.SERVER_KEY, row.charity_id, row.member_id, row.id, bytes(row.sealed))


def _credentials(kept: list[Kept]) -> list[Credential]:
    return [one.credential for one in kept if one.credential is not None]
