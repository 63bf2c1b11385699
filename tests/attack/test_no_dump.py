"""No core dump is left by a process that holds keys, however it ends."""

import os
import resource
import signal
import sys
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.visitor import Visitor

pytestmark = pytest.mark.attack

# As on a machine that allows dumps as large as they come here.
_ALLOWED = "import os; from resource import *; setrlimit(RLIMIT_CORE, (getrlimit(RLIMIT_CORE)[1],) * 2)"
_MOST = resource.getrlimit(resource.RLIMIT_CORE)[1]
# An abort would leave none in any case, and show nothing.
where_dumps_are_allowed = pytest.mark.skipif(
    _MOST == 0, reason="dumps are forbidden here whoever asks: `ulimit -Hc` is 0"
)


def dumped(program: str, house: Installation, folder: Path) -> bool:
    """Whether the system dumped the memory of a process that ran this and was aborted."""
    command = [sys.executable, "-c", f"{_ALLOWED}; os.chdir({str(folder)!r}); {program}; os.abort()"]
    pid = os.posix_spawn(command[0], command, house.environment)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    return os.WCOREDUMP(status)


@where_dumps_are_allowed
def test_an_abort_leaves_no_dump(practice: Installation, tmp_path: Path) -> None:
    assert not dumped("from inconfidence.cli.house import wake; wake()", practice, tmp_path)
    assert list(tmp_path.iterdir()) == []


@where_dumps_are_allowed
def test_without_it_there_would_be_one(practice: Installation, tmp_path: Path) -> None:
    assert dumped("pass", practice, tmp_path)


def test_the_server_and_its_worker_may_leave_none(practice: Installation) -> None:
    others = _children(os.getpid())
    with practice.served_from_nothing() as address:
        Visitor(address).get("/sign-in/")
        [server] = _children(os.getpid()) - others
        limits = [resource.prlimit(pid, resource.RLIMIT_CORE) for pid in (server, *_children(server))]
    assert limits == [(0, 0), (0, 0)]


def _children(pid: int) -> set[int]:
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
