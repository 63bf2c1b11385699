"""PostgreSQL by one setting, the same behaviour: the tests of files and sessions, on a real server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres.server import running

HERE = Path(__file__).resolve().parent
# Where a database could answer otherwise: rows held, moments that cross, what is swept. In lots, for the workers.
LOTS = {
    "files": ["tests/app/files", "tests/app/gate", "tests/app/ledger/test_open_source.py"],
    "stores": [
        "tests/app/backups",
        "tests/app/store",
        "tests/app/rights/test_traces.py",
        "tests/app/cli/test_tick.py",
    ],
    "people": [
        "tests/app/charity/test_sessions.py",
        "tests/app/charity/test_turning.py",
        "tests/app/oversight",
        "tests/app/rights/test_erasing.py",
        "tests/app/sharing",
    ],
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an empty database on a server of the test's own."""
    with running() as address:
        yield address


@pytest.mark.postgres
@pytest.mark.parametrize("lot", LOTS.values(), ids=LOTS)
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
