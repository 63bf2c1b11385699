"""Somebody with the database changed a seal or put a key of their own in: that file shuts, the others open."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from inconfidence.charity.actions.keys import member_suspend
from inconfidence.charity.actions.turning import epoch_turn
from inconfidence.charity.house import gate
from inconfidence.files.actions import contact_record
from inconfidence.files.movements import movement
from inconfidence.files.selectors import files_listed
from inconfidence.gate.acting import Note
from inconfidence.gate.errors import Absent, Forged
from inconfidence.ledger.entry import Entry
from inconfidence.oversight.own import deeds_lately
from inconfidence.store.models import Cabinet, FileGrant, LedgerEntry, Member, SealedFile
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.errors import SealBroken


def flipped(blob) -> bytes:
    """The same with its last bit turned."""
    return bytes(blob)[:-1] + bytes([bytes(blob)[-1] ^ 1])


def faults() -> list[Entry]:
    rows = LedgerEntry.objects.order_by("index")
    return [entry for row in rows if (entry := Entry.from_bytes(bytes(row.entry))).kind == "fault"]


def break_column(column):
    def change(file, heron):
        SealedFile.objects.filter(id=file.id).update(**{column: flipped(getattr(file, column))})

    return change


def break_grant(column):
    def change(file, heron):
        grant = FileGrant.objects.get(file=file, member=heron.row)
        FileGrant.objects.filter(id=grant.id).update(
            quick_wrap=b"", **{column: flipped(getattr(grant, column))}
        )

    return change


def write_text_over(file, heron):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_sealedfile SET facts = 'not bytes' WHERE id = %s", [file.id.hex])


ATTACKS = {
    "the header": break_column("header"),
    "the facts": break_column("facts"),
    "the wrap": break_grant("wrap"),
    "the statement": break_grant("statement"),
    "the signature": break_grant("signature"),
}


@pytest.fixture
def three(house, heron, walk):
    names = ("Ash Lane", "Birch Row", "Cedar End")
    opened = walk.take("three files", lambda: [house.open_file(heron, name=name).id for name in names])
    return [SealedFile.objects.get(id=id) for id in opened]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_one_file_that_was_changed_shuts_and_the_others_open(three, heron, attack):
    attack(three[1], heron)
    listed = files_listed(heron.bearer)
    assert [line.name for line in listed[:]] == ["Ash Lane", "Cedar End"]
    assert listed.shut == [three[1].reference]
    assert [(fault.actor, fault.file) for fault in faults()] == [(heron.row.id, three[1].id)]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite lets text into a column of bytes")
def test_text_where_bytes_should_be_shuts_one_file(three, heron):
    write_text_over(three[1], heron)
    assert files_listed(heron.bearer).shut == [three[1].reference]


@pytest.mark.parametrize("page", ["/", "/files/"])
def test_the_pages_say_which_cannot_be_opened_and_whom_to_tell(three, heron, at_page, page):
    break_column("facts")(three[1], heron)
    answer = at_page(heron).get(page)
    text = answer.content.decode()
    assert answer.status_code == 200 and "Ash Lane" in text and "Birch Row" not in text
    assert f"{three[1].reference} cannot be opened" in text and "manager" in text


def test_a_page_with_nothing_wrong_says_nothing_of_it(three, heron, at_page):
    assert "cannot be opened" not in at_page(heron).get("/").content.decode()


def test_opening_such_a_file_is_refused_and_written_down(three, heron):
    break_grant("signature")(three[0], heron)
    with pytest.raises(Forged), gate().passing(heron.bearer, movement(three[0], "view")):
        pytest.fail("a key that nobody gave opened a file")
    break_column("facts")(three[2], heron)
    with pytest.raises(SealBroken), gate().passing(heron.bearer, movement(three[2], "view")):
        pytest.fail("a sheet that was changed was read")
    assert [fault.file for fault in faults()] == [three[0].id, three[2].id]


def test_what_breaks_after_the_passage_names_its_file_too(three, heron):
    break_column("header")(three[1], heron)
    with gate().passing(heron.bearer, movement(three[1], "view")) as passage:
        pass
    with pytest.raises(SealBroken):
        passage.header()
    assert [(fault.actor, fault.file) for fault in faults()] == [(heron.row.id, three[1].id)]


@pytest.mark.parametrize(
    "attack", [ATTACKS["the facts"], ATTACKS["the signature"]], ids=["facts", "signature"]
)
def test_asking_what_the_code_would_say_of_such_a_file_is_written_down(three, heron, attack):
    attack(three[1], heron)
    with pytest.raises((Forged, SealBroken)):
        gate().preview(heron.bearer, movement(three[1], "view"))
    assert [(fault.actor, fault.file) for fault in faults()] == [(heron.row.id, three[1].id)]


def test_the_page_of_ones_own_deeds_says_that_something_went_wrong(three, heron):
    break_column("facts")(three[1], heron)
    with pytest.raises(SealBroken), gate().passing(heron.bearer, movement(three[1], "view")):
        pytest.fail("a sheet that was changed was read")
    deed = deeds_lately(heron.row.id)[0]
    assert "Something went wrong" in str(deed.said) and deed.reference == three[1].reference


def own_key_put_in(bearer, kind):
    own = CabinetKeys.create().public.to_bytes()
    Cabinet.objects.filter(kind=kind).update(public_key=own)


def old_row_put_back(bearer, kind):
    """A leaver may have kept the keys of that epoch; the server's word for the public one was true in its time."""
    for before in list(Cabinet.objects.filter(kind=kind)):
        epoch_turn(bearer, before.id, Note())
        before.save(update_fields=["epoch", "public_key", "proof"])


@pytest.fixture(params=[own_key_put_in, old_row_put_back], ids=["one's own", "of before the turn"])
def key_put_in(request, house):
    """Puts a public key in the place of a cabinet's: one of somebody's own, or that of before a turn."""
    return lambda kind: request.param(house.wren.bearer, kind)


def test_a_file_key_that_turns_is_not_dropped_into_a_cabinet_of_somebodys_own(marigold, heron, key_put_in):
    """Heron supports and holds no cabinet: the new key would have gone to whoever put theirs there."""
    key_put_in("support")
    with pytest.raises(Forged), gate().passing(heron.bearer, movement(marigold, "view")) as passage:
        passage.turn_key()
    assert SealedFile.objects.get(id=marigold.id).key_wrap == marigold.key_wrap
    assert [fault.actor for fault in faults()] == [heron.row.id]


def test_a_new_file_is_not_dropped_into_a_cabinet_of_somebodys_own(house, heron, key_put_in):
    key_put_in("support")
    with pytest.raises(Forged):
        house.open_file(heron, name="Nobody's business", told=False)
    assert not SealedFile.objects.exists()
    assert [(fault.actor, fault.file) for fault in faults()] == [(heron.row.id, None)]


def test_a_new_file_is_not_given_to_a_key_of_somebodys_own(house, heron):
    Member.objects.filter(id=heron.row.id).update(keys_proof=flipped(heron.row.keys_proof))
    heron.row.refresh_from_db()
    with pytest.raises(Forged):
        house.open_file(heron, name="Nobody's business", told=False)
    assert [(fault.actor, fault.file) for fault in faults()] == [(heron.row.id, None)]


def test_nothing_said_of_members_is_sealed_to_an_office_of_somebodys_own(house, heron, key_put_in):
    wren = house.wren
    key_put_in("personnel")
    with pytest.raises(Forged):
        member_suspend(bearer=wren.bearer, member=heron.row)
    with pytest.raises(Forged):
        files_listed(heron.bearer)
    assert Member.objects.get(id=heron.row.id).state == Member.State.ACTIVE
    assert [fault.actor for fault in faults()] == [wren.row.id, heron.row.id]


def test_a_list_is_one_line_besides_its_faults(three, heron):
    before = LedgerEntry.objects.count()
    files_listed(heron.bearer)
    assert LedgerEntry.objects.count() == before + 1


def test_what_was_kept_is_not_given_to_another_by_the_id_of_it(three, heron, robin, house):
    """The id of somebody else's note, sent as one's own: absent, and a fault."""
    record, words = uuid4(), {"channel": "phone", "happened_on": date.today(), "text": "Waiting."}
    contact_record(bearer=heron.bearer, file=three[0], record=record, **words)
    own = house.open_file(robin, name="Elm Walk")
    with pytest.raises(Absent):
        contact_record(bearer=robin.bearer, file=own, record=record, **words)
    assert [fault.actor for fault in faults()] == [robin.row.id]
