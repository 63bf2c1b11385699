"""A cabinet's keys turn when somebody is gone who held them: who stays opens everything, who is gone nothing."""

import hashlib
from datetime import timedelta

import pytest

from inconfidence.charity import actions as charity
from inconfidence.charity.actions import turning
from inconfidence.charity.actions.keys import cabinet_turn
from inconfidence.charity.actions.readmission import member_readmit
from inconfidence.charity.actions.recovering import trustees_open
from inconfidence.charity.actions.turning import cabinets_owed, cabinets_turn_owed
from inconfidence.charity.cabinets import held_now
from inconfidence.charity.directory import name_of
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Absent, Forged, Refused
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import (
    Cabinet,
    CabinetEpoch,
    CabinetGrant,
    Drawer,
    FileGrant,
    FormerCabinetKeys,
    LedgerEntry,
    Member,
    RecoveryGrant,
    SealedFile,
    Session,
)
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import member_proof
from inconfidence.vault.epochs import EpochStatement, verify_epoch
from inconfidence.vault.errors import StatementBroken
from inconfidence.vault.members import PublicKeys, create_private_keys


def epochs() -> dict[str, int]:
    """By kind, of the cabinets of the whole charity and of the north."""
    rows = Cabinet.objects.exclude(branch__name="South")
    return dict(rows.values_list("kind", "epoch"))


def lie_under() -> set[int]:
    """The epochs under which drawers lie, or files that were dropped in."""
    dropped_in = SealedFile.objects.filter(drawer=None).values_list("dropped_in_epoch", flat=True)
    return {*Drawer.objects.values_list("epoch", flat=True), *dropped_in}


@pytest.fixture
def kite(house, walk):
    """A coordinator of the north: they hold the directory and the north's support cabinet."""
    return walk.take("Kite joins", lambda: house.join("Kite", "coordinator")).afresh()


def test_what_a_leaver_held_is_owed_and_turns_at_the_next_unlocking(house, kite, marigold):
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    assert {cabinet.kind for cabinet in cabinets_owed(house.wren.bearer)} == {"directory", "support"}
    assert set(epochs().values()) == {1}
    wren = house.sign_in(house.wren.email)
    assert epochs() == {**dict.fromkeys(epochs(), 1), "directory": 2, "support": 2}
    assert not cabinets_owed(wren.bearer)
    assert file_opened(wren.bearer, marigold)


@pytest.mark.parametrize("how", [charity.member_suspend, member_readmit])
def test_so_it_is_with_a_suspended_one_and_one_who_lost_their_keys(house, kite, how):
    how(bearer=house.wren.bearer, member=kite.row)
    house.sign_in(house.wren.email)
    assert epochs()["support"] == 2


def test_a_listener_takes_the_directory_with_them_and_no_cabinet_of_files(house, heron):
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    house.sign_in(house.wren.email)
    assert epochs() == {**dict.fromkeys(epochs(), 1), "directory": 2}


def test_the_keys_that_a_leaver_kept_open_nothing_on_the_books(house, kite, heron, marigold):
    file_opened(kite.bearer, marigold)
    kept = [*CabinetGrant.objects.filter(member=kite.row)]
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    house.sign_in(house.wren.email)
    Member.objects.filter(id=kite.row.id).update(state="active")
    for grant in kept:  # somebody with the database lets them in again, as they were
        grant.save(force_insert=True)
    with pytest.raises(Absent):
        file_opened(kite.bearer, marigold)
    assert lie_under() == {2}


def test_whoever_is_signed_in_goes_on_without_signing_in_again(house, kite, heron, marigold, at_page):
    page = at_page(heron)
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    house.sign_in(house.wren.email)
    assert Session.objects.get(member=heron.row).outdated
    assert "Heron" in page.get("/").content.decode()
    assert not Session.objects.get(member=heron.row).outdated
    assert "Heron" in page.get("/").content.decode()


def test_keys_in_hand_from_before_still_read_names_and_files(house, kite, heron, teal, marigold):
    charity.member_take_leave(bearer=house.wren.bearer, member=teal.row)
    house.sign_in(house.wren.email)
    assert name_of(kite.bearer, heron.row).name == "Heron of the Garden"
    assert file_opened(kite.bearer, marigold)
    assert file_opened(heron.bearer, marigold)


def test_what_was_dropped_in_before_and_comes_after_is_read(house, kite, heron):
    before = house.open_file(heron, "Dropped in before")
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    wren = house.sign_in(house.wren.email)
    after = house.open_file(heron, "Dropped in after")
    assert file_opened(wren.bearer, before)
    assert file_opened(wren.bearer, after)
    assert lie_under() == {2}


def test_a_file_that_was_dropped_in_while_it_turned_is_read_and_comes_along(house, kite, heron, marigold):
    """Whoever opened it had read the public key before the turn, and came to keep it after."""
    old = Cabinet.objects.get(id=marigold.cabinet_id)
    dropped = SealedFile.objects.get(id=marigold.id)
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    wren = house.sign_in(house.wren.email)
    SealedFile.objects.filter(id=marigold.id).update(
        drawer=None, dropped_in_epoch=old.epoch, key_wrap=dropped.key_wrap
    )
    assert file_opened(wren.bearer, marigold)
    assert lie_under() == {2}


def test_a_file_key_that_turns_in_between_lies_under_the_present_epoch(house, kite, heron, robin, marigold):
    from inconfidence.files import actions as files

    files.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    dropped = SealedFile.objects.get(id=marigold.id)
    wren = cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(id=marigold.cabinet_id))
    SealedFile.objects.filter(id=marigold.id).update(
        drawer=None, dropped_in_epoch=1, key_wrap=dropped.key_wrap
    )
    files.care_team_remove(bearer=kite.bearer, file=marigold, member=robin.row)
    assert lie_under() == {2}
    assert file_opened(wren, marigold)


def test_the_line_in_the_ledger_is_of_the_signed_statement(house, kite):
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    house.sign_in(house.wren.email)
    turn = CabinetEpoch.objects.get(cabinet__kind="support")
    statement = EpochStatement.from_bytes(bytes(turn.statement))
    verify_epoch(PublicKeys.from_bytes(bytes(house.wren.row.public_keys)), statement, bytes(turn.signature))
    support = Cabinet.objects.get(id=turn.cabinet_id)
    assert statement.public_sha256 == hashlib.sha256(bytes(support.public_key)).digest()
    assert (statement.cabinet, statement.epoch) == (support.id, 2)
    digests = [hashlib.sha256(bytes(blob)).digest() for blob in (turn.statement, turn.signature)]
    changes = [Entry.from_bytes(bytes(row.entry)).change for row in LedgerEntry.objects.all()]
    assert hashlib.sha256(b"".join(digests)).digest() in changes


def test_the_trustees_sheets_open_the_new_keys_and_only_these_are_sealed_to_them(house, kite, recovery_seed):
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    house.sign_in(house.wren.email)
    assert trustees_open(recovery_seed).cabinets[Cabinet.objects.get(kind="support", epoch=2).id].epoch == 2
    assert RecoveryGrant.objects.count() == Cabinet.objects.count()


def test_by_hand_too_but_not_by_whoever_answers_for_nobody(house, kite, marigold):
    support = Cabinet.objects.get(id=marigold.cabinet_id)
    with pytest.raises(Refused):
        cabinet_turn(bearer=kite.bearer, cabinet=support)
    bearer = cabinet_turn(bearer=house.wren.bearer, cabinet=support)
    assert bearer.cabinets[support.id].epoch == 2
    assert file_opened(bearer, marigold)


def test_nobody_turns_what_they_do_not_hold(house, kite):
    house.join("Ivy", "trustee")
    reports = Cabinet.objects.get(kind="whistleblowing")
    with pytest.raises(Absent):
        cabinet_turn(bearer=house.wren.bearer, cabinet=reports)
    assert Cabinet.objects.get(kind="whistleblowing").epoch == reports.epoch


def test_what_the_founder_held_for_want_of_another_turns_once_somebody_has_it(house):
    ivy = house.join("Ivy", "trustee")
    assert epochs()["whistleblowing"] == 2
    assert not cabinets_owed(ivy.bearer)


def test_keys_of_before_go_a_day_after_nothing_is_left_under_them(house, kite, marigold):
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    wren = house.sign_in(house.wren.email)
    cabinets_turn_owed(bearer=wren.bearer)
    assert FormerCabinetKeys.objects.filter(cabinet__kind="support").count() == 1
    FormerCabinetKeys.objects.update(turned_at=house.charity.founded_at - timedelta(days=9))
    cabinets_turn_owed(bearer=wren.bearer)
    assert not FormerCabinetKeys.objects.exists()


def test_a_file_that_waits_keeps_the_keys_that_it_lies_under(house, kite, marigold):
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    wren = house.sign_in(house.wren.email)
    broken = bytes(62)
    SealedFile.objects.filter(id=marigold.id).update(drawer=None, dropped_in_epoch=1, key_wrap=broken)
    FormerCabinetKeys.objects.update(turned_at=house.charity.founded_at - timedelta(days=9))
    cabinets_turn_owed(bearer=wren.bearer)
    assert FormerCabinetKeys.objects.filter(cabinet__kind="support").exists()
    assert bytes(SealedFile.objects.get(id=marigold.id).key_wrap) == broken


def test_a_thousand_files_come_a_stretch_at_a_time(house, kite, heron, monkeypatch):
    for number in range(3):
        house.open_file(heron, f"Client {number}", told=False)
    monkeypatch.setattr(turning, "STRETCH", 1)
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    house.sign_in(house.wren.email)
    assert lie_under() == {2}


def test_what_was_left_at_the_desk_before_the_turn_is_read_after_it(house, heron):
    from uuid import uuid4

    from inconfidence.sharing.actions.enquiring import enquiry_take
    from inconfidence.sharing.enquiries import enquiries_opened

    words = {"who": "somebody", "about": "Marigold", "why": "they asked"}
    enquiry_take(bearer=heron.bearer, enquiry=uuid4(), recipient="police", channel="phone", **words)
    bearer = cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(kind="personnel"))
    enquiry_take(bearer=heron.bearer, enquiry=uuid4(), recipient="police", channel="phone", **words)
    assert [asked.content["about"] for asked in enquiries_opened(bearer)] == ["Marigold", "Marigold"]


def test_two_who_unlock_in_the_same_moment_turn_it_once(house, kite, teal, monkeypatch):
    charity.member_take_leave(bearer=house.wren.bearer, member=teal.row)
    owed = cabinets_owed(house.wren.bearer)
    house.sign_in(kite.email)  # whose turn comes between the other's look and the other's turn
    monkeypatch.setattr(turning, "cabinets_owed", lambda bearer: owed)
    assert cabinets_turn_owed(bearer=house.wren.bearer)
    assert epochs()["directory"] == 2
    assert epochs()["counselling"] == 2


# With the database in hand.


def faults() -> int:
    """How many lines of the ledger say that something was not as it should be."""
    return sum(Entry.from_bytes(bytes(row.entry)).kind == "fault" for row in LedgerEntry.objects.all())


def somebodys_own_key(member: Member) -> None:
    """Whoever can write to the database alone puts their own public keys in the member's place."""
    evil = create_private_keys()
    Member.objects.filter(id=member.id).update(public_keys=evil.public.to_bytes())


def test_a_holders_public_key_that_was_replaced_stops_the_turn(house, kite, teal):
    somebodys_own_key(teal.row)
    charity.member_take_leave(bearer=house.wren.bearer, member=kite.row)
    wren = house.sign_in(house.wren.email)
    # What Teal does not hold has turned; nothing was sealed to the key that somebody put there.
    assert epochs()["directory"] == 1
    assert epochs()["support"] == 2
    assert [cabinet.kind for cabinet in cabinets_owed(wren.bearer)] == ["directory"]
    assert faults() == 1
    with pytest.raises(Forged):
        cabinet_turn(bearer=wren.bearer, cabinet=Cabinet.objects.get(kind="directory"))
    assert faults() == 2


def test_a_key_holder_whom_somebody_put_there_stops_the_turn(house, kite, robin, marigold):
    """A grant with a signature by keys that somebody made up, and their own public keys beside it."""
    evil = create_private_keys()
    taken = CabinetGrant.objects.get(cabinet=marigold.cabinet_id, member=kite.row)
    CabinetGrant.objects.create(
        cabinet_id=marigold.cabinet_id,
        member=robin.row,
        epoch=1,
        wrap=taken.wrap,
        statement=taken.statement,
        signature=taken.signature,
        granter=house.wren.row,
    )
    Member.objects.filter(id=robin.row.id).update(public_keys=evil.public.to_bytes())
    with pytest.raises(Forged):
        cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(id=marigold.cabinet_id))
    assert Cabinet.objects.get(id=marigold.cabinet_id).epoch == 1


def test_a_cabinets_public_key_that_was_replaced_is_dropped_into_by_nobody(house, heron):
    evil = create_private_keys().public.sealing_key
    Cabinet.objects.filter(kind="support").update(public_key=evil.to_bytes())
    before = SealedFile.objects.count()
    with pytest.raises(Forged):
        house.open_file(heron, "Nobody's business", told=False)
    assert (SealedFile.objects.count(), faults()) == (before, 1)
    support = Cabinet.objects.get(kind="support", branch__name="North")
    with pytest.raises(Forged):
        cabinet_turn(bearer=house.wren.bearer, cabinet=support)


def test_a_member_whose_keys_were_replaced_is_given_no_file(house, heron, robin, marigold):
    from inconfidence.files import actions as files

    somebodys_own_key(robin.row)
    with pytest.raises(Forged):
        files.care_team_add(bearer=heron.bearer, file=marigold, member=Member.objects.get(id=robin.row.id))
    assert not FileGrant.objects.filter(member=robin.row).exists()


def test_the_servers_word_is_for_one_member_and_one_charity(house, heron, robin):
    public = bytes(heron.row.public_keys)
    assert member_proof(heron.row.id, public, b"") == bytes(heron.row.keys_proof)
    assert member_proof(robin.row.id, public, b"") != bytes(heron.row.keys_proof)
    assert member_proof(heron.row.id, public, public) != bytes(heron.row.keys_proof)
    assert current_charity() == house.charity.id


def test_an_epoch_put_back_is_opened_by_nobody(house, kite, marigold):
    """The row of before, its grant and its keys, under files that have moved on."""
    grant = CabinetGrant.objects.get(cabinet=marigold.cabinet_id, member=house.wren.row)
    bearer = cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(id=marigold.cabinet_id))
    CabinetGrant.objects.filter(cabinet=marigold.cabinet_id, member=house.wren.row).delete()
    grant.save(force_insert=True)
    with pytest.raises((Forged, Absent)):
        file_opened(bearer, marigold)
    with pytest.raises((Forged, Absent)):
        held_now(kite.bearer, Cabinet.objects.get(kind="whistleblowing").id)


def test_a_statement_of_another_turn_does_not_pass(house, kite):
    cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(kind="directory"))
    turn = CabinetEpoch.objects.get()
    said = EpochStatement.from_bytes(bytes(turn.statement))
    with pytest.raises(StatementBroken):
        verify_epoch(PublicKeys.from_bytes(bytes(kite.row.public_keys)), said, bytes(turn.signature))


# On pages.


def test_the_page_says_who_holds_what_and_turns_it(house, kite, at_page):
    page = at_page(house.sign_in(house.wren.email))
    said = page.get("/members/cabinets/").content.decode()
    assert said.count("Never turned yet") == Cabinet.objects.exclude(kind="whistleblowing").count() + 1
    assert "Kite of the Garden, Wren Hazel" in said
    support = Cabinet.objects.get(kind="support", branch__name="North")
    assert page.post(f"/members/cabinets/{support.id}/turn/").status_code == 302
    said = page.get("/members/cabinets/").content.decode()
    assert "Last turned on" in said
    assert "Kite of the Garden, Wren Hazel" in said


def test_home_tells_the_manager_alone_what_is_owed(house, kite, teal, at_page):
    words = "still to be turned"
    assert words not in at_page(house.wren).get("/").content.decode()
    charity.member_take_leave(bearer=house.wren.bearer, member=teal.row)
    said = at_page(house.wren).get("/").content.decode()
    assert f"The keys of 2 cabinets are {words}" in said
    assert 'href="/members/cabinets/"' in said
    assert words not in at_page(kite).get("/").content.decode()
    wren = house.sign_in(house.wren.email)
    assert words not in at_page(wren).get("/").content.decode()


def test_the_page_is_the_managers_alone(house, kite, heron, at_page):
    support = Cabinet.objects.get(kind="support", branch__name="North")
    for one in (kite, heron):
        assert at_page(one).post(f"/members/cabinets/{support.id}/turn/").status_code in {403, 404}
    assert Cabinet.objects.get(id=support.id).epoch == 1
    unknown = "00000000-0000-4000-8000-000000000000"
    assert at_page(house.wren).post(f"/members/cabinets/{unknown}/turn/").status_code == 404


def test_the_page_says_that_a_key_was_put_there(house, kite, at_page):
    support = Cabinet.objects.get(kind="support", branch__name="North")
    page = at_page(house.wren)
    somebodys_own_key(kite.row)
    answer = page.post(f"/members/cabinets/{support.id}/turn/")
    assert answer.status_code == 409
    assert "somebody has written to the database" in answer.content.decode()


def test_who_sends_somebody_away_turns_their_cabinets_in_the_same_request(house, kite, marigold, at_page):
    page = at_page(house.wren)
    page.post(f"/members/{kite.row.id}/leave/")
    assert epochs()["support"] == 2
    assert "Marigold" in page.get("/files/").content.decode()
