"""Making backups: what is left of those that fail, which are kept, and what is said of them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inconfidence.charity.house import CLOCK
from inconfidence.cli.backups import back_up, back_up_if_due
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.backup.errors import BackupFailed, BackupUnderWay, FolderUnusable
from inconfidence.store.backup.folder import (
    CONTENT_KEPT,
    KEYS_KEPT,
    PARTIAL,
    backups_in,
    folder_to_write,
    newest_complete,
)
from inconfidence.store.backup.reading import open_backup
from inconfidence.store.backup.state import backup_state, last_failure
from inconfidence.store.backup.writing import ArchiveFile
from inconfidence.store.checkpoints import LedgerWentBack
from inconfidence.store.models import Checkpoint, LedgerEntry, LedgerHead, RecoveryKey

pytestmark = pytest.mark.django_db(transaction=True)


def names(folder: Path) -> set[str]:
    """What lies in the folder."""
    return {path.name for path in folder.iterdir()} - {".lock"}


def test_it_is_its_owners_alone(backup) -> None:
    paths = [backup.folder, *backup.folder.iterdir()]
    assert [path.name for path in paths if path.stat().st_mode & 0o077] == []


def test_bytes_that_the_disk_changed_are_found_before_they_count(lived, folder, backup, monkeypatch) -> None:
    before = names(folder)
    finish = ArchiveFile.finish

    def worn(self: ArchiveFile):
        archived = finish(self)
        with self.partial.open("r+b") as file:
            file.seek(-20, os.SEEK_END)
            file.write(b"\0" * 8)
        return archived

    monkeypatch.setattr(ArchiveFile, "finish", worn)
    with pytest.raises(BackupFailed, match="not what was written"):
        back_up(lived.charity.id, folder)
    assert names(folder) == before


def test_a_full_disk_leaves_the_earlier_ones(lived, folder, backup, sheets, settings, monkeypatch) -> None:
    before = names(folder)

    def full(self: ArchiveFile, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ArchiveFile, "write", full)
    with pytest.raises(BackupFailed, match="no space left"):
        back_up(lived.charity.id, folder)
    assert names(folder) == before
    assert open_backup(backup, sheets).manifest.charity == lived.charity.id
    failure = last_failure(settings.DATA, lived.charity.id)
    assert failure is not None and "no space left" in failure.why


def test_a_ledger_that_does_not_fit_its_head_is_not_backed_up(lived, folder) -> None:
    LedgerEntry.objects.filter(index=3).update(entry=b"something else")
    with pytest.raises(BackupFailed, match="its head"):
        back_up(lived.charity.id, folder)
    assert names(folder) == set()


def test_a_ledger_that_went_back_is_not_backed_up(lived, folder) -> None:
    size = LedgerHead.objects.get().size
    Checkpoint.objects.create(size=size + 1, note=b"signed", signed_at=CLOCK.now())
    with pytest.raises(LedgerWentBack):
        back_up(lived.charity.id, folder)
    assert names(folder) == set()


def test_nothing_is_sealed_to_a_key_that_was_put_in(lived, folder, settings) -> None:
    from inconfidence.vault.recovery import RecoverySeed

    RecoveryKey.objects.update(public_keys=RecoverySeed.create().keys.public.to_bytes())
    with pytest.raises(InConfidenceError):
        back_up(lived.charity.id, folder)
    assert not folder.exists() or names(folder) == set()
    assert last_failure(settings.DATA, lived.charity.id) is not None


def test_what_was_cut_short_is_swept_and_nothing_else(lived, folder, backup) -> None:
    cut = "20261122-020000-0badf00d"
    for name in (f"{cut}.content", f"{cut}.keys{PARTIAL}", f"{cut}.manifest{PARTIAL}"):
        (folder / name).write_bytes(b"half")
    others = {"holiday.txt", f"letter{PARTIAL}", "20261101-020000-00c0ffee.content"}
    for name in others:
        (folder / name).write_bytes(b"somebody's")
    assert [one.name for one in backups_in(folder)] == [backup.name]
    later, _manifest = back_up(lived.charity.id, folder)
    kinds = ("content", "keys", "manifest")
    assert names(folder) == others | {f"{one.name}.{kind}" for one in (backup, later) for kind in kinds}


def test_keys_live_shortly_and_content_longer(lived, folder, monkeypatch) -> None:
    monkeypatch.setattr("inconfidence.store.backup.folder.KEYS_KEPT", 2)
    monkeypatch.setattr("inconfidence.store.backup.folder.CONTENT_KEPT", 3)
    assert KEYS_KEPT < CONTENT_KEPT
    made = []
    for minute in range(4):
        with CLOCK.set_to(datetime.now(UTC) + timedelta(minutes=minute)):
            made.append(back_up(lived.charity.id, folder)[0])
    assert [one.manifest_path.exists() for one in made] == [False, True, True, True]
    assert [one.archive("content").exists() for one in made] == [False, True, True, True]
    assert [one.archive("keys").exists() for one in made] == [False, False, True, True]


def test_two_at_once_do_not_meet(lived, folder, backup, settings) -> None:
    settings.BACKUPS = folder
    later = CLOCK.set_to(datetime.now(UTC) + timedelta(days=2))
    with folder_to_write(folder), later:
        with pytest.raises(BackupUnderWay):
            back_up(lived.charity.id, folder)
        assert back_up_if_due(lived.charity.id) is None
    assert last_failure(settings.DATA, lived.charity.id) is None


def test_a_disk_that_is_not_there_is_said_and_not_made_up_for(lived, tmp_path) -> None:
    with pytest.raises(FolderUnusable, match="no such file"):
        back_up(lived.charity.id, tmp_path / "stick" / "backups")
    assert not (tmp_path / "stick").exists()


class TestByTheClock:
    """One a day by itself, after its time; and what is said where there is none."""

    @pytest.fixture(autouse=True)
    def set_up(self, lived, folder, settings) -> None:
        settings.BACKUPS = folder
        self.charity, self.settings, self.folder = lived.charity, settings, folder

    def test_one_is_made_where_there_is_none_and_then_none_before_its_time(self) -> None:
        with CLOCK.set_to(datetime(2030, 1, 10, 12, 0, tzinfo=UTC)):
            first = back_up_if_due(self.charity.id)
            assert first is not None and back_up_if_due(self.charity.id) is None
        with CLOCK.set_to(datetime(2030, 1, 11, 1, 29, tzinfo=UTC)):  # 02:29 in Paris
            assert back_up_if_due(self.charity.id) is None
        with CLOCK.set_to(datetime(2030, 1, 11, 1, 31, tzinfo=UTC)):
            second = back_up_if_due(self.charity.id)
        assert second is not None
        assert newest_complete(self.folder, self.charity.id) == second

    def test_after_one_that_failed_it_waits_a_while(self) -> None:
        self.settings.BACKUPS = self.folder / "not" / "there"
        start = datetime(2030, 1, 10, 12, 0, tzinfo=UTC)
        with CLOCK.set_to(start), pytest.raises(FolderUnusable):
            back_up_if_due(self.charity.id)
        self.settings.BACKUPS = self.folder
        with CLOCK.set_to(start + timedelta(minutes=14)):
            assert back_up_if_due(self.charity.id) is None
            assert self._word() == "failed"
        with CLOCK.set_to(start + timedelta(minutes=16)):
            assert back_up_if_due(self.charity.id) is not None
            assert self._word() == "well"

    def test_switched_off_is_off(self) -> None:
        self.settings.BACKUPS = None
        assert back_up_if_due(self.charity.id) is None
        assert self._word() == "off"

    def test_a_day_too_old_is_said(self) -> None:
        assert self._word() == "well"  # it was founded just now
        with CLOCK.set_to(datetime.now(UTC) + timedelta(days=2)):
            assert self._word() == "none"
            back_up(self.charity.id, self.folder)
            assert self._word() == "well"
        with CLOCK.set_to(datetime.now(UTC) + timedelta(days=4)):
            assert self._word() == "old"

    def _word(self) -> str:
        state = backup_state(
            self.settings.BACKUPS,
            self.settings.DATA,
            self.charity.id,
            self.charity.founded_at,
            CLOCK.now(),
        )
        return state.word
