"""The rows of a cabinet's epochs: what is kept of a turn."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from inconfidence.gate.epochs import Turned
from inconfidence.store.books import Books
from inconfidence.store.drawers import drawers_forward
from inconfidence.store.models import Cabinet, CabinetEpoch, CabinetGrant, FormerCabinetKeys, Session
from inconfidence.store.recovery import recovery_grant_replace
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import cabinet_proof

_FORMER = "SELECT epoch, keys FROM store_formercabinetkeys WHERE charity_id = %s AND cabinet_id = %s"


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
    drawers_forward(turned.drawers)
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
    return {epoch: bytes(keys) for epoch, keys in Books().all(_FORMER, current_charity(), cabinet)}
