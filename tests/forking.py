"""Commands of the program for tests: each a process of its own, forked from one that has read the libraries.

Most of what a command costs is Python reading libraries, the same every time. A parent reads those that depend on no
setting; each command is a fork of it, with arguments, environment and files of its own, and ends as any process does.
`tests/app/cli/test_starting.py` starts every command from nothing.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

ROOT = Path(__file__).parents[1]
# No Django in these, and so no settings; and none that starts threads, as a fork has none but its own.
OURS = ("kernel", "flow", "codex", "vault", "ledger", "redaction", "gate")
THEIRS = (
    *("argon2", "csp", "pikepdf", "pyotp", "rapidfuzz", "segno", "shamir_mnemonic", "whitenoise"),
    *("django.contrib.staticfiles.storage", "django.core.management.commands.migrate", "django.db.models"),
    *("django.db.backends.sqlite3.base", "django.forms", "django.template.backends.django", "django.views"),
    *("django.core.handlers.wsgi", "django.core.serializers.json", "django.urls", "django.views.generic"),
)


class Forks:
    """The parent of commands, and how it is spoken with: a line of JSON to it, two lines back."""

    def __init__(self) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.forking"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # or a line that was read ahead would be waited for
        )
        self._one_at_a_time = Lock()

    def run(
        self,
        module: str,
        words: list[str],
        environment: Mapping[str, str],
        typed: str,
        seconds: float,
        room: Path = ROOT,
    ) -> subprocess.CompletedProcess[str]:
        """Runs `main` of a module to its end, as a program with these words, in the folder `room`.

        Raises `TimeoutExpired`.
        """
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, name) for name in ("in", "out", "err")]
            for file in files:
                file.write_text(typed if file.name == "in" else "")
            asked = {
                "module": module,
                "words": words,
                "environment": dict(environment),
                "room": str(room),
                "files": list(map(str, files)),
            }
            status = self._status(asked, seconds)
            _in, out, err = (file.read_text() for file in files)
            return subprocess.CompletedProcess(words, status, out, err)

    def stop(self) -> None:
        """Ends the parent."""
        self._parent.communicate()

    def _status(self, asked: dict[str, Any], seconds: float) -> int:
        to, back = self._parent.stdin, self._parent.stdout
        assert to and back
        with self._one_at_a_time:
            to.write(json.dumps(asked).encode() + b"\n")
            process = int(back.readline())
            late = not select.select([back], [], [], seconds)[0]
            if late:
                os.kill(process, signal.SIGKILL)
            status = int(back.readline())
        if late:
            raise subprocess.TimeoutExpired(asked["words"], seconds)
        return status


@lru_cache(maxsize=1)
def forks() -> Forks:
    """Those of this process of tests."""
    made = Forks()
    atexit.register(made.stop)
    return made


def read_libraries() -> None:
    """Reads what every command reads, and what depends on no setting."""
    for name in THEIRS:
        importlib.import_module(name)
    for package in OURS:
        found = importlib.import_module(f"inconfidence.{package}")
        for module in pkgutil.walk_packages(found.__path__, f"{found.__name__}."):
            importlib.import_module(module.name)
    # What is here already is nothing that a fork need look through for rubbish.
    gc.freeze()


def answer() -> dict[str, Any]:
    """Answers in the parent until nobody asks any more, and then ends it; gives what was asked in each fork."""
    for line in sys.stdin:
        process = os.fork()
        if not process:
            return dict(json.loads(line))
        print(process, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
    raise SystemExit


def become(asked: dict[str, Any]) -> None:
    """Makes this process the one that was asked for."""
    ways = (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)
    for number, (file, way) in enumerate(zip(asked["files"], ways, strict=True)):
        os.dup2(os.open(file, way), number)
    # What was read ahead of it is the parent's.
    sys.stdin = os.fdopen(0, closefd=False)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["room"])
    time.tzset()
    sys.argv = [asked["module"], *asked["words"]]


if __name__ == "__main__":
    read_libraries()
    asked = answer()
    become(asked)
    sys.exit(importlib.import_module(asked["module"]).main())
