"""The charity's recovery key on the books: pinned at founding, verified at each use."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F

from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.ports import Grant, SignedWrap
from inconfidence.gate.recovery import PinnedKey, Recovery, RecoveryHalf, pin, recovery_grant, verified
from inconfidence.gate.unlocking import CabinetWrap
from inconfidence.kernel.clock import Clock
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.errors import EntryBroken
from inconfidence.store.books import Books
from inconfidence.store.ledger_writer import append
from inconfidence.store.models import LedgerEntry, RecoveryGrant, RecoveryKey
from inconfidence.store.rows import rows
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import must_be_vouched_recovery, recovery_proof


class NoRecovery(InConfidenceError):
    """The charity in scope has no recovery key."""

    def __init__(self) -> None:
        super().__init__("this charity has no recovery key on its books: restore them from a backup")


def recovery_pin(bearer: Bearer, half: RecoveryHalf, clock: Clock) -> Recovery:
    """Pins the charity's first recovery key: a row, and the first line of its ledger. Inside the founding only."""
    return _kept(bearer, pin(bearer, half, clock.now()))


def recovery_pin_next(bearer: Bearer, half: RecoveryHalf, clock: Clock) -> Recovery:
    """Pins the recovery key that comes in place of the present one, whose row goes with all that was sealed to it.

    Inside a transaction, in which every cabinet's keys are then sealed to the new one.
    """
    generation = recovery_now().generation + 1
    RecoveryGrant.objects.all().delete()
    RecoveryKey.objects.all().delete()
    return _kept(bearer, pin(bearer, half, clock.now(), generation))


def _kept(bearer: Bearer, key: PinnedKey) -> Recovery:
    entry = Entry(at=key.at, kind="grant", actor=bearer.member, change=key.digest())
    line = append(Books(), bearer.charity, entry)
    RecoveryKey.objects.create(
        id=key.id,
        generation=key.generation,
        public_keys=key.public,
        made=key.made,
        needed=key.needed,
        signer_id=key.signer,
        signer_public=key.signer_public,
        signature=key.signature,
        line=line,
        proof=recovery_proof(key.id, key.generation, key.digest()),
        made_at=key.at,
    )
    return verified(bearer.charity, key, _written_down(line))


def recovery_now() -> Recovery:
    """The recovery key of the charity in scope. Raises `NoRecovery`, and `Forged` where it is not the one pinned."""
    found = rows(RecoveryKey, "TRUE ORDER BY generation DESC LIMIT 1")
    if not found:
        raise NoRecovery
    row = found[0]
    key = PinnedKey(
        row.id,
        row.generation,
        bytes(row.public_keys),
        row.needed,
        row.made,
        row.signer_id,
        bytes(row.signer_public),
        row.made_at,
        bytes(row.signature),
    )
    # The first one is made with the charity: no line of the ledger but the first can say which it is.
    line = row.line if row.generation > 1 else 0
    recovery = verified(current_charity(), key, _written_down(line))
    must_be_vouched_recovery(row.id, row.generation, key.digest(), bytes(row.proof))
    return recovery


def recovery_keep(bearer: Bearer, cabinet: UUID, held: HeldCabinet, recovery: Recovery) -> None:
    """Seals a cabinet's keys to the recovery key as well: at each new cabinet, and at each turn of an epoch."""
    recovery_grant_replace(recovery.id, cabinet, held.epoch, recovery_grant(bearer, cabinet, held, recovery))


def recovery_grant_replace(recovery: UUID, cabinet: UUID, epoch: int, grant: Grant) -> None:
    """Keeps a cabinet's present keys, sealed to the recovery key, in place of those of before: these are sealed
    under the present ones."""
    RecoveryGrant.objects.filter(cabinet_id=cabinet).delete()
    RecoveryGrant.objects.create(
        recovery_id=recovery,
        cabinet_id=cabinet,
        epoch=epoch,
        wrap=grant.wrap,
        statement=grant.statement,
        signature=grant.signature,
    )


def _written_down(line: int) -> bytes | None:
    """What that line of the ledger stands for; None where there is none, or it cannot be read."""
    row = next(iter(rows(LedgerEntry, '"index" = %s', line)), None)
    if row is None:
        return None
    try:
        return Entry.from_bytes(bytes(row.entry)).change
    except EntryBroken:
        return None


def recovery_wraps() -> list[CabinetWrap]:
    """Every cabinet's present keys, as they are sealed to the recovery key."""
    grants = RecoveryGrant.objects.filter(epoch=F("cabinet__epoch"))
    return [
        CabinetWrap(
            grant.cabinet_id,
            grant.epoch,
            SignedWrap(bytes(grant.wrap), bytes(grant.statement), bytes(grant.signature), b""),
        )
        for grant in grants
    ]
