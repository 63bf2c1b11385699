"""Commands of the program for tests: each a process of its own, forked from one that has read the libraries.

Most of what a command costs is Python reading modules, the same every time. A parent reads them once; each command
is a fork of it, with arguments, environment and files of its own, reads the settings by itself, and ends as any process
does. `tests/app/cli/test_starting.py` starts commands from nothing, and holds the forks to what they do.
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
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import django
from django.apps import apps
from django.conf import empty, settings
from django.db import connections

ROOT = Path(__file__).parents[1]
# None of these starts threads, as a fork has none but its own.
OURS = ("kernel", "flow", "codex", "vault", "ledger", "redaction", "gate")
THEIRS = (
    *("argon2", "csp", "pikepdf", "pyotp", "rapidfuzz", "segno", "shamir_mnemonic", "typst", "whitenoise"),
    *("django.contrib.staticfiles.storage", "django.core.management.commands.migrate", "django.db.models"),
    *("django.db.backends.sqlite3.base", "django.forms", "django.template.backends.django", "django.views"),
    *("django.core.handlers.wsgi", "django.core.serializers.json", "django.urls", "django.views.generic"),
)


class Forked:
    """A fork that goes on by itself, until somebody ends it."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        # Readable once it has ended, whoever its parent is.
        self._end = os.pidfd_open(pid)

    def ended(self, seconds: float = 0) -> bool:
        """Whether it ends within so many seconds."""
        return bool(select.select([self._end], [], [], seconds)[0])

    def terminate(self) -> None:
        """Asks it to end."""
        os.kill(self.pid, signal.SIGTERM)


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
            asked = self._asked(module, words, environment, room, list(map(str, files)))
            status = self._status(asked, seconds)
            _in, out, err = (file.read_text() for file in files)
            return subprocess.CompletedProcess(words, status, out, err)

    def start(
        self, module: str, words: list[str], environment: Mapping[str, str], output: Path | None, leads: bool
    ) -> Forked:
        """Begins `main` of a module, which goes on by itself; what it says goes to the end of `output`, or where the
        tests say it. `leads`: at the head of a group of processes of its own."""
        said = str(output or "/dev/stderr")
        asked = self._asked(module, words, environment, ROOT, [os.devnull, said, said])
        with self._one_at_a_time:
            return Forked(int(self._answered({**asked, "leads": leads})))

    def stop(self) -> None:
        """Ends the parent."""
        self._parent.communicate()

    @staticmethod
    def _asked(
        module: str, words: list[str], environment: Mapping[str, str], room: Path, files: list[str]
    ) -> dict[str, Any]:
        return {
            "module": module,
            "words": words,
            "environment": dict(environment),
            "room": str(room),
            "files": files,
        }

    def _answered(self, asked: dict[str, Any]) -> bytes:
        to, back = self._parent.stdin, self._parent.stdout
        assert to and back
        to.write(json.dumps(asked).encode() + b"\n")
        return back.readline()

    def _status(self, asked: dict[str, Any], seconds: float) -> int:
        back = self._parent.stdout
        assert back
        with self._one_at_a_time:
            process = int(self._answered(asked))
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


def read_modules() -> None:
    """Reads what commands read."""
    for name in THEIRS:
        importlib.import_module(name)
    for package in OURS:
        found = importlib.import_module(f"inconfidence.{package}")
        for module in pkgutil.walk_packages(found.__path__, f"{found.__name__}."):
            importlib.import_module(module.name)
    _read_the_apps()
    # What is here already is nothing that a fork need look through for rubbish.
    gc.freeze()


def _read_the_apps() -> None:
    """Which apps there are is the same under all settings, and reading them makes nothing of another."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"INCONFIDENCE_DATA": folder, "DJANGO_SETTINGS_MODULE": "inconfidence.site.settings"}
        django.setup()
        for app in apps.get_app_configs():
            if app.name.startswith("inconfidence.") and app.label != "web":
                with suppress(ModuleNotFoundError):  # the store has no pages
                    importlib.import_module(f"{app.name}.urls")
    _forget_the_settings()


def _forget_the_settings() -> None:
    settings._wrapped = empty
    # Reading a table's model asks how long its name may be in this database.
    del connections["default"], connections.settings
    connections._settings = None
    for name in [name for name in sys.modules if name.startswith("inconfidence.site")]:
        del sys.modules[name]


def answer() -> dict[str, Any]:
    """Answers in the parent until nobody asks any more, and then ends it; gives what was asked in each fork."""
    for line in sys.stdin:
        asked = json.loads(line)
        process = os.fork()
        if not process:
            return dict(asked)
        print(process, flush=True)
        if "leads" not in asked:
            print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
    # Servers that were stopped: what they took of the processor is counted with the rest.
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    raise SystemExit


def become(asked: dict[str, Any]) -> None:
    """Makes this process the one that was asked for."""
    if asked.get("leads"):
        os.setsid()
    to_its_end = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    ways = (os.O_RDONLY, to_its_end, to_its_end)
    for number, (file, way) in enumerate(zip(asked["files"], ways, strict=True)):
        os.dup2(os.open(file, way, 0o600), number)
    # What was read ahead of it is the parent's.
    sys.stdin = os.fdopen(0, closefd=False)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["room"])
    time.tzset()
    sys.argv = [asked["module"], *asked["words"]]


if __name__ == "__main__":
    read_modules()
    asked = answer()
    become(asked)
    sys.exit(importlib.import_module(asked["module"]).main())
