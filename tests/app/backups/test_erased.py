"""What was erased stays erased: a backup from before it does not bring it back, nor opens once its keys died."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from inconfidence.charity.actions import member_sign_in
from inconfidence.charity.house import CLOCK
from inconfidence.cli.backups import back_up
from inconfidence.files.selectors import file_opened, files_to_pick
from inconfidence.gate import Absent
from inconfidence.rights.actions import file_erase
from inconfidence.rights.finality import erasures_settle, finality_of, list_keep
from inconfidence.store.backup.erased import Erased, ErasedBroken, erased_path, erased_read
from inconfidence.store.backup.folder import KEYS_KEPT, Backup
from inconfidence.store.backup.reading import OpenedBackup, open_backup
from inconfidence.store.backup.restoring import backup_restore
from inconfidence.store.backup.since import erased_since
from inconfidence.store.log import Log, text_note
from inconfidence.store.models import Erasure, LedgerEntry, SealedFile, SealedRecord
from inconfidence.vault.checkpoints import CheckpointKey
from tests.app.conftest import PASSWORD, House

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept_beside(settings, folder: Path) -> Path:
    """Where this house keeps its backups, and the list beside them."""
    settings.BACKUPS = folder
    return folder


@pytest.fixture
def before(lived: House, kept_beside: Path) -> Backup:
    """A backup from before the erasure."""
    return back_up(lived.charity.id, kept_beside)[0]


@pytest.fixture
def erased(lived: House, before: Backup, marigold: SealedFile, heron) -> Erasure:
    """Marigold's file, erased after it. Another is there, and stays."""
    other = lived.open_file(heron, "Basil Oregano")
    lived.note(heron, other, "All is well.")
    return file_erase(bearer=lived.wren.bearer, file=marigold, ground="asked")


def _restored(opened: OpenedBackup, **with_: object) -> int:
    return backup_restore(opened, erased=erased_since(opened), **with_).erased


def _nothing_of(file: SealedFile, heron) -> None:
    bearer = member_sign_in(email=heron.email, password=PASSWORD)
    assert files_to_pick(bearer).choices == []
    with pytest.raises(Absent):
        file_opened(bearer, None)
    assert not SealedFile.objects.filter(id=file.id).exists()
    assert not SealedRecord.objects.filter(file_id=file.id).exists()


def test_a_backup_from_before_it_does_not_bring_it_back(
    before, erased, marigold, heron, sheets, lose_everything
) -> None:
    lose_everything()
    assert _restored(open_backup(before, sheets)) == 1
    _nothing_of(marigold, heron)
    line = Erasure.objects.get()
    assert (line.id, line.reference, line.ground) == (erased.id, erased.reference, "asked")
    assert (line.erased_at, line.erased_by_id) == (erased.erased_at, erased.erased_by_id)
    assert b'"kind":"erasure"' in bytes(LedgerEntry.objects.filter(file=marigold.id).latest("index").entry)


def test_nor_where_only_a_newer_backup_knows_of_it(
    lived, before, erased, marigold, heron, sheets, kept_beside, lose_everything
) -> None:
    newer = back_up(lived.charity.id, kept_beside)[0]
    erased_path(kept_beside, lived.charity.id).unlink()
    newer.archive("keys").unlink()
    lose_everything()
    assert _restored(open_backup(before, sheets)) == 1
    _nothing_of(marigold, heron)


def test_a_newer_backup_that_is_not_what_was_signed_erases_nothing(
    lived, before, erased, marigold, sheets, kept_beside, lose_everything
) -> None:
    newer = back_up(lived.charity.id, kept_beside)[0]
    erased_path(kept_beside, lived.charity.id).unlink()
    with newer.archive("content").open("ab") as archive:
        archive.write(b"\x00")
    lose_everything()
    assert _restored(open_backup(before, sheets)) == 0
    assert SealedFile.objects.filter(id=marigold.id).exists()


def test_a_list_that_was_carried_elsewhere_serves_as_well(
    lived, before, erased, marigold, sheets, kept_beside, tmp_path, lose_everything
) -> None:
    elsewhere = erased_path(kept_beside, lived.charity.id).rename(tmp_path / "carried")
    lose_everything()
    opened = open_backup(before, sheets)
    assert backup_restore(opened, erased=erased_since(opened, [elsewhere])).erased == 1
    assert not SealedFile.objects.exists()


def test_work_and_backups_go_on_after_it(
    lived, before, erased, sheets, kept_beside, heron, lose_everything
) -> None:
    lose_everything()
    _restored(open_backup(before, sheets))
    again = back_up(lived.charity.id, kept_beside)[0]
    list_keep()
    lose_everything()
    assert _restored(open_backup(again, sheets)) == 0
    assert Erasure.objects.count() == 1


@pytest.mark.parametrize(
    "how", ["flipped", "cut", "empty", "huge", "signed by another", "signed once", "of another charity"]
)
def test_a_list_that_was_changed_stops_the_restore(
    lived, before, erased, sheets, kept_beside, lose_everything, how: str, settings
) -> None:
    path = erased_path(kept_beside, lived.charity.id)
    whole = path.read_bytes()
    told = text_note(lived.charity.id, CheckpointKey.create(), whole.decode().split("\n\n")[0] + "\n")
    path.write_bytes(
        {
            "flipped": whole.replace(b'"asked"', b'"time"'),
            "cut": whole[:-20],
            "empty": b"",
            "huge": whole + b"x" * 2_000_000,
            "signed by another": told,
            "signed once": b"".join(whole.splitlines(keepends=True)[:-1]),
            "of another charity": _signed(settings, lived, ["00000000-0000-4000-8000-000000000000", []]),
        }[how]
    )
    lose_everything()
    with pytest.raises(ErasedBroken, match=path.name):
        erased_since(open_backup(before, sheets))


def _signed(settings, house: House, told: object) -> bytes:
    return text_note(
        house.charity.id, settings.CHECKPOINT_KEY, f"inconfidence erased 2\n{json.dumps(told)}\n"
    )


LINE = [
    "1" * 32,
    "F-22222",
    "2" * 32,
    "asked",
    "2026-11-22T10:00:00+00:00",
    None,
    "2026-12-22T10:00:00+00:00",
]


@pytest.mark.parametrize(
    ("place", "wrong"),
    [(0, "no id"), (2, None), (3, "spite"), (4, "2026-11-22T10:00:00"), (4, 7), (5, 7), (6, None)],
)
def test_a_line_that_nobody_could_have_written_is_refused(lived, settings, tmp_path, place, wrong) -> None:
    charity = lived.charity.id
    log = Log.of(charity, settings.CHECKPOINT_KEY)
    path = tmp_path / "list"
    path.write_bytes(_signed(settings, lived, [str(charity), [LINE]]))
    assert [type(one) for one in erased_read(path, charity, log)] == [Erased]
    path.write_bytes(_signed(settings, lived, [str(charity), [[*LINE[:place], wrong, *LINE[place + 1 :]]]]))
    with pytest.raises(ErasedBroken):
        erased_read(path, charity, log)


def test_the_list_names_nobody_and_is_its_owners_alone(lived, erased, kept_beside) -> None:
    path = erased_path(kept_beside, lived.charity.id)
    assert path.stat().st_mode & 0o077 == 0
    assert erased.reference in path.read_text() and "Marigold" not in path.read_text()
    written = path.stat().st_mtime_ns
    list_keep()
    assert path.stat().st_mtime_ns == written, "what is as it should be is left alone"


def test_without_an_erasure_there_is_no_list_and_no_folder(lived, kept_beside) -> None:
    list_keep()
    assert not kept_beside.exists()


def test_a_folder_that_cannot_be_written_leaves_the_erasure_done_and_the_list_to_the_clock(
    lived, marigold, kept_beside, tmp_path, settings
) -> None:
    (tmp_path / "a file").touch()
    settings.BACKUPS = tmp_path / "a file"
    line = file_erase(bearer=lived.wren.bearer, file=marigold, ground="asked")
    assert finality_of(line).left is None and erasures_settle() == 0
    settings.BACKUPS = kept_beside
    erasures_settle()
    assert erased_path(kept_beside, lived.charity.id).is_file()


def test_it_is_final_when_the_last_keys_of_before_are_gone(lived, before, erased, kept_beside) -> None:
    erasures_settle()
    assert finality_of(erased).left == 1
    for number in range(KEYS_KEPT):
        assert finality_of(Erasure.objects.get()).final is False
        expected = CLOCK.now().date() + timedelta(days=KEYS_KEPT - number)
        assert abs((finality_of(erased).about - expected).days) <= 1
        with CLOCK.set_to(CLOCK.now() + timedelta(days=number + 1)):
            back_up(lived.charity.id, kept_beside)
            assert erasures_settle() == (1 if number == KEYS_KEPT - 1 else 0)
    assert finality_of(Erasure.objects.get()).final
    assert not before.archive("keys").exists() and before.archive("content").exists()


def test_a_stolen_backup_from_before_opens_nothing_once_its_keys_are_gone(
    lived, before, erased, kept_beside, sheets, marigold
) -> None:
    stolen = before.archive("content").read_bytes()
    for number in range(KEYS_KEPT):
        with CLOCK.set_to(CLOCK.now() + timedelta(days=number + 1)):
            last = back_up(lived.charity.id, kept_beside)[0]
    assert stolen == before.archive("content").read_bytes()
    # Whoever has the content of before, every archive of keys that is left, and the sheets as well.
    for path in kept_beside.glob("*.keys"):
        assert marigold.id.hex.encode() not in _plain(path, sheets)
    with pytest.raises(Exception, match="keys"):
        open_backup(before, sheets)
    assert marigold.id.hex.encode() not in _rows(_plain(last.archive("content"), sheets), "store.SealedFile")


def _plain(path: Path, sheets) -> bytes:
    from inconfidence.gate.archives import archive_open
    from inconfidence.store.backup.checking import buffered

    with path.open("rb") as file:
        return buffered(archive_open(file, sheets.private)).read()


def _rows(archive: bytes, table: str) -> bytes:
    """What stands in an archive between the heading of a table and its end."""
    after = archive.split(b'{"table":"' + table.encode())[1]
    return after.split(b'{"rows"')[0]
