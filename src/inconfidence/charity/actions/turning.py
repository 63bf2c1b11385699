"""A cabinet's keys turn once somebody is gone who held them: at the next unlocking of somebody who still does.

The turn is one transaction, whatever lies in the cabinet: from its commit on, who is gone can open nothing with what is
on the books. All drawers come under the new keys in it; files that were dropped in, and that no key-holder has opened,
are put in drawers right after, a stretch at a time. Until then they are read by way of the keys of before, which are
sealed under the new ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from operator import itemgetter
from uuid import UUID

from django.db import transaction

from inconfidence.charity.cabinets import cabinets_held, cabinets_one_at_a_time, held_now
from inconfidence.charity.directory import names_reseal
from inconfidence.charity.house import CLOCK, gate
from inconfidence.gate import Bearer
from inconfidence.gate.acting import Note
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.drawers import ROOM, drawer_filled, drawers_turned
from inconfidence.gate.epochs import keys_by_epoch, must_be_theirs, turned
from inconfidence.gate.errors import Forged
from inconfidence.gate.granting import verify_grant
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.adapter import signed_wrap
from inconfidence.store.drawers import (
    drawers_behind,
    drawers_forward,
    dropped_in_behind,
    files_put_away,
    left_under,
)
from inconfidence.store.epochs import epoch_keep, former_of
from inconfidence.store.models import Cabinet, CabinetGrant, FormerCabinetKeys, Member
from inconfidence.store.recovery import recovery_now
from inconfidence.store.rows import rows
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import must_be_vouched, public_key_of, public_keys_of
from inconfidence.vault.members import PublicKeys

_WITH_FORMER = "id IN (SELECT cabinet_id FROM store_formercabinetkeys WHERE charity_id = %s)"
# So many files in one transaction, and in one drawer.
STRETCH = ROOM
# Whoever began before the turn has long ended by then: nothing more can come to lie under the keys of before.
_LAST_CALL = timedelta(days=1)
# What is written in the ledger for the holders of this cabinet cannot be sealed again.
_KEEPS_FORMER = "personnel"


class _TurnedMeanwhile(InConfidenceError):
    """Somebody else who unlocked in the same moment has turned it."""


def cabinets_turn_owed(*, bearer: Bearer) -> Bearer:
    """Turns the keys of the bearer's cabinets where that is owed; gives the bearer with the new ones.

    One that cannot be turned stays owed, and is no reason to keep the bearer from their work.
    """
    for cabinet in cabinets_owed(bearer):
        with suppress(InConfidenceError):
            bearer = _turn_owed(bearer, cabinet)
    for cabinet in _with_former(bearer):
        with suppress(InConfidenceError):
            files_catch_up(bearer, cabinet.id)
            _forget_former(cabinet)
    return bearer


def cabinets_owed(bearer: Bearer) -> list[Cabinet]:
    """The cabinets of the bearer whose keys are still to be turned."""
    owed = [(one.turn_owed, one.id, one) for one in cabinets_held(bearer) if one.turn_owed is not None]
    return [cabinet for _since, _id, cabinet in sorted(owed, key=itemgetter(0, 1))]


def _turn_owed(bearer: Bearer, cabinet: Cabinet) -> Bearer:
    with fault_written(bearer), gate().noting(bearer.member, "grant") as note:
        cabinets_one_at_a_time()
        if not Cabinet.objects.filter(id=cabinet.id, turn_owed__isnull=False).exists():
            raise _TurnedMeanwhile
        return epoch_turn(bearer, cabinet.id, note)


@contextmanager
def fault_written(bearer: Bearer) -> Iterator[None]:
    """A turn that was refused, as somebody put a key of their own on the books, is a fault in the ledger."""
    try:
        yield
    except Forged:
        with gate().noting(bearer.member, "fault"):
            pass
        raise


def epoch_turn(bearer: Bearer, cabinet: UUID, note: Note) -> Bearer:
    """The turn, inside the transaction of its line in the ledger; gives the bearer with the new keys.

    Raises `Absent` for a cabinet that the bearer does not hold, and `Forged` where a key on the books is not that of
    whoever it names.
    """
    cabinets_one_at_a_time()
    held = held_now(bearer, cabinet)
    row = Cabinet.objects.get(id=cabinet)
    must_be_theirs(held, public_key_of(row))
    recovery = recovery_now()
    drawers = drawers_behind(cabinet, held.epoch + 1)
    new = turned(bearer, cabinet, held, _holders(row), recovery, former_of(cabinet), drawers)
    epoch_keep(new, bearer.member, recovery.id, CLOCK.now())
    note.changed(new.statement, new.signature)
    if row.kind == "directory":
        names_reseal(bearer.charity, held, new.held)
    return replace(bearer, cabinets={**bearer.cabinets, cabinet: new.held})


def _holders(cabinet: Cabinet) -> dict[UUID, PublicKeys]:
    """Who goes on holding it, and the keys to seal to. Raises `Forged` for a grant or a key that somebody put there."""
    grants = CabinetGrant.objects.filter(cabinet=cabinet).select_related("member", "granter")
    holders = {}
    for grant in grants:
        must_be_vouched(grant.granter)
        verify_grant(
            cabinet.charity_id, "cabinet", cabinet.id, cabinet.epoch, grant.member_id, signed_wrap(grant)
        )
        if grant.member.state == Member.State.ACTIVE:
            holders[grant.member_id] = public_keys_of(grant.member)
    return holders


def files_catch_up(bearer: Bearer, cabinet: UUID) -> None:
    """Brings what lies under an epoch before under the present one: drawers that were made while the keys turned, and
    files that were dropped in.

    Each stretch is a transaction of its own: who is killed in between has lost nothing, and goes on the next time.
    """
    with transaction.atomic(durable=True):
        _drawers_catch_up(bearer, cabinet)
    broken, more = 0, True
    while more:
        most = STRETCH + broken
        with transaction.atomic(durable=True):
            found, broken = _stretch(bearer, cabinet, most)
        more = found == most


def _drawers_catch_up(bearer: Bearer, cabinet: UUID) -> None:
    held = held_now(bearer, cabinet)
    behind = drawers_behind(cabinet, held.epoch)
    ring = _ring(bearer.charity, cabinet, held, {drawer.epoch for drawer in behind})
    drawers_forward(drawers_turned(bearer.charity, cabinet, ring, held, behind))


def _stretch(bearer: Bearer, cabinet: UUID, most: int) -> tuple[int, int]:
    """How many were found, and how many of them lie in no drawer yet, as their wrap is broken."""
    held = held_now(bearer, cabinet)
    behind = dropped_in_behind(cabinet, held.epoch, most)
    ring = _ring(bearer.charity, cabinet, held, {file.epoch for file in behind})
    drawer, wraps = drawer_filled(bearer.charity, cabinet, ring, held, behind)
    if wraps:
        files_put_away(cabinet, drawer, wraps)
    return len(behind), len(behind) - len(wraps)


def _ring(charity: UUID, cabinet: UUID, held: HeldCabinet, epochs: set[int]) -> Mapping[int, HeldCabinet]:
    former = {epoch: sealed for epoch, sealed in former_of(cabinet).items() if epoch in epochs}
    return keys_by_epoch(charity, cabinet, held, former)


def _with_former(bearer: Bearer) -> list[Cabinet]:
    """The cabinets of the bearer of which keys of before are kept."""
    former = {cabinet.id for cabinet in rows(Cabinet, _WITH_FORMER, current_charity())}
    return [cabinet for cabinet in cabinets_held(bearer) if cabinet.id in former] if former else []


def _forget_former(cabinet: Cabinet) -> None:
    """Deletes keys of before under which nothing is left, nor can come any more."""
    if cabinet.kind == _KEEPS_FORMER:
        return
    old = FormerCabinetKeys.objects.filter(cabinet=cabinet, turned_at__lt=CLOCK.now() - _LAST_CALL)
    for keys in old:
        if not left_under(cabinet.id, keys.epoch):
            keys.delete()
