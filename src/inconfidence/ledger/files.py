"""Files that are whole or not there at all, also after the power fails."""

import os
import secrets
from pathlib import Path

from inconfidence.ledger.errors import ExportRefused


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`, in place of what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_once(path: Path, data: bytes, name: str) -> None:
    """Put `data` at `path`, where the same may lie already. Raises ExportRefused if something else does."""
    if not path.exists():
        write_whole(path, data)
    elif path.read_bytes() != data:
        raise ExportRefused(
            f"`{name}` was exported before with another content, and what was published must not change: "
            "run `inconfidence ledger verify` on both, and export into an empty directory"
        )
