"""PostgreSQL by one setting, the same behaviour: tests of the house on a real server; and the doctor.

A test belongs here where it touches what databases do each in their own way: locks, constraints, what a fault leaves of
a transaction, bytes, the order of rows, sequences, statements written by hand. Words and forms of pages are the same
on any: what a page of asking or telling does, it does by the actions that are tried here. So is what differs from one
code to another: of a test with many values one is tried here (`one_of_each`), and all of them on SQLite.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.installation import Installation
from tests.postgres.server import running
from tests.postgres.which import TESTS

pytestmark = pytest.mark.dear(120)

HERE = Path(__file__).resolve().parent
ONE_OF_EACH = "tests.postgres.one_of_each"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an empty database on a server of the test's own."""
    with running() as address:
        yield address


@pytest.mark.postgres
def test_the_same_tests_pass_on_postgresql(server: str, tmp_path: Path):
    env = {**os.environ, "INCONFIDENCE_DATABASE": server, "INCONFIDENCE_DATA": str(tmp_path)}
    for inherited in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_ADDOPTS"):
        env.pop(inherited, None)
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", ONE_OF_EACH, *TESTS],
        cwd=HERE.parents[1],
        env=env,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]


@pytest.mark.postgres
def test_a_log_that_would_keep_what_is_erased_is_named_and_mended(server: str, tmp_path: Path):
    """What the doctor says to run is run: then it says nothing more."""
    house = Installation(tmp_path, {"INCONFIDENCE_DATABASE": server})
    house.run("manage", "check").check_returncode()  # makes the keys: the doctor looks at a house that stands
    with psycopg.connect(server, autocommit=True) as superuser:
        superuser.execute("ALTER ROLE house SET log_statement = 'all'")
        superuser.execute("ALTER ROLE house SET log_parameter_max_length_on_error = -1")
        said = house.run("doctor").stdout
        named = re.findall(r"^\[mend\] `(log_\w+)` .* run `(ALTER ROLE .+?)`", said, re.MULTILINE)
        settings = {setting for setting, _ in named}
        assert settings == {"log_statement", "log_min_error_statement", "log_parameter_max_length_on_error"}
        for _, statement in named:
            superuser.execute(statement)
    assert "[mend] `log_" not in house.run("doctor").stdout
