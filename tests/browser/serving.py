"""Servers that browser tests start, as people would start them, and stop again."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

_LONGEST_START = 30.0


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    *command: str,
    port: int,
    environment: Mapping[str, str],
    output: BinaryIO | None = None,
    kill: bool = False,
) -> Iterator[str]:
    """The address of a command that listens on `port`, for as long as the block lasts.

    `output` takes what it says; else it says it where the tests do. It is asked to stop, and waited for; with
    `kill`, it and all that it started are killed on the spot.
    """
    server = subprocess.Popen(
        command, env=dict(environment), stdout=output, stderr=output, start_new_session=kill
    )
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGKILL) if kill else server.terminate()
        server.wait(20)


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _LONGEST_START
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped while it was starting, with status {server.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"the server did not answer within {_LONGEST_START:.0f} s")
