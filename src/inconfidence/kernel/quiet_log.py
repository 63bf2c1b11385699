"""Log lines that say where a fault was and of what kind, never what anybody had typed.

The text of an exception often quotes the very value that was wrong (`invalid literal: 'Georgia'`), and an
address may hold what somebody searched for. Neither is written.
"""

import logging
import re
import traceback
from types import TracebackType

from inconfidence.kernel.errors import InConfidenceError

_QUERY = re.compile(r"\?\S*")


class QuietFormatter(logging.Formatter):
    """Cuts the query off addresses, and the text off exceptions that are not our own."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line, without what comes after a question mark."""
        record.message = _QUERY.sub("", record.message)
        return super().formatMessage(record)

    def formatException(  # noqa: N802
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Where it happened, frame by frame, and what kind of fault it was, with what it came from."""
        fault, told = ei[1], list[str]()
        while fault is not None:
            told.append(_told(fault))
            fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
        return "\ncame from:\n".join(told)


def _told(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    where = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
    return "\n".join([*where, _said(fault)])


def _said(fault: BaseException) -> str:
    # Our own messages hold no name and no secret: that is an invariant of their root.
    return (
        f"{type(fault).__name__}: {fault}" if isinstance(fault, InConfidenceError) else type(fault).__name__
    )
