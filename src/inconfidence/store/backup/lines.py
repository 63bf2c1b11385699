"""What lies in an archive once opened: lines of JSON. One says what it is; then each table's rows, and their count.

{"v": 1, "program": …}      {"table": "store.Member", "columns": [...]}      [row] …      {"rows": 12}
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

VERSION = 1

Row = list[Any]


class LinesBroken(Exception):
    """The lines are not what was written: nobody but a program of another kind wrote them."""


def written(line: object) -> bytes:
    """One line. Bytes are base64, ids hex, days and moments ISO 8601."""
    return json.dumps(line, separators=(",", ":"), default=_plain, ensure_ascii=False).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, bytes | bytearray | memoryview):
        return b64encode(value).decode()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date):  # a moment is one, too
        return value.isoformat()
    raise TypeError(f"a column of `{type(value).__name__}` has no form in an archive")


class Lines:
    """An archive's lines, read once in their order."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.heading = self._object()
        if self.heading.get("v") != VERSION:
            raise LinesBroken
        self._coming: dict[str, Any] | None = self._object_or_end()

    def columns_of(self, table: str) -> Sequence[str] | None:
        """The columns of the table where it comes next, else None: a table may be in one archive alone."""
        if self._coming is None or self._coming.get("table") != table:
            return None
        return [str(name) for name in self._coming.get("columns", [])]

    def rows(self) -> Iterator[Row]:
        """The rows of the table that comes next; raises `LinesBroken` unless there are as many as were written."""
        count = 0
        while isinstance(line := self._line(), list):
            count += 1
            yield line
        if line != {"rows": count}:
            raise LinesBroken
        self._coming = self._object_or_end()

    @property
    def next_table(self) -> str | None:
        """Which table comes next; None at the end."""
        return None if self._coming is None else str(self._coming.get("table"))

    def _object(self) -> dict[str, Any]:
        line = self._line()
        if not isinstance(line, dict):
            raise LinesBroken
        return line

    def _object_or_end(self) -> dict[str, Any] | None:
        line = self._line()
        if line is None or isinstance(line, dict):
            return line
        raise LinesBroken

    def _line(self) -> Any:
        text = self._file.readline()
        if not text:
            return None
        try:
            return json.loads(text)
        except ValueError:
            raise LinesBroken from None


def decoded_bytes(value: Any) -> bytes:
    """A column of bytes, as it was before it was written; raises `LinesBroken`."""
    try:
        return b64decode(value, validate=True)
    except (ValueError, TypeError):
        raise LinesBroken from None
