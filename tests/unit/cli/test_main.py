"""The command line before any command."""

import sys
from argparse import Namespace

import pytest

from inconfidence.cli import main as front
from inconfidence.cli import redact


def test_a_process_of_its_own_forbids_dumps_before_the_command_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def run(args: Namespace) -> int:
        done.append(args.task)
        return 0

    monkeypatch.setattr(front, "forbid_dumps", lambda: done.append("forbidden"))
    monkeypatch.setattr(redact, "run", run)
    monkeypatch.setattr(sys, "argv", ["inconfidence", "redact", "-"])
    assert front.main() == 0
    assert done == ["forbidden", "redact"]
