"""Paper: where it is locked away, who has a key, what was taken out and brought back."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.charity import actions as charity
from inconfidence.charity.actions import places
from inconfidence.charity.errors import InUse, NotReady
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.models import Place, PlaceKey
from inconfidence.charity.places import keys_of, keys_to_ask_back, place_names
from inconfidence.files.actions import care_team_remove
from inconfidence.files.actions.paper import paper_end, paper_put, paper_return, paper_take
from inconfidence.files.errors import PaperElsewhere
from inconfidence.files.models import Paper
from inconfidence.files.movements import movement
from inconfidence.files.paper import papers_held, papers_of, papers_waiting
from inconfidence.files.records import keep_facts
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent, Refused
from inconfidence.gate.errors import SentOtherwise
from inconfidence.rights import actions as rights
from inconfidence.rights.notices import notice_of_file, notice_of_member
from inconfidence.store.models import Cabinet

GREY = "The grey cabinet in the office"
CONSENT = "The consent form, with both signatures"


def told(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def days(number: int):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def grey(house, walk) -> Place:
    """A place that can be locked."""
    place = uuid4()
    walk.take(
        "a place for paper", lambda: places.place_make(bearer=house.wren.bearer, place=place, name=GREY)
    )
    return Place.objects.get()


@pytest.fixture
def form(heron, marigold, grey) -> Paper:
    """A paper of Marigold's, put away."""
    record = uuid4()
    paper_put(bearer=heron.bearer, file=marigold, record=record, place=grey, what=CONSENT)
    return Paper.objects.get(id=record)


def take(person, file, paper, back=3, why="For the meeting.", move=None):
    words = {"record": paper.id, "move": move or uuid4(), "why": why, "due_on": days(back)}
    paper_take(bearer=person.bearer, file=file, **words)


def party_to(file, person, by) -> None:
    with gate().passing(by.bearer, movement(file, "record")) as passage:
        party = frozenset({person.row.id.hex})
        keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=party)))


def test_whoever_is_party_to_a_file_sees_nothing_of_its_paper(house, heron, marigold, form, at_page):
    client = at_page(house.wren)
    take(heron, marigold, form, back=-2)
    assert marigold.reference in told(client.get("/")) and marigold.reference in told(client.get("/paper/"))
    party_to(marigold, house.wren, by=heron)
    assert list(papers_held(house.wren.bearer)) == [] and papers_waiting(house.wren.bearer) == []
    for path in ("/", "/paper/", "/recorded/", "/refusals/"):
        page = client.get(path)
        assert page.status_code == 200 and marigold.reference not in page.content.decode()
    for path in ("", "back/", "end/"):
        page = client.post(f"/files/{marigold.reference}/paper/{form.id}/{path}", {"how": "destroyed"})
        assert page.status_code == 404
    form.refresh_from_db()
    assert form.gone_at is None and form.taken_by_id == heron.row.id


def test_nothing_of_it_lies_in_clear(heron, marigold, grey, form):
    take(heron, marigold, form, why="For her doctor.")
    form.record.refresh_from_db()
    for words in (b"consent", b"doctor", b"grey"):
        assert words not in bytes(form.record.content) + bytes(grey.name_sealed)


def test_whoever_cannot_open_the_file_cannot_touch_its_paper(house, heron, robin, marigold, form, at_page):
    for act in (
        lambda: paper_put(bearer=robin.bearer, file=marigold, record=uuid4(), place=form.place, what="x"),
        lambda: take(robin, marigold, form),
        lambda: paper_return(bearer=robin.bearer, file=marigold, record=form.id),
        lambda: paper_end(bearer=robin.bearer, file=marigold, record=form.id, how="destroyed"),
    ):
        with pytest.raises(Absent):
            act()
    other = house.open_file(heron, "Basil Oregano")
    with pytest.raises(Absent):
        take(heron, other, form)
    assert at_page(robin).get("/paper/").status_code == 404
    assert at_page(robin).get(f"/files/{marigold.reference}/paper/{form.id}/").status_code == 404


def test_out_and_in_are_kept_with_who_when_why_and_until_when(heron, marigold, form, at_page):
    take(heron, marigold, form)
    paper_return(bearer=heron.bearer, file=marigold, record=form.id)
    page = told(at_page(heron).get(f"/files/{marigold.reference}/paper/{form.id}/"))
    assert page.index("Brought back") < page.index("Taken out") < page.index("Put there")
    assert "For the meeting." in page and GREY in page and "In its place" in page


def test_what_is_out_is_not_taken_twice_and_a_form_sent_again_takes_it_once(
    heron, house, marigold, form, at_page
):
    once = uuid4()
    take(heron, marigold, form, move=once)
    take(heron, marigold, form, move=once)
    with pytest.raises(PaperElsewhere):
        take(house.wren, marigold, form)
    with pytest.raises(PaperElsewhere):
        take(heron, marigold, form)
    with pytest.raises(SentOtherwise):
        take(heron, marigold, form, why="For her doctor.", move=once)
    day = {"due_on_day": days(3).day, "due_on_month": days(3).month, "due_on_year": days(3).year}
    answer = at_page(house.wren).post(
        f"/files/{marigold.reference}/paper/{form.id}/", {"record": uuid4(), "why": "I too.", **day}
    )
    assert "not in its place any more" in told(answer) and "Heron of the Garden has it" in told(answer)
    # The words come back, and nothing offers to say that it came back.
    assert "I too.</textarea>" in answer.content.decode() and "It is back in its place" not in told(answer)
    moves = file_opened(heron.bearer, marigold).current("paper")[0].content["moves"]
    assert [move["did"] for move in moves] == ["out"]


def test_a_form_sent_again_after_it_was_brought_back_takes_it_no_second_time(heron, marigold, form):
    once = uuid4()
    take(heron, marigold, form, move=once)
    paper_return(bearer=heron.bearer, file=marigold, record=form.id)
    take(heron, marigold, form, move=once)
    form.refresh_from_db()
    assert form.taken_by_id is None
    with pytest.raises(SentOtherwise):
        take(heron, marigold, form, why="For her doctor.", move=once)
    take(heron, marigold, form)
    moves = file_opened(heron.bearer, marigold).current("paper")[0].content["moves"]
    assert [move["did"] for move in moves] == ["out", "in", "out"]


@pytest.mark.parametrize(("why", "back"), [("", 1), ("x", -1), ("x", 200), ("x" * 300, 1)])
def test_it_is_taken_for_a_reason_and_for_some_days(heron, marigold, form, at_page, why, back):
    day = {"due_on_day": days(back).day, "due_on_month": days(back).month, "due_on_year": days(back).year}
    answer = at_page(heron).post(
        f"/files/{marigold.reference}/paper/{form.id}/", {"record": uuid4(), "why": why, **day}
    )
    assert answer.status_code == 200 and "problems" in answer.content.decode()
    form.refresh_from_db()
    assert form.taken_by_id is None


def test_what_should_be_back_is_on_home_for_whoever_has_it_and_then_for_the_office(
    house, heron, marigold, form, at_page
):
    take(heron, marigold, form, back=1)
    assert papers_waiting(heron.bearer) == [] == papers_waiting(house.wren.bearer)
    with CLOCK.set_to(CLOCK.now() + timedelta(days=1)):
        assert len(papers_waiting(heron.bearer)) == 1 and papers_waiting(house.wren.bearer) == []
    with CLOCK.set_to(CLOCK.now() + timedelta(days=2)):
        assert "should have been back by" in told(at_page(house.wren).get("/"))
        assert "Paper that you took is to be back" in told(at_page(heron).get("/"))


def test_paper_that_a_leaver_has_is_asked_back_at_once(house, heron, marigold, form, at_page):
    take(heron, marigold, form, back=30)
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert "still has paper. Ask for it back." in told(at_page(house.wren).get("/"))


def test_whoever_came_off_the_care_team_reads_that_they_have_paper_and_not_whose(
    heron, house, marigold, form
):
    take(heron, marigold, form, back=0)
    care_team_remove(bearer=house.wren.bearer, file=marigold, member=heron.row)
    assert [(one.mine, one.reference) for one in papers_waiting(heron.bearer)] == [(True, "")]


def test_the_file_says_that_there_is_paper_and_where_and_so_does_the_notice(heron, marigold, form, at_page):
    page = told(at_page(heron).get(f"/files/{marigold.reference}/"))
    assert CONSENT in page and GREY in page
    lines = dict(notice_of_file(file_opened(heron.bearer, marigold), "en").lines)
    assert lines["On paper"] == "1 paper, locked away."


def test_the_register_names_files_by_reference_alone(house, marigold, form, at_page):
    page = told(at_page(house.wren).get("/paper/"))
    assert marigold.reference in page and GREY in page
    assert "Marigold" not in page and "consent form" not in page


def test_what_is_destroyed_is_off_the_register_and_stays_in_the_file(house, heron, marigold, form):
    paper_end(bearer=heron.bearer, file=marigold, record=form.id, how="destroyed")
    assert list(papers_held(house.wren.bearer)) == []
    [row] = papers_of(file_opened(heron.bearer, marigold))
    assert row.gone_at
    with pytest.raises(PaperElsewhere):
        take(heron, marigold, form)


def test_erasing_a_file_says_where_its_paper_is_until_it_is_destroyed(house, heron, marigold, form, at_page):
    take(heron, marigold, form)
    client = at_page(house.wren)
    assert GREY in told(client.get(f"/files/{marigold.reference}/erase/"))
    rights.file_erase(bearer=house.wren.bearer, file=marigold, ground="asked")
    receipt = f"/erasures/{marigold.reference}/"
    assert f"{GREY} · Heron of the Garden has it" in told(client.get(receipt))
    assert "to be destroyed" in told(client.get("/paper/"))
    assert "whose file has been erased since" in told(at_page(heron).get("/"))
    client.post(f"{receipt}paper/")
    assert GREY not in told(client.get(receipt)) and papers_waiting(heron.bearer) == []
    assert Paper.objects.get().gone_at and Paper.objects.get().record is None


# Places and keys


def test_places_are_entered_by_those_who_answer_for_the_charity_once(house, heron, grey, at_page):
    with pytest.raises(Refused):
        places.place_make(bearer=heron.bearer, place=uuid4(), name="Mine")
    places.place_make(bearer=house.wren.bearer, place=grey.id, name="Another name")
    assert place_names(heron.bearer, [Place.objects.get()]) == {grey.id: GREY}
    assert at_page(heron).get("/paper/places/new/").status_code == 403


def test_a_coordinator_gives_keys_to_their_own_branch_alone(house, heron, grey, walk):
    plover = walk.take("Plover joins", lambda: house.join("Plover", "coordinator")).afresh()
    places.place_key_give(bearer=plover.bearer, place=grey, member=heron.row)
    places.place_key_give(bearer=plover.bearer, place=grey, member=heron.row)
    assert [key.member_id for key in keys_of(grey)] == [heron.row.id]
    with pytest.raises(Refused):
        places.place_key_give(bearer=plover.bearer, place=grey, member=house.wren.row)
    with pytest.raises(Refused):
        places.place_key_give(bearer=heron.bearer, place=grey, member=heron.row)


def test_no_key_to_somebody_who_is_not_in_good_standing(house, grey):
    with pytest.raises(NotReady):
        places.place_key_give(bearer=house.wren.bearer, place=grey, member=house.invite("Twite", "listener"))


def test_a_leaver_s_key_is_asked_back_until_it_has_come(house, heron, grey, at_page):
    places.place_key_give(bearer=house.wren.bearer, place=grey, member=heron.row)
    assert keys_to_ask_back(house.wren.bearer) == []
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    client = at_page(house.wren)
    assert "Heron of the Garden still has a key" in told(client.get("/"))
    [key] = keys_of(grey)
    assert client.post(f"/paper/places/{grey.id}/keys/{key.id}/back/").status_code == 302
    assert keys_to_ask_back(house.wren.bearer) == [] and PlaceKey.objects.get().back_at


def test_who_has_a_key_is_shown_as_in_the_members_register(house, heron, grey, at_page):
    """Safeguarding and another branch are shut out of the register: here too."""
    places.place_key_give(bearer=house.wren.bearer, place=grey, member=heron.row)
    path = f"/paper/places/{grey.id}/"
    for person in (house.join("Plover", "safeguarding", None), house.join("Coot", "coordinator", "South")):
        page = told(at_page(person).get(path))
        assert "Heron" not in page and "It has come back" not in page and "Nobody has a key" not in page
        assert "Ask your manager who has the others" in page
    for person in (house.wren, house.join("Siskin", "coordinator")):
        page = told(at_page(person).get(path))
        assert "It has come back Heron of the Garden" in page and "the others" not in page


@pytest.mark.parametrize("code", ["cwc"])
def test_home_says_that_a_key_is_to_come_back_and_not_why(house, heron, grey, at_page):
    """A coordinator under cwc gives keys, and does not read the register."""
    places.place_key_give(bearer=house.wren.bearer, place=grey, member=heron.row)
    client = at_page(house.join("Coot", "coordinator"))
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    page = told(client.get("/"))
    assert "Heron of the Garden still has a key" in page
    of_the_place = told(client.get(f"/paper/places/{grey.id}/"))
    assert "This key is to come back: ask for it." in of_the_place
    for said in (page, of_the_place):
        assert "suspended" not in said and "no longer" not in said


def test_a_place_is_closed_when_it_is_empty_and_every_key_is_back(
    house, heron, marigold, grey, form, at_page
):
    client = at_page(house.wren)
    assert client.post(f"/paper/places/{grey.id}/close/").status_code == 409
    paper_end(bearer=heron.bearer, file=marigold, record=form.id, how="given")
    with pytest.raises(InUse):
        places.place_close(bearer=house.wren.bearer, place=grey, empty=False)
    assert client.post(f"/paper/places/{grey.id}/close/").status_code == 302
    assert client.get(f"/paper/places/{grey.id}/").status_code == 404


def test_the_name_of_a_place_is_read_after_the_directory_s_keys_turned(house, grey):
    turned = charity.cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(kind="directory"))
    assert place_names(turned, [Place.objects.get()]) == {grey.id: GREY}


def test_without_a_place_the_page_says_whom_to_ask(heron, marigold, at_page):
    page = told(at_page(heron).get(f"/files/{marigold.reference}/paper/new/"))
    assert "There is no place for paper yet" in page


def test_a_member_reads_which_keys_and_paper_they_have_and_not_whose(house, heron, marigold, grey, form):
    places.place_key_give(bearer=house.wren.bearer, place=grey, member=heron.row)
    take(heron, marigold, form)
    said = "\n".join(": ".join(line) for line in notice_of_member(heron.row, "en").lines)
    assert "Keys to places for paper: since" in said and "Paper that you have taken out, since:" in said
    assert marigold.reference not in said and GREY not in said
    assert "paper" not in str(notice_of_member(house.wren.row, "en").lines)
