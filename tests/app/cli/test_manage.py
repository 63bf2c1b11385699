"""The few management commands that are let through."""

import pytest

from inconfidence.cli.manage import ALLOWED
from tests.installation import Installation


def test_the_database_is_up_to_date_and_the_checks_pass(practice: Installation) -> None:
    assert practice.run("manage", "migrate", "--check").returncode == 0
    assert practice.run("manage", "check", "--fail-level", "WARNING").returncode == 0


@pytest.mark.parametrize("command", ["shell", "dbshell", "dumpdata", "runserver", "flush", "sqlflush"])
def test_others_are_not(practice: Installation, command: str) -> None:
    assert command not in ALLOWED
    done = practice.run("manage", command)
    assert done.returncode == 2
    assert "invalid choice" in done.stderr
