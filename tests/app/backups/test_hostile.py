"""Backups that were cut, changed, swapped or put back: each is refused by name, and nothing is restored."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inconfidence.charity.house import CLOCK
from inconfidence.cli.backups import back_up
from inconfidence.cli.tick import tick
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.store.backup.errors import (
    ArchiveBroken,
    ArchiveMissing,
    BackupError,
    ManifestBroken,
    NoBackup,
    NotWhole,
    OlderThanSaved,
    OtherVersion,
    WrongPair,
)
from inconfidence.store.backup.folder import Backup
from inconfidence.store.backup.manifest import Manifest
from inconfidence.store.backup.reading import OpenedBackup, check_nothing_later, newest_in, open_backup
from inconfidence.store.backup.restoring import backup_restore
from inconfidence.store.ledger_source import open_source
from inconfidence.store.log import checkpoint_note
from inconfidence.store.models import Charity, Checkpoint
from inconfidence.vault.archives import HEAD_SIZE
from inconfidence.vault.recovery import RecoverySeed
from tests.app.backups.conftest import sheets_of

pytestmark = pytest.mark.django_db(transaction=True)


def spoil(path: Path, at: int) -> None:
    """Flips a bit, `at` bytes from the start, or from the end."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def resigned(backup: Backup, settings) -> None:
    """Makes the manifest say what lies there now, as somebody with the checkpoint key could."""
    from inconfidence.store.backup.checking import digest_of

    manifest = backup.manifest()
    found = {}
    for part in ("content", "keys"):
        with backup.archive(part).open("rb") as file:
            found[part] = digest_of(file)
    told = {name: getattr(manifest, name) for name in Manifest.__slots__} | found
    backup.manifest_path.write_bytes(Manifest(**told).to_note(settings.CHECKPOINT_KEY))


@pytest.mark.parametrize("part", ["content", "keys"])
@pytest.mark.parametrize("at", [0, 1, 2, 20, 43, 60, HEAD_SIZE + 1, -1])
def test_a_flipped_bit_is_named(backup, sheets, settings, part, at) -> None:
    spoil(backup.archive(part), at)
    with pytest.raises(ArchiveBroken, match=backup.archive(part).name):
        open_backup(backup, sheets)
    # Also where the manifest was made to fit: then the seal says so.
    resigned(backup, settings)
    with pytest.raises(ArchiveBroken, match=backup.archive(part).name):
        open_backup(backup, sheets)


@pytest.mark.parametrize("part", ["content", "keys"])
def test_a_cut_archive_is_named(backup, sheets, settings, part) -> None:
    whole = backup.archive(part).read_bytes()
    for size in (0, 1, HEAD_SIZE - 1, HEAD_SIZE, HEAD_SIZE + 20, len(whole) - 1):
        backup.archive(part).write_bytes(whole[:size])
        resigned(backup, settings)
        with pytest.raises(ArchiveBroken, match=backup.archive(part).name):
            open_backup(backup, sheets)


def test_an_archive_that_is_not_there_is_named(backup, sheets) -> None:
    backup.archive("keys").unlink()
    with pytest.raises(ArchiveMissing, match="latest few"):
        open_backup(backup, sheets)
    with pytest.raises(NoBackup):
        newest_in(backup.folder)


@pytest.mark.parametrize("at", [3, 60, 400, -10])
def test_a_changed_manifest_is_named(backup, sheets, at) -> None:
    spoil(backup.manifest_path, at)
    with pytest.raises((ManifestBroken, WrongPair, ArchiveBroken)):
        open_backup(backup, sheets)


def test_a_manifest_signed_by_another_key_is_named(backup, sheets, settings) -> None:
    from inconfidence.vault.checkpoints import CheckpointKey

    settings.CHECKPOINT_KEY = CheckpointKey.create()
    resigned(backup, settings)
    with pytest.raises(ManifestBroken):
        open_backup(backup, sheets)


@pytest.mark.parametrize("left", [0, 1])
def test_a_manifest_must_bear_both_signatures(backup, sheets, left) -> None:
    lines = backup.manifest_bytes().splitlines(keepends=True)
    assert len(lines) == 5
    backup.manifest_path.write_bytes(b"".join([*lines[:3], lines[3 + left]]))
    with pytest.raises(ManifestBroken):
        open_backup(backup, sheets)


def test_its_checkpoint_must_bear_them_too(backup, sheets, settings) -> None:
    manifest = backup.manifest()
    one = "\n".join(manifest.checkpoint.split("\n")[:5]) + "\n"
    backup.manifest_path.write_bytes(replace(manifest, checkpoint=one).to_note(settings.CHECKPOINT_KEY))
    with pytest.raises(ManifestBroken):
        open_backup(backup, sheets)
    backup.manifest_path.write_bytes(manifest.to_note(settings.CHECKPOINT_KEY))
    assert open_backup(backup, sheets).manifest == manifest


@pytest.mark.parametrize("part", ["content", "keys"])
def test_content_of_one_with_the_keys_of_another_is_refused(
    backup, lived, heron, marigold, folder, sheets, settings, part
) -> None:
    lived.note(heron, marigold, "Later.")
    later, _manifest = back_up(lived.charity.id, folder)
    shutil.copy(backup.archive(part), later.archive(part))
    with pytest.raises(ArchiveBroken, match=later.archive(part).name):
        open_backup(later, sheets)
    resigned(later, settings)
    with pytest.raises(ArchiveBroken, match=later.archive(part).name):
        open_backup(later, sheets)
    # And one of its parts does not pass for the other.
    shutil.copy(backup.archive("keys"), backup.archive("content"))
    resigned(backup, settings)
    with pytest.raises(ArchiveBroken):
        open_backup(backup, sheets)


def test_other_sheets_are_told_which_are_the_right_ones(backup, sheets) -> None:
    with pytest.raises(WrongPair, match=sheets.fingerprint):
        open_backup(backup, sheets_of(RecoverySeed.create()))


def test_an_old_backup_put_back_under_a_later_checkpoint_is_refused(
    opened: OpenedBackup, lived, heron, marigold
) -> None:
    tick(lived.charity.id)
    lived.note(heron, marigold, "Later.")
    with CLOCK.set_to(datetime.now(UTC) + timedelta(minutes=5)):
        tick(lived.charity.id)
    early, late = (bytes(row.note) for row in Checkpoint.objects.order_by("size"))
    check_nothing_later(opened, [early])
    with pytest.raises(OlderThanSaved, match="the checkpoint that was saved"):
        check_nothing_later(opened, [early, late])
    with pytest.raises(BackupError, match="not one of this ledger"):
        check_nothing_later(opened, [b"a checkpoint of nobody\n"])


def test_an_old_backup_beside_a_later_one_is_refused(opened, lived, heron, marigold, folder) -> None:
    lived.note(heron, marigold, "Later.")
    later, _manifest = back_up(lived.charity.id, folder)
    assert newest_in(folder).name == later.name
    with pytest.raises(OlderThanSaved, match=later.name):
        check_nothing_later(opened, [])
    # What anybody could have written there is not believed.
    spoil(later.manifest_path, -10)
    check_nothing_later(opened, [])


def test_checkpoints_that_are_missing_keep_no_charity_from_its_files(
    opened, lose_everything, monkeypatch
) -> None:
    """`ledger verify` names what they leave unsigned; the manifest's own signed for all of it."""
    monkeypatch.setattr("inconfidence.ledger.unsigned.MOST", 0)
    monkeypatch.setattr("inconfidence.ledger.unsigned.LONGEST", timedelta(-1))
    lose_everything()
    assert backup_restore(opened).unsigned
    charity = opened.manifest.charity
    with closing(open_source(charity, opened.log.public)) as source:
        codes = {fault.code for fault in verify_ledger(source, opened.log.checkpoints).faults}
    assert codes == {"unsigned"}


def test_a_saved_checkpoint_of_another_past_is_named(opened, lose_everything, settings) -> None:
    past = Frontier.empty()
    for number in range(3):
        past = past.append(bytes([number]) * 32)
    other = checkpoint_note(opened.manifest.charity, settings.CHECKPOINT_KEY, past, datetime.now(UTC))
    lose_everything()
    with pytest.raises(NotWhole, match="the past was replaced"):
        backup_restore(opened, [other])
    assert not Charity.objects.exists()


def test_a_backup_of_other_tables_says_which_version_made_it(opened, lose_everything, monkeypatch) -> None:
    from inconfidence.store.backup import parts

    monkeypatch.setitem(parts.LEFT_OUT, "store.Draft", "as in another version")
    lose_everything()
    with pytest.raises(OtherVersion, match=opened.manifest.program):
        backup_restore(opened)
    assert not Charity.objects.exists()


def test_a_folder_without_backups_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="holds no whole backup"):
        newest_in(folder)
    with pytest.raises(NoBackup):
        newest_in(tmp_path, "20261122-023000-1a2b3c4d")
