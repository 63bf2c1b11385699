"""The server's own key: in a file beside the database, never in it."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from inconfidence.site.environment import BadSetting

_WITHOUT = "nobody can sign in, and what makes their codes, and their passkeys, do not open"


def server_key(path: Path, founded: Callable[[], bool]) -> bytes:
    """The 32 bytes in `path`, made on the first start. Raises `BadSetting` where they cannot be used, or are gone
    and a charity is `founded`."""
    if not path.exists():
        must_be_first_start(f"the server key `{path.name}`", _WITHOUT, founded)
        write_once(path, secrets.token_bytes(32))
    key = path.read_bytes()
    if len(key) != 32:
        raise BadSetting(f"the server key `{path.name}` is damaged: put back the copy kept when it was made")
    return key


def must_be_first_start(key: str, without: str, founded: Callable[[], bool]) -> None:
    """Raises `BadSetting` where a charity lives already: a key made anew would be another, and cover the loss."""
    if founded():
        raise BadSetting(
            f"{key} is not there, although a charity is: put back the copy that the board keeps, or the one that "
            f"`inconfidence restore` brings out of a backup into another folder; without it {without}"
        )


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
