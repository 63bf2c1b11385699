"""Whatever somebody with the database does to one column of bytes: a typed error, a line in the ledger, no answer."""

from collections.abc import Callable

import pytest

from inconfidence.files.selectors import file_opened
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import CabinetGrant, Drawer, FileGrant, LedgerEntry, SealedFile, SealedRecord

SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "a bit turned": lambda blob: blob[:-1] + bytes([blob[-1] ^ 1]),
    "its version turned": lambda blob: bytes([blob[0] ^ 1]) + blob[1:],
    "cut": lambda blob: blob[: len(blob) // 2],
    "gone": lambda blob: b"",
    "too long": lambda blob: blob + bytes(1 << 20),
}
# What opens something, and whether its reader is the supporter or the office.
BY_THE_SUPPORTER = [
    (SealedFile, "header"),
    (SealedFile, "facts"),
    (SealedRecord, "content"),
    (FileGrant, "wrap"),
    (FileGrant, "statement"),
    (FileGrant, "signature"),
]


@pytest.fixture
def two(house, heron, walk):
    """Two files of one cabinet, with a note in each."""

    def opened():
        found = [house.open_file(heron, name=name) for name in ("Ash Lane", "Birch Row")]
        for file in found:
            house.note(heron, file, "Waiting for the scan.")
        return [file.id for file in found]

    return [SealedFile.objects.get(id=id) for id in walk.take("two files with a note", opened)]


def rows_of(model, file, person):
    """The rows of this kind through which the person opens the file."""
    if model is SealedFile:
        return model.objects.filter(id=file.id)
    own = {"member": person.row} if model is FileGrant else {}
    return model.objects.filter(file=file, **own)


def put(model, column, file, person, blob: bytes) -> None:
    """`blob` in place of what is there; a quick wrap would spare the slow one."""
    quick = {"quick_wrap": b""} if model is FileGrant else {}
    rows_of(model, file, person).update(**{**quick, column: blob})


def blob_of(model, column, file, person) -> bytes:
    return bytes(getattr(rows_of(model, file, person).last(), column))


def must_be_a_typed_fault(person, file) -> None:
    before = LedgerEntry.objects.count()
    with pytest.raises(InConfidenceError) as told:
        opened = file_opened(person.bearer, file)
        pytest.fail(f"it opened: {opened}")
    assert "Ash" not in str(told.value)
    lines = LedgerEntry.objects.order_by("index")[before:]
    said = [Entry.from_bytes(bytes(line.entry)) for line in lines]
    assert [one.actor for one in said if one.kind == "fault"] == [person.row.id]


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize(("model", "column"), BY_THE_SUPPORTER)
def test_what_a_supporter_opens(two, heron, model, column, spoil):
    put(model, column, two[0], heron, spoil(blob_of(model, column, two[0], heron)))
    must_be_a_typed_fault(heron, two[0])
    assert file_opened(heron.bearer, two[1])


@pytest.mark.parametrize("opened_before", [False, True], ids=["dropped in", "in a drawer"])
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_the_office_opens(two, house, spoil, opened_before):
    if opened_before:
        file_opened(house.wren.bearer, two[0])
        two[0].refresh_from_db()
    assert (two[0].drawer_id is not None) == opened_before
    put(SealedFile, "key_wrap", two[0], house.wren, spoil(bytes(two[0].key_wrap)))
    must_be_a_typed_fault(house.wren, two[0])
    assert file_opened(house.wren.bearer, two[1])


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_the_drawer_that_an_office_opens(two, house, spoil):
    file_opened(house.wren.bearer, two[0])
    two[0].refresh_from_db()
    drawer = two[0].drawer
    Drawer.objects.filter(id=drawer.id).update(wrap=spoil(bytes(drawer.wrap)))
    must_be_a_typed_fault(house.wren, two[0])


@pytest.mark.parametrize(("model", "column"), [*BY_THE_SUPPORTER, (SealedFile, "key_wrap")])
def test_what_is_of_another_file(two, house, heron, model, column):
    person = house.wren if column == "key_wrap" else heron
    put(model, column, two[0], person, blob_of(model, column, two[1], person))
    must_be_a_typed_fault(person, two[0])


def test_what_is_of_another_field(two, heron):
    SealedFile.objects.filter(id=two[0].id).update(header=bytes(two[0].facts), facts=bytes(two[0].header))
    must_be_a_typed_fault(heron, two[0])


def test_what_is_of_another_record_of_the_same_file(two, house, heron):
    house.note(heron, two[0], "She waits no more.")
    one, other = SealedRecord.objects.filter(file=two[0]).order_by("kept_at")[:2]
    SealedRecord.objects.filter(id=one.id).update(content=bytes(other.content))
    must_be_a_typed_fault(heron, two[0])


def test_a_whole_file_put_in_another_cabinet(two, house, heron):
    """So that another office would read it."""
    elsewhere = (
        CabinetGrant.objects.filter(member=house.wren.row).exclude(cabinet=two[0].cabinet).first().cabinet
    )
    SealedFile.objects.filter(id=two[0].id).update(cabinet=elsewhere, dropped_in_epoch=elsewhere.epoch)
    must_be_a_typed_fault(house.wren, two[0])


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_the_page_of_such_a_file_is_no_stack_trace(two, heron, at_page, caplog, spoil):
    put(SealedFile, "facts", two[0], heron, spoil(bytes(two[0].facts)))
    client = at_page(heron)
    client.raise_request_exception = False
    answer = client.get(f"/files/{two[0].reference}/")
    assert "Ash" not in answer.content.decode() and "Traceback" not in answer.content.decode()
    assert (answer.status_code, [record for record in caplog.records if record.exc_info]) == (500, [])
