"""What becomes owed when something was told outside is on Home for those who owe it, and done from there."""

from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.charity.actions.keys import member_take_leave
from inconfidence.files.actions import worry_record
from inconfidence.files.models import Due

IMPOSSIBLE = {"talk": {"discussion": "impossible", "why": "she is unconscious"}}
IMPOSSIBLE["consent"] = {"consent": "impossible", "why": "she is unconscious"}


@pytest.fixture
def told(sharing, heron, marigold):
    """Heron told somebody outside without having been able to speak with Marigold first."""
    proposal = sharing.proposal(heron, marigold, "duty-to-assist", **IMPOSSIBLE)
    sharing.make(heron, proposal)
    return sharing.read(heron, marigold, proposal.id, "disclosure")


def home(at_page, person) -> str:
    return at_page(person).get("/").content.decode()


def due_part(page: str) -> str:
    return page.partition("<h2>To do now</h2>")[2].partition("</ul>")[0]


def test_each_who_owes_something_reads_it_on_home_without_a_name(house, heron, told, at_page):
    mine, theirs = due_part(home(at_page, heron)), due_part(home(at_page, house.wren))
    assert "Tell the person what was told outside" in mine and "Look again" not in mine
    assert "Look again at what was told outside" in theirs and "Tell the person" not in theirs
    for part in (mine, theirs):
        assert told.content["reference"] in part
        assert "Marigold" not in part


def test_it_is_done_from_home_and_by_its_own_office_alone(house, heron, marigold, told, at_page):
    address = f"/files/{marigold.reference}/due/{told.id}/done/"
    answer = at_page(heron).post(address, {"next": "home"})
    assert answer["Location"] == "/"
    assert "Tell the person" not in home(at_page, heron)
    assert "Look again" in home(at_page, house.wren)
    at_page(house.wren).post(address, {"next": "home"})
    assert not Due.objects.filter(done_at=None, record_id=told.id).exists()


def test_it_is_said_on_the_file_as_well(heron, marigold, told, at_page):
    page = at_page(heron).get(f"/files/{marigold.reference}/").content.decode()
    assert f"Owed after {told.content['reference']}" in page
    assert "Tell the person what was told outside" in page


def test_a_disclosure_after_a_talk_and_consent_owes_nothing_more(sharing, heron, marigold, at_page):
    sharing.make(heron, sharing.proposal(heron, marigold, "court-order"))
    assert not Due.objects.exists()


def test_who_has_no_part_in_it_neither_sees_nor_does_it(robin, marigold, told, at_page):
    assert told.content["reference"] not in home(at_page, robin)
    address = f"/files/{marigold.reference}/due/{told.id}/done/"
    assert at_page(robin).post(address).status_code == 404
    assert Due.objects.filter(done_at=None, record_id=told.id).count() == 2


# The manager told it.


@pytest.fixture
def told_by_wren(sharing, house, marigold):
    """The manager told somebody outside without having been able to speak with Marigold."""

    def told():
        proposal = sharing.proposal(house.wren, marigold, "duty-to-assist", **IMPOSSIBLE)
        sharing.make(house.wren, proposal)
        return proposal.id

    return told


@pytest.mark.parametrize("role", ["safeguarding", "coordinator", "manager"])
def test_what_the_manager_told_somebody_else_looks_at_again(house, marigold, told_by_wren, at_page, role):
    plover = house.join("Plover", role, None if role != "coordinator" else "North")
    record = told_by_wren()
    mine, theirs = due_part(home(at_page, house.wren)), due_part(home(at_page, plover))
    assert "Tell the person what was told outside" in mine and "Look again" not in mine
    assert "Look again at what was told outside" in theirs and "Tell the person" not in theirs
    at_page(house.wren).post(f"/files/{marigold.reference}/due/{record}/done/")
    assert "Look again" in due_part(home(at_page, plover)), "nobody ticks off their own review"


def test_where_nobody_else_has_a_key_the_manager_looks_at_it_again(house, told_by_wren, at_page):
    told_by_wren()
    part = due_part(home(at_page, house.wren))
    assert "Look again" in part and "Tell the person" in part


def test_nor_while_the_keys_of_whoever_looks_again_rest_if_there_is_another(
    house, marigold, told_by_wren, at_page
):
    plover, coot = house.join("Plover", "safeguarding", None), house.join("Coot", "coordinator")
    address = f"/files/{marigold.reference}/due/{told_by_wren()}/done/"
    _lapse(plover)
    part = due_part(home(at_page, house.wren))
    assert "Look again" not in part and "Tell the person" in part
    at_page(house.wren).post(address)
    assert "Look again" in due_part(home(at_page, coot)) and not due_part(home(at_page, house.wren))
    assert at_page(house.wren).post(address).status_code == 404
    _lapse(coot)
    assert "Look again" in due_part(home(at_page, house.wren)), "nobody else is left"


def _lapse(person) -> None:
    type(person.row).objects.filter(id=person.row.id).update(trained_until="2020-01-01")


# Whoever owed it has left.


def test_what_a_leaver_owed_passes_to_who_answers_for_the_file(house, heron, told, at_page):
    member_take_leave(bearer=house.wren.bearer, member=heron.row)
    part = due_part(home(at_page, house.wren))
    assert "Look again at what was told outside" in part and "Tell the person what was told outside" in part
    assert part.count("/told/") == 1 and "passed on to you" not in part
    plover = house.join("Plover", "coordinator")
    part = due_part(home(at_page, plover))
    assert "Tell the person what was told outside" in part and "Look again" not in part
    assert "passed on to you" in part and "Marigold" not in part


def test_whoever_it_passed_to_does_it(house, heron, marigold, told, at_page):
    plover = house.join("Plover", "coordinator")
    member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert "Tell the person" in due_part(home(at_page, plover))
    at_page(plover).post(f"/files/{marigold.reference}/due/{told.id}/done/", {"next": "home"})
    assert "Tell the person" not in home(at_page, plover)
    assert Due.objects.filter(done_at=None).get().member_id == house.wren.row.id


def test_it_passes_to_nobody_while_its_own_can_do_it(house, heron, told, at_page):
    plover = house.join("Plover", "coordinator")
    assert told.content["reference"] not in home(at_page, plover)


def test_it_passes_to_nobody_of_another_branch_or_without_an_office(house, heron, robin, told, at_page):
    mesange = house.join("Mésange", "coordinator", branch="South")
    member_take_leave(bearer=house.wren.bearer, member=heron.row)
    for person in (mesange, robin):
        assert told.content["reference"] not in home(at_page, person)


def test_it_passes_to_nobody_while_a_colleague_of_the_office_can_do_it(house, heron, marigold, at_page):
    plover, avocet = house.join("Plover", "coordinator"), house.join("Avocet", "coordinator")
    file_id = marigold.id
    words = {"bearer": heron.bearer, "file": marigold, "record": uuid4(), "text": "No answer since Sunday."}
    worry_record(grounds=["risk-to-client"], **words)
    for one in (plover, avocet):
        Due.objects.get_or_create(
            record_id=words["record"], member=one.row, defaults={"file_id": file_id, "due_at": timezone.now()}
        )
    Due.objects.filter(member=house.wren.row).delete()
    member_take_leave(bearer=house.wren.bearer, member=plover.row)
    assert "passed on to you" not in home(at_page, house.wren)
    member_take_leave(bearer=house.wren.bearer, member=avocet.row)
    assert "passed on to you" in home(at_page, house.wren)


def test_what_a_manager_who_told_still_owes_passes_to_the_manager_who_looks_again(
    house, marigold, told_by_wren, at_page
):
    plover = house.join("Plover", "manager", None)
    house.join("Dunnock", "trustee", None)
    record = told_by_wren()
    assert "Tell the person" not in due_part(home(at_page, plover))
    member_take_leave(bearer=plover.bearer, member=house.wren.row)
    part = due_part(home(at_page, plover))
    assert "Tell the person what was told outside" in part and "Look again at what was told outside" in part
    at_page(plover).post(f"/files/{marigold.reference}/due/{record}/done/")
    assert not Due.objects.filter(done_at=None).exists()


def test_and_what_whoever_looks_again_owed_passes_to_another(house, told_by_wren, at_page):
    plover = house.join("Plover", "manager", None)
    told_by_wren()
    coot = house.join("Coot", "coordinator")
    _lapse(plover)
    assert "Look again" in due_part(home(at_page, coot))
    assert "Look again" not in due_part(home(at_page, house.wren))
