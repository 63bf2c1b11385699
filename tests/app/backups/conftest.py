"""A house with something in it, and backups of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from inconfidence.cli.backups import back_up
from inconfidence.gate.recovery import fingerprint
from inconfidence.store.backup.folder import Backup
from inconfidence.store.backup.parts import tables
from inconfidence.store.backup.reading import OpenedBackup, Sheets, open_backup
from inconfidence.store.backup.snapshot import snapshot_of
from inconfidence.vault.recovery import RecoverySeed


def sheets_of(seed: RecoverySeed) -> Sheets:
    """What the trustees' sheets give."""
    return Sheets(seed.keys.sealing_key, fingerprint(seed.keys.public))


@pytest.fixture
def sheets(recovery_seed: RecoverySeed) -> Sheets:
    """Those of the house."""
    return sheets_of(recovery_seed)


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    """Where the backups go. What is said of those that failed goes beside it."""
    settings.DATA = tmp_path
    return tmp_path / "backups"


@pytest.fixture
def lived(house, heron, marigold):
    """The house, after something was kept in it."""
    house.note(heron, marigold, "Waiting for the scan.")
    return house


@pytest.fixture
def backup(lived, folder: Path) -> Backup:
    """A backup of it."""
    return back_up(lived.charity.id, folder)[0]


@pytest.fixture
def opened(backup: Backup, sheets: Sheets) -> OpenedBackup:
    """The same, opened with the sheets."""
    return open_backup(backup, sheets)


@pytest.fixture
def kept(lived) -> Callable[[], dict[str, list[tuple[Any, ...]]]]:
    """Gives every row of every table that is in a backup, as it is now."""

    def rows() -> dict[str, list[tuple[Any, ...]]]:
        with snapshot_of(lived.charity.id) as moment:
            return {
                table.label: [
                    tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
                    for row in moment.rows(table, (*table.pk, *table.content, *table.keys))
                ]
                for table in tables()
            }

    return rows


@pytest.fixture
def lose_everything() -> Callable[[], None]:
    """Empties every table."""
    return lambda: call_command("flush", interactive=False, verbosity=0)
