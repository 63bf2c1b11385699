"""What a command hears and says: that it can, and what is said where a disk, a pipe or a file refuses."""

import os
import sys
from errno import EDQUOT, ENOSPC

from inconfidence.kernel.errors import InConfidenceError

_CLOSED = {
    "stdin": ("what is typed or piped in", "</dev/null"),
    "stdout": ("what the command says", ">/dev/null"),
    "stderr": ("what goes wrong", "2>/dev/null"),
}


class StreamClosed(InConfidenceError):
    """Standard input, output or error was closed before the command began."""


def must_be_open() -> None:
    """Raises `StreamClosed`. The next file that is opened, and that may be the database, would take its number."""
    for name, (what, instead) in _CLOSED.items():
        if getattr(sys, name) is None:
            raise StreamClosed(f"`{name}`, for {what}, is closed: leave it open, or give it as `{instead}`")


def refused(fault: OSError) -> str:
    """What the system refused, in a sentence, and what to do."""
    why = (fault.strerror or "it cannot be used").lower()
    full = fault.errno in {ENOSPC, EDQUOT}
    if isinstance(fault.filename, (str, bytes)):  # else the number of a stream, or nothing
        mend = "make room there, or name another one" if full else "name another one, or give it to this user"
        return f"`{os.fsdecode(fault.filename)}`: {why}; {mend}"
    mend = (
        "make room on the disk, or send what the command says elsewhere"
        if full
        else "try again; if it stays so, tell who looks after this machine"
    )
    return f"the system refuses: {why}; {mend}"


def let_go() -> None:
    """Drops what cannot be written: Python would try once more at exit, and say so in words of its own."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
