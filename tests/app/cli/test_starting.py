"""Every command starts from nothing, as a process that somebody begins; elsewhere they are forks of one that has."""

import subprocess

import pytest

from inconfidence.cli.main import COMMANDS
from tests.installation import PROGRAM, Installation

# What few actions need, and each of them reads when it does.
SLOW = {"inconfidence.redaction", "markdown_it", "phonenumbers", "pikepdf", "rapidfuzz", "typst"}


def started(house: Installation, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [PROGRAM, *words], env=house.environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_it_says_how_it_is_used(practice: Installation, command: str) -> None:
    done = started(practice, command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: inconfidence {command}")


@pytest.mark.parametrize(
    "words", [["doctor"], ["ledger", "verify"], ["tick"], ["manage", "check"]], ids=" ".join
)
def test_it_does_its_work(own_practice: Installation, words: list[str]) -> None:
    """What it reads, it reads by itself: nothing was read before. And it waits for nothing that it has no use for."""
    done = started(Installation(own_practice.folder, {"PYTHONPROFILEIMPORTTIME": "1"}), *words)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    read = {line.split("|")[-1].strip() for line in lines if line.startswith("import time:")}
    assert "django.conf" in read and not read & SLOW
    forked = own_practice.run(*words)
    assert (forked.returncode, forked.stderr) == (done.returncode, _without_times(lines))


def _without_times(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines if not line.startswith("import time:"))
