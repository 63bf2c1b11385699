"""What was backed up comes back, all of it; and each archive holds its own part, and no more."""

from __future__ import annotations

import base64
from datetime import date
from uuid import uuid4

import pytest

from inconfidence.charity.actions import member_sign_in
from inconfidence.charity.sessions import session_open
from inconfidence.cli.backups import back_up
from inconfidence.files.actions import contact_record
from inconfidence.files.selectors import file_opened
from inconfidence.gate.archives import archive_open
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.backup.checking import buffered
from inconfidence.store.backup.parts import KEY_COLUMNS, LEFT_OUT, WHOLLY_KEYS, bytes_have_a_place, tables
from inconfidence.store.backup.reading import open_backup
from inconfidence.store.backup.restoring import HasCharity, backup_restore
from inconfidence.store.models import Charity, FileGrant, Member, SealedFile, SealedRecord, Session
from inconfidence.vault.archives import PARTS
from tests.app.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def test_all_that_was_kept_comes_back(opened, kept, lose_everything) -> None:
    before = kept()
    assert len(before["store.SealedRecord"]) > 0 and len(before["store.LedgerEntry"]) > 10
    lose_everything()
    restored = backup_restore(opened)
    assert kept() == before
    assert restored.rows == {label: len(rows) for label, rows in before.items()} == dict(opened.manifest.rows)


def test_members_open_their_files_with_the_password_they_had(
    opened, heron, marigold, lose_everything
) -> None:
    lose_everything()
    backup_restore(opened)
    bearer = member_sign_in(email=heron.email, password=PASSWORD)
    again = file_opened(bearer, SealedFile.objects.get(id=marigold.id))
    assert [one.content["text"] for one in again.current("contact")] == ["Waiting for the scan."]


def test_work_goes_on_after_a_restore(opened, heron, marigold, lose_everything) -> None:
    lose_everything()
    backup_restore(opened)
    bearer = member_sign_in(email=heron.email, password=PASSWORD)
    count = SealedRecord.objects.count()
    contact_record(
        bearer=bearer,
        file=SealedFile.objects.get(id=marigold.id),
        record=uuid4(),
        channel="phone",
        happened_on=date.today(),
        text="Home again.",
    )
    assert SealedRecord.objects.count() == count + 1


def test_nobody_stays_signed_in(lived, heron, folder, sheets, lose_everything) -> None:
    session_open(heron.bearer)
    backup, _manifest = back_up(lived.charity.id, folder)
    lose_everything()
    backup_restore(open_backup(backup, sheets))
    assert not Session.objects.exists()


def test_no_key_and_no_index_is_in_the_archive_of_content(backup, sheets) -> None:
    rows = [value for grant in FileGrant.objects.all() for value in (grant.wrap, grant.quick_wrap)]
    rows += [value for file in SealedFile.objects.all() for value in (file.key_wrap, file.old_keys)]
    rows += [
        value for one in Member.objects.all() for value in (one.lookup, one.password, one.private_wrapped)
    ]
    wanted = {base64.b64encode(bytes(value)) for value in rows if value}
    assert len(wanted) > 6
    inside = {part: _plain(backup.archive(part), sheets) for part in ("content", "keys")}
    assert [one for one in wanted if one in inside["content"]] == []
    assert [one for one in wanted if one not in inside["keys"]] == []


def test_no_server_key_and_nothing_else_lies_in_an_archive_in_clear(backup, settings, lived) -> None:
    secrets = [settings.SERVER_KEY, settings.CHECKPOINT_KEY.to_bytes(), b"store.SealedFile", b'{"v":1']
    wanted = [
        form for secret in secrets for form in (secret, base64.b64encode(secret), secret.hex().encode())
    ]
    archives = b"".join(backup.archive(part).read_bytes() for part in PARTS)
    assert [one for one in wanted if one in archives] == []
    assert lived.charity.name.encode() not in archives + backup.manifest_bytes()


def test_every_table_has_its_place(lived) -> None:
    labels = {table.label for table in tables()}
    assert labels >= {*WHOLLY_KEYS, *KEY_COLUMNS, "store.Charity", "store.LedgerHead", "files.Due"}
    assert not labels & LEFT_OUT.keys()
    assert bytes_have_a_place(None) == []


def test_a_column_of_bytes_that_nobody_placed_is_named(monkeypatch) -> None:
    monkeypatch.delitem(KEY_COLUMNS, "store.SealedFile")
    named = [str(error.msg) for error in bytes_have_a_place(None)]
    assert named == [
        "`store.SealedFile.old_keys` is neither content nor a key",
        "`store.SealedFile.key_wrap` is neither content nor a key",
    ]


def test_a_database_with_a_charity_in_it_is_left_alone(opened, kept) -> None:
    before = kept()
    with pytest.raises(HasCharity):
        backup_restore(opened)
    assert kept() == before


def test_a_fault_in_the_middle_leaves_nothing(opened, lose_everything, monkeypatch) -> None:
    lose_everything()

    def broken(*args: object, **kwargs: object) -> None:
        raise InConfidenceError("in the middle")

    monkeypatch.setattr("inconfidence.store.backup.restoring.verify_ledger", broken)
    with pytest.raises(InConfidenceError, match="in the middle"):
        backup_restore(opened)
    assert not Charity.objects.exists()


def _plain(path, sheets) -> bytes:
    with path.open("rb") as file:
        return buffered(archive_open(file, sheets.private)).read()
