"""PostgreSQL by one setting, the same behaviour: the tests of files and sessions, on a real server."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
# Two lots, so that two workers share them.
FILES = ["tests/app/files", "tests/app/backups", "tests/app/store", "tests/app/gate"]
PEOPLE = [
    "tests/app/charity/test_changing_passwords.py",
    "tests/app/charity/test_forgotten_passwords.py",
    "tests/app/charity/test_recovery_key.py",
    "tests/app/charity/test_second_factor.py",
    "tests/app/charity/test_sessions.py",
    "tests/app/cli/test_tick.py",
    "tests/app/ledger/test_open_source.py",
    "tests/app/oversight",
    "tests/app/sharing",
]


def _programs() -> Path:
    """The newest PostgreSQL of the system; Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    if not found[-1].is_file():
        pytest.fail("PostgreSQL is missing: install your system's package postgresql")
    return found[-1].parent


def _as_ordinary_user() -> list[str]:
    """PostgreSQL refuses to run as root: then the tests run it as nobody in particular."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an empty database on a server of the test's own."""
    # Not pytest's own folder: only its owner may enter that, and the server is another user.
    folder = Path(tempfile.mkdtemp(prefix="house-postgres-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    programs, user, port = _programs(), _as_ordinary_user(), _free_port()
    run = {"check": True, "cwd": folder, "stdout": subprocess.DEVNULL}
    data, log = folder / "data", folder / "log"
    subprocess.run(
        [*user, programs / "initdb", "-D", data, "-U", "house", "--auth=trust", "-E", "UTF8"], **run
    )
    # It is thrown away with the tests: what it does when the power fails is its makers' to test.
    careless = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {careless}"
    start = ["-D", data, "-l", log, "-w", "-o", options, "start"]
    subprocess.run([*user, programs / "pg_ctl", *start], **run)
    try:
        yield f"postgresql://house@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder)


@pytest.mark.postgres
@pytest.mark.parametrize("lot", [FILES, PEOPLE], ids=["files", "people"])
def test_the_same_tests_pass_on_postgresql(server: str, tmp_path: Path, lot: list[str]):
    env = {**os.environ, "INCONFIDENCE_DATABASE": server, "INCONFIDENCE_DATA": str(tmp_path)}
    for inherited in ("PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS"):
        env.pop(inherited, None)
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *lot],
        cwd=HERE.parents[1],
        env=env,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
