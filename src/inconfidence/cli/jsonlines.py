"""Reads JSON objects, one a line, from whoever sends them: hostile input is an error, never a crash."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from inconfidence.flow.errors import culprit
from inconfidence.kernel.errors import InConfidenceError

LONGEST_LINE = 4 * 1024 * 1024
_TOO_LONG = b"\0too long"


class NoInput(InConfidenceError):
    """The file of lines cannot be read."""


class LineError(InConfidenceError):
    """A line that is not one JSON object. `key` is the culprit where one key is to blame."""

    def __init__(self, message: str, key: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.key = key


@contextmanager
def opened(name: str, what: str) -> Iterator[BinaryIO]:
    """The stream of `name`, or what is piped in for `-`; `what` stands on each line, for the error.

    Raises:
        NoInput: the file cannot be read; says why in a sentence.
    """
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - closed below, once the faults of opening are told apart
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "cannot be opened").lower()
        raise NoInput(f"`{name}`: {why}; give the path of a file with a {what} a line, or `-`") from None
    with stream:
        yield stream


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream without their ends. What is longer than `LONGEST_LINE` is skipped and marked."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            _skip_to_end(stream, line)
            yield _TOO_LONG
        else:
            yield line.rstrip(b"\r\n")


def parse_object(line: bytes) -> dict[str, Any]:
    """The object that a line holds. Raises `LineError` for anything else."""
    try:
        value = json.loads(_text(line), object_pairs_hook=_without_twins, parse_constant=_no_constant)
    except RecursionError:
        raise LineError("the line is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        raise LineError(f"the line is not JSON at column {error.colno}: {error.msg.lower()}") from None
    except ValueError:
        raise LineError("the line holds a number that is too long") from None
    if not isinstance(value, dict):
        raise LineError("the line must be one JSON object, such as `{}`")
    return value


def _text(line: bytes) -> str:
    if line == _TOO_LONG:
        raise LineError(f"the line is longer than {LONGEST_LINE // 1024 // 1024} MiB")
    if not line.strip():
        raise LineError("the line is empty: write one JSON object a line")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LineError(f"byte {error.start + 1} of the line is not UTF-8") from None


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise LineError(f"`{culprit(key)}` stands twice in the line", culprit(key))
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise LineError(f"`{name}` is not JSON")


def _skip_to_end(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LONGEST_LINE)
