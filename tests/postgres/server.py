"""A PostgreSQL of one's own, from an empty folder to its end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.serving import free_port

# What is thrown away with the tests may be lost with the power: what happens then is its makers' to test.
# Nothing tidies up by itself either: what is written is what the tests write (`tests.app.remembering`).
CARELESS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c autovacuum=off -c wal_level=minimal -c max_wal_senders=0"
)


class NoPostgreSQL(Exception):
    """The system has none."""


@contextmanager
def running(options: str = CARELESS) -> Iterator[str]:
    """The address of an empty database, for as long as the block lasts. Raises NoPostgreSQL."""
    # Not pytest's own folder: only its owner may enter that, and the server is another user.
    folder = Path(tempfile.mkdtemp(prefix="house-postgres-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    programs, user, port = _programs(), _as_ordinary_user(), free_port()
    run = {"check": True, "cwd": folder, "stdout": subprocess.DEVNULL}
    data, log = folder / "data", folder / "log"
    subprocess.run(
        [*user, programs / "initdb", "-D", data, "-U", "house", "--auth=trust", "-E", "UTF8", "-N"], **run
    )
    place = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {options}"
    start = ["-D", data, "-l", log, "-w", "-o", place, "start"]
    subprocess.run([*user, programs / "pg_ctl", *start], **run)
    try:
        yield f"postgresql://house@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder)


def _programs() -> Path:
    """The newest PostgreSQL of the system; Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    if not found[-1].is_file():
        raise NoPostgreSQL("PostgreSQL is missing: install your system's package postgresql")
    return found[-1].parent


def _as_ordinary_user() -> list[str]:
    """PostgreSQL refuses to run as root: then the tests run it as nobody in particular."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
