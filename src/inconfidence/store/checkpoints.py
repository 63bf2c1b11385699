"""Signing checkpoints over the ledger, in batches: after the commit, never in anybody's way."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError

from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.frontier import Frontier
from inconfidence.store.log import checkpoint_note
from inconfidence.store.models import Checkpoint, LedgerHead
from inconfidence.store.scope import charity_scope
from inconfidence.vault.checkpoints import CheckpointKey

BATCH = timedelta(seconds=30)
"""At most one checkpoint in this time, however much is written: what came after the last one waits so long."""


class LedgerWentBack(InConfidenceError):
    """The ledger is shorter than a checkpoint that was signed for it. Nothing more is signed."""

    def __init__(self, size: int, signed: int) -> None:
        super().__init__(
            f"the ledger has `{size}` entries, and a checkpoint was signed for `{signed}`:"
            " run `inconfidence ledger verify`"
        )


def checkpoint_sign(charity: UUID, key: CheckpointKey, now: datetime, batch: timedelta = BATCH) -> int | None:
    """Signs for the ledger as it stands; gives its size, or None where there is nothing to sign for yet.

    Raises `LedgerWentBack`, and `FrontierBroken` for a head that cannot be read.
    """
    with charity_scope(charity):
        # The checkpoint first: another process may sign for more between the two.
        last = Checkpoint.objects.order_by("-size").first()
        frontier = Frontier.from_bytes(bytes(LedgerHead.objects.get(pk=charity).frontier))
        if last is not None and last.size > frontier.size:
            raise LedgerWentBack(frontier.size, last.size)
        # One that was signed under a clock set to another year keeps nobody waiting until then.
        if last is not None and (last.size == frontier.size or abs(now - last.signed_at) < batch):
            return None
        return _sign(charity, key, frontier, now)


def _sign(charity: UUID, key: CheckpointKey, frontier: Frontier, now: datetime) -> int | None:
    note = checkpoint_note(charity, key, frontier, now)
    try:
        Checkpoint.objects.create(size=frontier.size, note=note, signed_at=now)
    except IntegrityError:  # another process signed for the very same size: one of the two is enough
        return None
    return frontier.size
