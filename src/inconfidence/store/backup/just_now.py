"""Whether a backup of the charity as it is now lies there already: made just now, and its ledger has not grown."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from inconfidence.ledger.frontier import Frontier
from inconfidence.store.backup.checking import check_digests
from inconfidence.store.backup.errors import BackupError
from inconfidence.store.backup.folder import Backup, newest_complete
from inconfidence.store.backup.manifest import Manifest
from inconfidence.store.log import Log
from inconfidence.store.models import LedgerHead
from inconfidence.vault.checkpoints import CheckpointKey

# What is typed and not yet kept leaves no line in the ledger: an hour of it can be lost, a day not.
JUST_NOW = timedelta(hours=1)


def made_just_now(folder: Path, charity: UUID, key: CheckpointKey, now: datetime) -> Backup | None:
    """The newest backup, where it is whole, signed, an hour old at most, and of the ledger as it stands.

    Raises `FolderUnusable`, `FrontierBroken` and DatabaseError.
    """
    newest = newest_complete(folder, charity)
    if newest is None:
        return None
    log = Log.of(charity, key)
    try:
        manifest = Manifest.verified(newest.manifest_bytes(), newest.manifest_path.name, log)
        check_digests(newest, manifest)
    except BackupError:  # it was changed or cut: it counts for nothing
        return None
    signed, head = manifest.ledger(log), _head(charity)
    fresh = timedelta() <= now - manifest.made_at <= JUST_NOW
    return newest if fresh and (signed.size, signed.root) == (head.size, head.root()) else None


def _head(charity: UUID) -> Frontier:
    frontier = LedgerHead.objects.filter(pk=charity).values_list("frontier", flat=True).get()
    return Frontier.from_bytes(bytes(frontier))
