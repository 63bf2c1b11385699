"""A worry can be written down before anything else, and somebody then owes something by a time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.files import actions
from inconfidence.files.models import Due
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import SentOtherwise
from inconfidence.store.models import Member


def worry(person, file, *grounds: str):
    return actions.worry_record(
        bearer=person.bearer, file=file, record=uuid4(), grounds=grounds, text="She has stopped eating."
    )


def seen_to(person, file, worry_kept, line=None, text: str = "I rang."):
    line = {"record": line or uuid4(), "text": text}
    actions.worry_seen_to(bearer=person.bearer, file=file, worry=worry_kept, **line)


def test_danger_needs_no_first_contact(house, heron):
    file = house.open_file(heron, told=False)
    duties = worry(heron, file, "duty-to-assist")
    assert {"act-on-danger", "explain-code"} <= {duty.duty for duty in duties}
    assert file_opened(heron.bearer, file).current("worry")[0].content["text"] == "She has stopped eating."


def test_it_is_on_the_list_of_whoever_owes_it_and_of_safeguarding(house, heron, marigold):
    plover = house.join("Plover", "safeguarding", None)
    worry(heron, marigold, "duty-to-assist")
    assert {due.member_id for due in Due.objects.all()} == {heron.row.id, plover.row.id}


@pytest.mark.parametrize("code", ["cwc"])
def test_under_cwc_it_is_reported_to_safeguarding(house, heron):
    file = house.open_file(heron, told=False)
    duties = worry(heron, file, "child-at-risk")
    assert "report-to-safeguarding" in {duty.duty for duty in duties}


@pytest.mark.parametrize("code", ["cwc"])
def test_under_cwc_a_crime_is_reported_there_as_well(house, heron, marigold, at_page):
    plover = house.join("Plover", "safeguarding", None)
    assert 'value="terrorism"' in at_page(heron).get("/worried/").content.decode()
    assert "Plover of the Garden" in _written(at_page(heron), marigold, "offence")
    (due,) = Due.objects.filter(member=plover.row)
    assert timedelta(hours=23) < due.due_at - CLOCK.now() <= timedelta(hours=24)


@pytest.mark.parametrize("code", ["cwc"])
def test_a_counsellor_reads_that_the_team_has_still_to_be_told(house, heron, marigold, teal, at_page):
    """Its keys open no counsellor's file: what the page said went to the manager alone."""
    house.join("Plover", "safeguarding", None)
    said = _written(at_page(teal), house.open_file(teal, "Basil Oregano"), "child-at-risk")
    assert "Wren" in said and "Plover" not in said
    assert "The safeguarding team cannot open this file" in said
    assert "cannot open this file" not in _written(at_page(heron), marigold, "child-at-risk")


def test_no_more_is_offered_than_the_code_has_reported(heron, marigold, at_page):
    said = at_page(heron).get("/worried/").content.decode()
    assert 'value="life-at-risk"' in said
    assert not [one for one in ("offence", "terrorism", "court-order") if f'value="{one}"' in said]


def test_done_takes_it_from_the_list_of_those_who_owed_it(house, heron, marigold):
    plover, siskin = house.join("Plover", "safeguarding", None), house.join("Siskin", "safeguarding", None)
    worry(heron, marigold, "duty-to-assist")
    record = Due.objects.first().record_id
    seen_to(heron, marigold, record)
    assert _owing() == {plover.row.id, siskin.row.id}
    seen_to(siskin, marigold, record)
    assert _owing() == set()


def test_what_was_done_stands_with_the_worry_and_no_words_are_lost(house, heron, marigold, at_page):
    plover, siskin = house.join("Plover", "safeguarding", None), house.join("Siskin", "safeguarding", None)
    worry(heron, marigold, "duty-to-assist")
    record = Due.objects.first().record_id
    lines = [(plover, uuid4()), (siskin, uuid4())]
    for person, line in lines:
        # Sent twice, it is said once; a colleague who was quicker takes nobody's words.
        seen_to(person, marigold, record, line, f"{person.email} rang.")
        seen_to(person, marigold, record, line, f"{person.email} rang.")
    with pytest.raises(SentOtherwise):
        seen_to(plover, marigold, record, lines[0][1], "And went there.")
    said = file_opened(heron.bearer, marigold).current("worry")[0].content["seen"]
    assert [line["text"] for line in said] == ["plover@garden.example rang.", "siskin@garden.example rang."]
    page = at_page(heron).get(f"/files/{marigold.reference}/").content.decode()
    assert "plover@garden.example rang." in page and "Safeguarding team" in page


def test_a_worry_is_not_ticked_off_without_a_word(house, heron, marigold, at_page):
    plover = house.join("Plover", "safeguarding", None)
    worry(heron, marigold, "duty-to-assist")
    record = Due.objects.first().record_id
    client, path = at_page(plover), f"/files/{marigold.reference}/worries/{record}/seen/"
    assert client.post(f"/files/{marigold.reference}/due/{record}/done/").status_code == 404
    assert "problems" in client.post(path, {"record": uuid4(), "text": " "}).content.decode()
    assert plover.row.id in _owing()
    assert client.post(path, {"record": uuid4(), "text": "I went there."}).status_code == 302
    assert plover.row.id not in _owing()


def test_safeguarding_has_no_longer_than_whoever_wrote_it_down(house, heron, marigold):
    house.join("Plover", "safeguarding", None)
    worry(heron, marigold, "risk-to-others")
    assert len({due.due_at for due in Due.objects.all()}) == 1


def test_whoever_wrote_it_down_reads_who_finds_it_and_that_nobody_is_rung(house, heron, marigold, at_page):
    plover = house.join("Plover", "safeguarding", None)
    said = _written(at_page(heron), marigold)
    assert "Plover of the Garden" in said and "Wren" not in said
    assert "Nobody is rung or written to by this." in said
    _trained_until(plover, -1)
    said = _written(at_page(heron), marigold)
    assert "Plover" not in said and "Wren" in said


def _written(client, file, ground: str = "life-at-risk") -> str:
    typed = {"record": uuid4(), "file": file.reference, "grounds": ground, "text": "Alone."}
    return client.post("/worried/", typed).content.decode().partition("</head>")[2]


def test_nobody_ticks_what_another_office_owes(house, heron, robin, marigold, at_page):
    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    plover = house.join("Plover", "safeguarding", None)
    worry(heron, marigold, "risk-to-others")
    record = Due.objects.get(member=plover.row).record_id
    for person in (robin, house.wren):
        path = f"/files/{marigold.reference}/worries/{record}/seen/"
        assert at_page(person).post(path, {"record": uuid4(), "text": "Done."}).status_code == 404
    assert plover.row.id in _owing()


def test_safeguarding_opens_the_file_to_act_on_it(house, heron, marigold, at_page):
    plover = house.join("Plover", "safeguarding", None)
    worry(heron, marigold, "duty-to-assist")
    client = at_page(plover)
    assert "Marigold Tansy" in client.get("/").content.decode()
    assert client.get(f"/files/{marigold.reference}/").status_code == 200


def test_a_worry_comes_to_somebody_who_can_open_the_file(house, teal, at_page):
    """The safeguarding team may hold no key of a counsellor's file: then it is the manager's."""
    plover = house.join("Plover", "safeguarding", None)
    file = house.open_file(teal)
    worry(teal, file, "risk-to-client")
    told = [person for person in (plover, house.wren) if _sees(at_page(person), "Marigold Tansy")]
    assert told


def test_a_worry_does_not_wait_for_somebody_without_keys(house, heron, marigold, at_page):
    house.invite("Plover", "safeguarding", None)
    worry(heron, marigold, "risk-to-client")
    assert _sees(at_page(house.wren), "Marigold Tansy")


def test_a_worry_reaches_others_while_the_training_of_the_team_has_lapsed(house, heron, marigold, at_page):
    plover, coot = house.join("Plover", "safeguarding", None), house.join("Coot", "coordinator")
    _trained_until(plover, -1)
    worry(heron, marigold, "life-at-risk")
    for person in (house.wren, coot):
        page = at_page(person).get("/").content.decode()
        assert "Marigold Tansy" in page and "whoever owed it cannot open the file now" in page
    # Trained again, it is theirs alone, and was never lost.
    _trained_until(plover, 9)
    assert _sees(at_page(plover), "A worry to act on")
    assert not _sees(at_page(coot), "A worry to act on")


def test_what_a_listener_owed_passes_on_while_their_keys_rest(house, heron, marigold, at_page):
    house.join("Plover", "safeguarding", None)
    worry(heron, marigold, "duty-to-assist")
    client = at_page(house.wren)
    assert not _sees(client, "A worry to act on")
    _trained_until(heron, -1)
    assert _sees(client, "A worry to act on")


def test_of_two_to_whom_it_passed_on_neither_loses_their_words(house, heron, marigold, at_page):
    coot, finch = house.join("Coot", "coordinator"), house.join("Finch", "coordinator")
    worry(heron, marigold, "duty-to-assist")
    record = Due.objects.first().record_id
    _trained_until(heron, -1)
    path = f"/files/{marigold.reference}/worries/{record}/seen/"
    for person in (coot, finch):
        typed = {"record": uuid4(), "text": f"{person.email} rang."}
        assert at_page(person).post(path, typed).status_code == 302
    said = file_opened(coot.bearer, marigold).current("worry")[0].content["seen"]
    assert [line["text"] for line in said] == ["coot@garden.example rang.", "finch@garden.example rang."]


def _trained_until(person, days: int) -> None:
    until = timezone.localdate(CLOCK.now()) + timedelta(days=days)
    Member.objects.filter(id=person.row.id).update(trained_until=until)


def _sees(client, name: str) -> bool:
    return name in client.get("/").content.decode()


def _owing() -> set:
    return {due.member_id for due in Due.objects.filter(done_at=None)}
