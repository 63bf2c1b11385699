"""Of an erased file nothing is left in the database's own files: no key that was given, no page that came free."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from django.db import connection, transaction
from django.http import QueryDict

from inconfidence.charity.drafts import draft_keep
from inconfidence.files.actions import touch_change
from inconfidence.files.header import header_of
from inconfidence.files.selectors import files_listed
from inconfidence.gate import shelf
from inconfidence.rights.actions import file_erase
from inconfidence.rights.finality import erasures_settle
from inconfidence.sharing.models import Consultation, Message
from inconfidence.store.erasing import sweep
from inconfidence.store.ledger_source import begin_snapshot
from inconfidence.store.models import Draft, Erasure, FileGrant, ListPage, SealedFile, SealedRecord

pytestmark = pytest.mark.django_db(transaction=True)

_RELATIONS = "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 'i', 't')"


def lying_in_the_database() -> bytes:
    """Every byte of the files that the database keeps its tables in, free ones included."""
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
        cursor.execute(_RELATIONS)
        paths = [folder / path for (path,) in cursor.fetchall() if path]
    return b"".join(path.read_bytes() for path in paths if path.exists())


def sealed_of(file: SealedFile) -> Iterator[bytes]:
    """What must go of a file: its keys in every hand and, where that keeps nobody waiting, what they open."""
    file.refresh_from_db()
    yield from (file.key_wrap, file.header, file.facts)
    for grant in FileGrant.objects.filter(file=file):
        yield from (grant.wrap, grant.quick_wrap)
    for thread in Consultation.objects.filter(record__file=file):
        yield from (thread.asker_wrap, thread.colleague_wrap, thread.terms)
    if connection.vendor == "sqlite":
        yield from (record.content for record in SealedRecord.objects.filter(file=file))
        yield from (message.content for message in Message.objects.filter(consultation__record__file=file))
    for page in ListPage.objects.filter(id=file.page) if file.page else ():
        yield from (page.lines, page.terms)
    yield from (draft.content for draft in Draft.objects.filter(about=file))


def pieces(sealed: Iterator[bytes]) -> set[bytes]:
    """Of each of these, its beginning, middle and end: sixteen bytes are the same nowhere by chance."""
    whole = [bytes(one) for one in sealed if one]
    return {one[at : at + 16] for one in whole for at in (30, len(one) // 2, len(one) - 16)}


@pytest.fixture
def lived(house, heron, robin, marigold, sharing) -> SealedFile:
    """A file with much in it, notes of many lengths, a question asked, and text left unsent."""
    for times in (1, 30, 300):
        house.note(heron, marigold, "Waiting for the scan. " * times)
    sharing.asked(heron, robin, marigold)
    typed = QueryDict(mutable=True)
    typed["text"] = "Halfway"
    draft_keep(member=heron.row, path=f"/files/{marigold.reference}/contacts/new/", typed=typed)
    return marigold


def test_nothing_sealed_is_left_in_a_page_or_a_hole(house, heron, lived) -> None:
    wanted = pieces(sealed_of(lived))
    there = lying_in_the_database()
    assert len(wanted) > 20
    assert [one for one in wanted if one not in there] == [], "the search finds what is there"
    file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    erasures_settle()
    assert Erasure.objects.get().swept_at is not None
    there = lying_in_the_database()
    assert [one for one in wanted if one in there] == []


def test_nor_on_a_page_of_a_list_that_has_its_former_name(house, heron, lived, monkeypatch) -> None:
    monkeypatch.setattr(shelf, "LOOSE", 0)  # even a few files are put on a page
    house.open_file(heron, "Basil Oregano")
    assert [line.name for line in files_listed(house.wren.bearer)[:]] == ["Basil Oregano", "Marigold Tansy"]
    wanted = pieces(sealed_of(lived))
    header = header_of({"name": "Marigold Thyme"})
    touch_change(bearer=heron.bearer, file=lived, header=header, version=lived.header_version)
    lived.refresh_from_db()
    assert lived.page is None and ListPage.objects.get().size == 2
    file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    assert not ListPage.objects.exists()
    erasures_settle()
    there = lying_in_the_database()
    assert [one for one in wanted if one in there] == []
    assert [line.name for line in files_listed(house.wren.bearer)[:]] == ["Basil Oregano"]


def test_nor_of_a_key_that_was_turned_before(house, heron, robin, lived) -> None:
    from inconfidence.files.actions import care_team_add, care_team_remove

    care_team_add(bearer=heron.bearer, file=lived, member=robin.row)
    wanted = pieces(sealed_of(lived))
    care_team_remove(bearer=robin.bearer, file=lived, member=robin.row)
    wanted |= pieces(sealed_of(lived))
    file_erase(bearer=house.wren.bearer, file=lived, ground="mistake")
    erasures_settle()
    there = lying_in_the_database()
    assert [one for one in wanted if one in there] == []


def test_others_lose_nothing_by_it(house, heron, lived) -> None:
    other = house.open_file(heron, "Basil Oregano")
    house.note(heron, other, "All is well.")
    wanted = pieces(sealed_of(other))
    file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    erasures_settle()
    there = lying_in_the_database()
    assert [one for one in wanted if one not in there] == []


def test_sweeping_leaves_the_connection_as_patient_as_it_was() -> None:
    asked = "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW statement_timeout"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        before = cursor.fetchone()
        assert sweep() is True
        cursor.execute(asked)
        assert cursor.fetchone() == before and before not in [(0,), ("0",)]


def test_while_somebody_reads_it_waits(house, lived) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory has no log that a reader could be in")
    reader = begin_snapshot()
    try:
        with reader.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM store_sealedfile")
        assert sweep() is False
    finally:
        reader.close()
    # The server takes a moment to see that the reader is gone; `tick` tries again, too.
    assert any(sweep() or sleep(0.2) for _ in range(50))


def test_inside_a_transaction_it_waits(house, lived) -> None:
    with transaction.atomic():
        assert sweep() is False
