"""The server's own keys: in files beside the database, never in it and never in a backup of it."""

import os
import secrets
from pathlib import Path

from inconfidence.site.environment import BadSetting


def server_key(path: Path) -> bytes:
    """The 32 bytes in `path`, made on the first start; raises `BadSetting` where they cannot be used."""
    if not path.exists():
        write_once(path, secrets.token_bytes(32))
    key = path.read_bytes()
    if len(key) != 32:
        raise BadSetting(f"the server key `{path.name}` is damaged: put back the copy kept when it was made")
    return key


def write_once(path: Path, content: bytes) -> None:
    """Writes a file that only its owner may read, unless it is there: then it stays as it is."""
    # Written aside and linked, so that two processes starting at once agree on one key.
    aside = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
