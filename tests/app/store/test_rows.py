"""Statements written once give what the ORM gives, and name the charity as it does."""

import pytest
from django.forms.models import model_to_dict

from inconfidence.charity.sessions import session_open
from inconfidence.kernel.clock import SystemClock
from inconfidence.kernel.ids import new_id
from inconfidence.store.models import Charity, Member, SealedFile, SealedRecord, Session
from inconfidence.store.rows import insert_once, rows, rows_of_all, rows_with
from inconfidence.store.scope import NoCharity, charity_scope


def said(row) -> dict[str, object]:
    """Every column of a row, as Python has it."""
    values = {field.attname: getattr(row, field.attname) for field in type(row)._meta.concrete_fields}
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in values.items()}


@pytest.fixture
def lived_in(house, heron, robin, marigold):
    house.note(heron, marigold)
    session_open(heron.bearer)
    return house


@pytest.mark.parametrize("model", [Member, SealedFile, SealedRecord, Session])
def test_they_are_the_rows_that_the_orm_gives(lived_in, model):
    ours = {row.pk: said(row) for row in rows(model, "TRUE")}
    theirs = {row.pk: said(row) for row in model.objects.all()}
    assert ours == theirs != {}
    types = {pk: [type(value) for value in row.values()] for pk, row in ours.items()}
    assert types == {pk: [type(value) for value in row.values()] for pk, row in theirs.items()}


def test_of_a_shared_table_as_well(lived_in):
    [charity] = rows_of_all(Charity, "TRUE ORDER BY id LIMIT 1")
    assert model_to_dict(charity) == model_to_dict(Charity.objects.get())


def test_with_what_a_key_points_to(lived_in, marigold):
    [file] = rows_with(SealedFile, "cabinet", "reference = %s", marigold.reference)
    [theirs] = SealedFile.objects.select_related("cabinet").filter(id=marigold.id)
    assert said(file) == said(theirs) and said(file.cabinet) == said(theirs.cabinet)
    assert rows_with(SealedFile, "cabinet", "reference = %s", "nowhere") == []
    with charity_scope(new_id()):
        assert rows_with(SealedFile, "cabinet", "reference = %s", marigold.reference) == []


def test_values_and_order_are_those_of_the_condition(lived_in, heron, marigold):
    found = rows(SealedRecord, "file_id = %s ORDER BY kept_at DESC", marigold.id)
    assert [row.id for row in found] == list(
        SealedRecord.objects.filter(file=marigold).order_by("-kept_at").values_list("id", flat=True)
    )
    assert rows(SealedRecord, "file_id = %s", heron.row.id) == []


def test_another_charitys_rows_are_not_given(lived_in):
    with charity_scope(new_id()):
        assert rows(Member, "TRUE") == []


def test_without_a_charity_they_raise(lived_in):
    from inconfidence.store import scope

    token = scope._current.set(None)
    try:
        with pytest.raises(NoCharity):
            rows(Member, "TRUE")
    finally:
        scope._current.reset(token)


def test_a_row_is_kept_once_and_as_the_orm_would_keep_it(lived_in, heron, marigold):
    words = {"file": marigold, "author": heron.row, "kept_at": SystemClock().now(), "content": b"sealed"}
    row = SealedRecord(id=new_id(), **words)
    assert insert_once(row)
    assert said(row) == said(SealedRecord.objects.get(id=row.id))
    assert not insert_once(SealedRecord(id=row.id, **{**words, "content": b"another"}))
    assert bytes(SealedRecord.objects.get(id=row.id).content) == b"sealed"
