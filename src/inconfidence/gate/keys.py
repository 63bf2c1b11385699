"""Finding the key of a file in a bearer's hand."""

from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.epochs import former_keys
from inconfidence.gate.errors import Absent
from inconfidence.gate.granting import quick_wrap
from inconfidence.gate.places_taken import key_of_place
from inconfidence.gate.ports import FileRow, NewPlace, Transaction
from inconfidence.gate.unlocking import CabinetWrap, open_cabinet
from inconfidence.vault.formats import Kind
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import unwrap, unwrap_from
from inconfidence.vault.sealing import wrap


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
    """The keys of a cabinet of which the bearer has a grant of this epoch on the books. Raises `Forged`, and
    `SealBroken`."""
    held = bearer.cabinets.get(cabinet)
    if held is not None and held.epoch == epoch:
        return held
    given = tx.cabinet_grant(cabinet, bearer.member)
    return open_cabinet(bearer.charity, bearer.member, bearer.private, CabinetWrap(cabinet, epoch, given))


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


def _by_cabinet(tx: Transaction, bearer: Bearer, row: FileRow, cabinet: HeldCabinet) -> SecretKey:
    """A key that was dropped in, or lies under the keys of an epoch before, is put under the present ones."""
    dropped_in, of_before = row.key_wrap[1] == Kind.WRAPPED_TO, row.epoch != cabinet.epoch
    theirs = _of_epoch(tx, bearer, row, cabinet) if of_before else cabinet
    context = places.file_key(bearer.charity, row.cabinet, row.epoch, row.id)
    opened = unwrap_from(theirs.keys.private, row.key_wrap, context) if dropped_in else None
    key = opened or unwrap(theirs.keys.symmetric, row.key_wrap, context)
    if dropped_in or of_before:
        place = places.file_key(bearer.charity, row.cabinet, cabinet.epoch, row.id)
        tx.keep_cabinet_wrap(row._replace(epoch=cabinet.epoch), wrap(cabinet.keys.symmetric, key, place))
    return key


def _of_epoch(tx: Transaction, bearer: Bearer, row: FileRow, cabinet: HeldCabinet) -> HeldCabinet:
    sealed = tx.former_keys(row.cabinet, row.epoch)
    return former_keys(bearer.charity, row.cabinet, cabinet, row.epoch, sealed)


def _by_care_team(tx: Transaction, bearer: Bearer, row: FileRow) -> SecretKey:
    if row.quick_wrap:
        context = places.quick_wrap(bearer.charity, row.id, bearer.member)
        return unwrap(bearer.private.own_key, row.quick_wrap, context)
    place = NewPlace(row.id, row.generation, tx.file_grant(row.id, bearer.member))
    key = key_of_place(bearer, place)
    tx.keep_quick_wrap(place, bearer.member, quick_wrap(bearer, row.id, key))
    return key
