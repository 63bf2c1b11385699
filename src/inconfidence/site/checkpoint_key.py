"""The key that signs the ledger's checkpoints, in a file of its own.

Not derived from the server key: a log keeps its name and key for as long as it lasts, and whoever saved a
checkpoint must be able to check it after the server key was changed.
"""

from collections.abc import Callable
from pathlib import Path

from inconfidence.site.environment import BadSetting
from inconfidence.site.server_key import must_be_first_start, write_once
from inconfidence.vault.checkpoints import CheckpointKey
from inconfidence.vault.errors import KeyBroken

_WITHOUT = "whoever saved a checkpoint cannot check a later one against it"


def checkpoint_key(path: Path, founded: Callable[[], bool]) -> CheckpointKey:
    """The key in `path`, made on the first start. Raises `BadSetting` where it cannot be used, or is gone and a
    charity is `founded`."""
    if not path.exists():
        must_be_first_start(f"the checkpoint key `{path.name}`", _WITHOUT, founded)
        write_once(path, CheckpointKey.create().to_bytes())
    try:
        return CheckpointKey.from_bytes(path.read_bytes())
    except KeyBroken:
        raise BadSetting(
            f"the checkpoint key `{path.name}` is damaged: put back the copy kept when it was made"
        ) from None
