"""New sheets for the trustees, in place of lost ones: every cabinet sealed to a new recovery key, none to the old.

Whoever replaces them has every cabinet's keys in hand, as nobody else can seal them anew: a manager, and whoever
holds what the manager does not; or a manager and enough of the old sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from inconfidence.charity.cabinets import cabinets_one_at_a_time
from inconfidence.charity.errors import KeysMissing, NotKnown
from inconfidence.charity.house import CLOCK
from inconfidence.gate import Bearer
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.epochs import must_be_theirs
from inconfidence.gate.errors import Forged
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.store.models import Cabinet, Member
from inconfidence.store.recovery import recovery_keep, recovery_pin_next
from inconfidence.store.vouching import public_key_of


def must_be_manager(bearer: Bearer) -> None:
    """Raises `NotKnown` for anybody but a manager: it is they who answer for the new sheets."""
    if not Member.objects.filter(id=bearer.member, role="manager", state=Member.State.ACTIVE).exists():
        raise NotKnown("a manager comes first: start again with the address of one")


def cabinets_missing(bearers: Iterable[Bearer]) -> list[Cabinet]:
    """The cabinets whose present keys none of them has in hand."""
    held = _together(bearers)
    return [
        row
        for row in Cabinet.objects.order_by("kind", "id")
        if row.id not in held or held[row.id].epoch != row.epoch
    ]


def recovery_replace(*, manager: Bearer, others: Iterable[Bearer], half: RecoveryHalf) -> None:
    """Pins the new recovery key and seals every cabinet's keys to it; nothing is sealed to the old one any more.

    Raises `KeysMissing` where somebody is missing who holds the rest, and `Forged`; nothing is changed then.
    """
    must_be_manager(manager)
    bearers = [manager, *others]
    with transaction.atomic(durable=True):
        cabinets_one_at_a_time()
        if missing := cabinets_missing(bearers):
            raise KeysMissing([cabinet.kind for cabinet in missing])
        held = _together(bearers)
        _must_be_those_on_the_books(held)
        recovery = recovery_pin_next(manager, half, CLOCK)
        for cabinet, keys in held.items():
            recovery_keep(manager, cabinet, keys, recovery)


def _together(bearers: Iterable[Bearer]) -> Mapping[UUID, HeldCabinet]:
    """What they hold between them, of each cabinet the latest keys."""
    held: dict[UUID, HeldCabinet] = {}
    for bearer in bearers:
        for cabinet, keys in bearer.cabinets.items():
            if cabinet not in held or held[cabinet].epoch < keys.epoch:
                held[cabinet] = keys
    return held


def _must_be_those_on_the_books(held: Mapping[UUID, HeldCabinet]) -> None:
    rows = {row.id: row for row in Cabinet.objects.all()}
    if set(held) != set(rows):
        raise Forged
    for cabinet, keys in held.items():
        must_be_theirs(keys, public_key_of(rows[cabinet]))
