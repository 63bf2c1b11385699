"""A session of pytest that collects once, and is gone on with in forks."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest
from _pytest.config import _prepareconfig
from _pytest.runner import runtestprotocol
from mutmut.configuration import config
from mutmut.state import state

from tests.mutation.afresh import forget

KILLED, SURVIVED, TIMEOUT = 1, 0, 36
# Which test saw a mutant of which function: the next one is seen by the same, more often than not.
KILLERS = Path("killers.txt")


class Forks:
    """The tests by their ids."""

    def __init__(self) -> None:
        self._items: dict[str, pytest.Item] = {}

    def collect(self, words: list[str]) -> None:
        """Begins the session."""
        settings = _prepareconfig([*words, "-q", "-s", "--rootdir=.", "--tb=no"])
        settings._do_configure()
        session = pytest.Session.from_config(settings)
        settings.hook.pytest_sessionstart(session=session)
        settings.hook.pytest_collection(session=session)
        self._items = {item.nodeid: item for item in session.items}

    def run(self, function: str, tests: Iterable[str]) -> int:
        """Runs tests of a function until one fails: the exit code of this fork."""
        killer = self._first_to_fail(self._likely_first(function, tests))
        if killer is None:
            return SURVIVED
        with KILLERS.open("a") as file:
            file.write(f"{function} {killer}\n")
        return KILLED

    def in_a_new_process(self, mutant: str, tests: Iterable[str]) -> int:
        """The same in a process that imports everything anew, mutant and all: whether it fails, in any way."""
        path = os.pathsep.join([str(Path("src").absolute()), str(Path().absolute())])
        words = [sys.executable, "-m", "pytest", "-x", "-q", "--rootdir=.", *config().pytest_add_cli_args]
        done = subprocess.run(
            [*words, *(test for test in tests if test in self._items)],
            env=os.environ | {"MUTANT_UNDER_TEST": mutant, "PYTHONPATH": path},
            capture_output=True,
            check=False,
        )
        return KILLED if done.returncode else SURVIVED

    def measured(self, known: Collection[str]) -> dict[str, float]:
        """How long each other test takes, in seconds of the processor. Raises where one fails without a mutant."""
        taken = {}
        for name in self._items.keys() - known:
            begun = time.process_time()
            if self._first_to_fail([name]):
                raise AssertionError(f"`{name}` fails without a mutant: mend it first")
            taken[name] = time.process_time() - begun
        return taken

    def _likely_first(self, function: str, tests: Iterable[str]) -> list[str]:
        lines = KILLERS.read_text().splitlines() if KILLERS.exists() else []
        seen = Counter(name for of, _, name in (line.partition(" ") for line in lines) if of == function)
        killers = [name for name, _ in seen.most_common() if name in self._items]
        return [*killers, *(name for name in tests if name in self._items and name not in seen)]

    def _first_to_fail(self, tests: Iterable[str]) -> str | None:
        forget()
        folder = Path(tempfile.mkdtemp())
        try:
            for name in tests:
                self._items[name].config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]
                _mind_the_time(name)
                reports = runtestprotocol(self._items[name], log=False, nextitem=None)
                if any(report.failed for report in reports):
                    return name
            return None
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _mind_the_time(test: str) -> None:
    """Ends the fork where a test takes ten times as much of the processor as it should."""
    signal.signal(signal.SIGPROF, lambda *_: os._exit(TIMEOUT))
    signal.setitimer(signal.ITIMER_PROF, 3 + 10 * state().duration_by_test.get(test, 10))
