"""Servers that browser tests start, as people would start them, and stop again."""

import itertools
import os
import random
import signal
import socket
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tests.forking import Forked

# Seconds. Where others keep the machine busy, a start has taken more than thirty: a drill failed for it.
_LONGEST_START = 180.0
_LONGEST_END = 60.0

# Below those that systems give away by themselves, and each process of the tests has some that no other tries: what
# is free now is free when the server that it was looked up for has started.
_OWN = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 16
# And none below 11,000: browsers refuse a few ports, of which 10080 is the last below these.
_PORTS = itertools.cycle(random.sample(range(11_000 + _OWN, 32_000, 16), k=1_000))


# What marks a port as given away, for whoever else runs tests on this machine: a socket of the other kind (UDP), of
# which nobody here has any use. It goes with the process, and the oldest go before.
_marks: deque[socket.socket] = deque()
_MOST_MARKS = 64


def free_port() -> int:
    """A port of this machine that nothing listens on now, and that no other process of tests was just given."""
    return next(port for port in _PORTS if _marked(port) and _is_free(port))


def _marked(port: int) -> bool:
    mark = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        mark.bind(("127.0.0.1", port))
    except OSError:
        mark.close()
        return False
    _marks.append(mark)
    if len(_marks) > _MOST_MARKS:
        _marks.popleft().close()
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@contextmanager
def serving(*command: str, port: int, environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a command that listens on `port`, for as long as the block lasts; then it is asked to stop, and
    waited for."""
    server = subprocess.Popen(command, env=dict(environment))
    try:
        _wait_for(port, lambda: server.poll() is not None)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(_LONGEST_END)


@contextmanager
def serving_fork(server: Forked, port: int, kill: bool = False) -> Iterator[str]:
    """The same for a fork. With `kill`, it and all that it started are killed on the spot: it leads them."""
    try:
        _wait_for(port, server.ended)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGKILL) if kill else server.terminate()
        assert server.ended(_LONGEST_END), "the server goes on after it was told to stop"


def _wait_for(port: int, ended: Callable[[], bool]) -> None:
    """Until something listens there. Raises where the server has `ended`, and `TimeoutError`."""
    end = time.monotonic() + _LONGEST_START
    while time.monotonic() < end:
        if ended():
            raise RuntimeError("the server stopped while it was starting")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"the server did not answer within {_LONGEST_START:.0f} s")
