"""The rows of a cabinet's epochs: what is kept of a turn, and the files that still lie under an epoch before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from inconfidence.gate.epochs import Turned
from inconfidence.store.books import Books
from inconfidence.store.models import Cabinet, CabinetEpoch, CabinetGrant, FormerCabinetKeys, Session
from inconfidence.store.recovery import recovery_grant_replace
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import cabinet_proof

_BEHIND = """
SELECT id, epoch, key_wrap FROM store_sealedfile WHERE charity_id = %s AND cabinet_id = %s AND epoch < %s LIMIT %s
"""
_LATER = """
UPDATE store_sealedfile SET key_wrap = %s, epoch = %s WHERE charity_id = %s AND id = %s AND epoch = %s
"""
_LEFT = "SELECT 1 FROM store_sealedfile WHERE charity_id = %s AND cabinet_id = %s AND epoch = %s LIMIT 1"


def epoch_keep(turned: Turned, signer: UUID, recovery: UUID, now: datetime) -> None:
    """Puts a turn on the books: the next epoch's keys for its holders, and for nobody else. Inside a transaction."""
    cabinet, epoch = turned.cabinet, turned.held.epoch
    public = turned.held.keys.public.to_bytes()
    Cabinet.objects.filter(id=cabinet).update(
        epoch=epoch, public_key=public, proof=cabinet_proof(cabinet, epoch, public), turn_owed=None
    )
    CabinetEpoch.objects.create(
        cabinet_id=cabinet,
        epoch=epoch,
        statement=turned.statement,
        signature=turned.signature,
        signer_id=signer,
    )
    _grants_keep(turned, signer)
    _former_keep(turned, now)
    recovery_grant_replace(recovery, cabinet, epoch, turned.recovery)
    # Who is signed in fetches the new keys at their next request.
    Session.objects.filter(member_id__in=list(turned.grants)).update(outdated=True)


def _grants_keep(turned: Turned, signer: UUID) -> None:
    CabinetGrant.objects.filter(cabinet_id=turned.cabinet).delete()
    CabinetGrant.objects.bulk_create(
        CabinetGrant(
            cabinet_id=turned.cabinet,
            member_id=member,
            epoch=turned.held.epoch,
            wrap=grant.wrap,
            statement=grant.statement,
            signature=grant.signature,
            granter_id=signer,
        )
        for member, grant in turned.grants.items()
    )


def _former_keep(turned: Turned, now: datetime) -> None:
    kept = FormerCabinetKeys.objects.filter(cabinet_id=turned.cabinet)
    since = dict(kept.values_list("epoch", "turned_at"))
    kept.delete()
    FormerCabinetKeys.objects.bulk_create(
        FormerCabinetKeys(cabinet_id=turned.cabinet, epoch=epoch, keys=keys, turned_at=since.get(epoch, now))
        for epoch, keys in turned.former.items()
    )


def former_of(cabinet: UUID) -> dict[int, bytes]:
    """What is kept of the epochs before, sealed under the present one, by epoch."""
    rows = FormerCabinetKeys.objects.filter(cabinet_id=cabinet).values_list("epoch", "keys")
    return {epoch: bytes(keys) for epoch, keys in rows}


class Behind(NamedTuple):
    """A file whose key lies under an epoch before: `row` is its id as the database writes it, `id` its 16 bytes."""

    row: Any
    id: bytes
    epoch: int
    wrap: bytes


def files_behind(cabinet: UUID, epoch: int, most: int) -> list[Behind]:
    """Files whose key lies under an epoch before this one: so many at most, held still until the commit."""
    books = Books()
    found = books.all(_BEHIND + books.locks, current_charity(), cabinet, epoch, most)
    return [Behind(row, _id_bytes(row), before, bytes(wrap)) for row, before, wrap in found]


def files_forward(epoch: int, files: Sequence[Behind], wraps: Sequence[bytes | None]) -> int:
    """Keeps files' keys under this epoch, where there is a new wrap for the file; gives how many."""
    charity = current_charity()
    moved = [
        (wrap, epoch, charity, file.row, file.epoch)
        for file, wrap in zip(files, wraps, strict=True)
        if wrap is not None
    ]
    Books().change_each(_LATER, moved)
    return len(moved)


def _id_bytes(row: Any) -> bytes:
    return bytes.fromhex(row) if isinstance(row, str) else bytes(row.bytes)


def file_left_under(cabinet: UUID, epoch: int) -> bool:
    """Whether any file's key still lies under that epoch."""
    return Books().one(_LEFT, current_charity(), cabinet, epoch) is not None
