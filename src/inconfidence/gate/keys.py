"""Finding the key of a file in a bearer's hand."""

from contextlib import suppress
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.drawers import (
    ROOM,
    DroppedIn,
    drawer_made,
    drawer_opened,
    key_dropped_in,
    key_put_away,
)
from inconfidence.gate.epochs import former_keys
from inconfidence.gate.errors import Absent, KeysTurned
from inconfidence.gate.granting import quick_wrap
from inconfidence.gate.places_taken import key_of_place
from inconfidence.gate.ports import Drawer, FileRow, NewPlace, Transaction
from inconfidence.gate.unlocking import CabinetWrap, open_cabinet
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import unwrap


def relations(row: FileRow) -> tuple[str, ...]:
    """How the bearer stands to the file's subject, by the grants on the books: both may be true."""
    found = []
    if row.quick_wrap is not None:
        found.append("supporting")
    if row.cabinet_epoch is not None:
        found.append("responsible")
    return tuple(found)


def held_cabinet(tx: Transaction, bearer: Bearer, row: FileRow) -> HeldCabinet | None:
    """The cabinet's keys, while their grant is on the books; opened afresh where the session's are older."""
    if row.cabinet_epoch is None:
        return None
    return granted_cabinet(tx, bearer, row.cabinet, row.cabinet_epoch)


def granted_cabinet(tx: Transaction, bearer: Bearer, cabinet: UUID, epoch: int) -> HeldCabinet:
    """The keys of a cabinet of which the bearer had a grant of this epoch on the books. Raises `KeysTurned` where
    they have one of another by now, `Forged`, and `SealBroken`."""
    held = bearer.cabinets.get(cabinet)
    if held is not None and held.epoch == epoch:
        return held
    present, given = tx.cabinet_grant(cabinet, bearer.member)
    if present != epoch:
        raise KeysTurned
    return open_cabinet(bearer.charity, bearer.member, bearer.private, CabinetWrap(cabinet, epoch, given))


def keys_of_epoch(
    tx: Transaction, bearer: Bearer, cabinet: UUID, held: HeldCabinet, epoch: int
) -> HeldCabinet:
    """What waits to come under the present keys is opened by those of before, which lie under the present ones.

    Raises `KeysTurned` where those in hand are not the present ones any more, or not the bearer's; `Absent`, and
    `SealBroken`.
    """
    if epoch == held.epoch:
        return held
    present, sealed = tx.former_keys(cabinet, epoch, bearer.member)
    if present != held.epoch:
        raise KeysTurned
    return former_keys(bearer.charity, cabinet, held, epoch, sealed)


def file_key(tx: Transaction, bearer: Bearer, row: FileRow) -> SecretKey:
    """The file's key, by the cabinet or by a place on the care team; raises `Absent` where there is neither.

    A key that came sealed to a public one is kept under a symmetric one from its first opening on.
    """
    cabinet = held_cabinet(tx, bearer, row)
    if cabinet is not None:
        return _by_cabinet(tx, bearer, row, cabinet)
    if row.quick_wrap is not None:
        return _by_care_team(tx, bearer, row)
    raise Absent


def put_away(
    tx: Transaction, charity: UUID, row: FileRow, cabinet: HeldCabinet, key: SecretKey
) -> tuple[Drawer, bytes]:
    """A file's key in a drawer that was made in the present epoch: which one, and the wrap in it."""
    drawer, its_key = _drawer_with_room(tx, charity, row.cabinet, cabinet)
    return drawer, key_put_away(charity, row.cabinet, drawer.id, its_key, row.id, key)


def _by_cabinet(tx: Transaction, bearer: Bearer, row: FileRow, cabinet: HeldCabinet) -> SecretKey:
    """The key out of its drawer. One that was dropped in is put in a drawer."""
    if row.drawer is not None:
        return _in_drawer(tx, bearer, row, row.drawer, cabinet)
    theirs = keys_of_epoch(tx, bearer, row.cabinet, cabinet, row.dropped_in_epoch)
    key = key_dropped_in(
        bearer.charity, row.cabinet, theirs, DroppedIn(row.id, row.dropped_in_epoch, row.key_wrap)
    )
    drawer, kept = put_away(tx, bearer.charity, row, cabinet, key)
    tx.keep_in_drawer(row, drawer.id, kept)
    return key


def _in_drawer(
    tx: Transaction, bearer: Bearer, row: FileRow, drawer: Drawer, cabinet: HeldCabinet
) -> SecretKey:
    theirs = keys_of_epoch(tx, bearer, row.cabinet, cabinet, drawer.epoch)
    its_key = drawer_opened(bearer.charity, row.cabinet, theirs, drawer)
    return unwrap(its_key, row.key_wrap, places.key_in_drawer(bearer.charity, row.cabinet, drawer.id, row.id))


def _drawer_with_room(
    tx: Transaction, charity: UUID, cabinet: UUID, held: HeldCabinet
) -> tuple[Drawer, SecretKey]:
    found = tx.drawer_with_room(cabinet, held.epoch, ROOM)
    if found is not None:
        with suppress(SealBroken):  # one that somebody broke shuts in what lies there, and nothing new
            return found, drawer_opened(charity, cabinet, held, found)
    drawer, key = drawer_made(charity, cabinet, held)
    tx.add_drawer(cabinet, drawer)
    return drawer, key


def _by_care_team(tx: Transaction, bearer: Bearer, row: FileRow) -> SecretKey:
    if row.quick_wrap:
        context = places.quick_wrap(bearer.charity, row.id, bearer.member)
        return unwrap(bearer.private.own_key, row.quick_wrap, context)
    place = _place_taken(tx, bearer, row)
    key = key_of_place(bearer, place)
    tx.keep_quick_wrap(place, bearer.member, quick_wrap(bearer, row.id, key))
    return key


def _place_taken(tx: Transaction, bearer: Bearer, row: FileRow) -> NewPlace:
    """The place as it was given. Raises `KeysTurned` where it is gone by now, or the file has another key."""
    try:
        generation, given = tx.file_grant(row.id, bearer.member)
    except Absent:
        raise KeysTurned from None
    if generation != row.generation:
        raise KeysTurned
    return NewPlace(row.id, generation, given)
