"""The key that signs the ledger's checkpoints, in a file of its own.

Not derived from the server key: a log keeps its name and key for as long as it lasts, and whoever saved a
checkpoint must be able to check it after the server key was changed.
"""

from pathlib import Path

from inconfidence.site.environment import BadSetting
from inconfidence.site.server_key import write_once
from inconfidence.vault.checkpoints import CheckpointKey
from inconfidence.vault.errors import KeyBroken


def checkpoint_key(path: Path) -> CheckpointKey:
    """The key in `path`, made on the first start; raises `BadSetting` where it cannot be used."""
    if not path.exists():
        write_once(path, CheckpointKey.create().to_bytes())
    try:
        return CheckpointKey.from_bytes(path.read_bytes())
    except KeyBroken:
        raise BadSetting(
            f"the checkpoint key `{path.name}` is damaged: put back the copy kept when it was made"
        ) from None
