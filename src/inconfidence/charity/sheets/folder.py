"""Sheets as files to print, in a folder that somebody chose, for their owner's eyes alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from inconfidence.charity.sheets.paper import Title, typeset
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.vault.sheets import Sheet


class FolderNotFit(InConfidenceError):
    """The sheets cannot be written there."""


def sheets_write(folder: Path, sheets: Sequence[Sheet], title: Title) -> list[Path]:
    """One PDF a sheet; gives their paths. Raises `FolderNotFit`, and then none of them is left."""
    written: list[Path] = []
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for sheet in sheets:
            path = folder / f"sheet-{sheet.number}.pdf"
            _write(path, typeset(sheet, title))
            written.append(path)
    except OSError as fault:
        sheets_remove(written)
        raise FolderNotFit(
            f"the sheets cannot be written to `{folder}`: {(fault.strerror or 'it does not work').lower()};"
            " choose an empty folder that you may write to"
        ) from None
    return written


def sheets_remove(paths: Sequence[Path]) -> None:
    """Deletes what was written for printing."""
    for path in paths:
        path.unlink(missing_ok=True)


def words_write(path: Path, sheets: Sequence[Sheet]) -> None:
    """The words of a practice copy as a text file, one sheet a line, to be typed or pasted."""
    path.unlink(missing_ok=True)
    _write(path, "".join(" ".join(sheet.words) + "\n" for sheet in sheets).encode())


def _write(path: Path, content: bytes) -> None:
    # Never over a file that is there: it may be the only copy of somebody's sheet.
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
