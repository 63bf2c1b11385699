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

pytestmark = pytest.mark.dear(220)

HERE = Path(__file__).resolve().parent
APP = [
    *("backups", "gate", "ledger/test_open_source.py", "oversight", "store"),
    *("charity/test_drawers.py", "charity/test_sessions.py", "charity/test_turning.py", "cli/test_tick.py"),
    *("files/test_at_once.py", "files/test_care_team.py", "files/test_contacts.py"),
    *("files/test_header_outrun.py", "files/test_joining.py", "files/test_keys_to_turn.py"),
    *("files/test_lists.py", "files/test_lists_agree.py", "files/test_picking.py"),
    *("files/test_places_taken_up.py", "files/test_readers.py", "files/test_worries.py"),
    "conduct/test_reporting.py::test_sent_twice_it_is_kept_once",
    "conduct/test_dealing.py::test_what_is_late_is_on_the_home_of_all_who_deal_with_such",
    "files/test_paper.py::test_what_should_be_back_is_on_home_for_whoever_has_it_and_then_for_the_office",
    *("rights/test_at_once.py", "rights/test_erasing.py", "rights/test_traces.py"),
    *("sharing/test_consultations.py", "sharing/test_disclosures.py", "sharing/test_dues.py"),
    *("sharing/test_enquiries.py", "sharing/test_register.py", "sharing/test_threads_at_the_gate.py"),
]
# Of passkeys what their rows do; the rest is what browsers and their devices say.
PASSKEYS = [
    "test_a_passkey_that_is_here_already_is_not_added_to_another",
    "test_a_count_that_goes_back_is_refused_and_written_down",
    "test_a_spoilt_passkey_is_passed_over_and_written_down",
]
ONE_OF_EACH = "tests.postgres.one_of_each"
TESTS = [f"tests/app/{one}" for one in APP]
TESTS += [f"tests/app/charity/test_passkeys.py::{name}" for name in PASSKEYS]


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
