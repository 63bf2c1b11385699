"""A call for help that was made first: entered, owed for, and looked at again, whatever the code says of it."""

from datetime import date
from uuid import uuid4

import pytest

from inconfidence.files.actions import worry_record
from inconfidence.files.models import Due
from inconfidence.files.selectors import file_opened
from inconfidence.sharing.models import Disclosure
from inconfidence.store.models import Member

CODES = ["csf-2012", "csf-2016", "csf-2024", "csg06", "cwc"]


class Called:
    """Heron is worried about Marigold, and has rung."""

    def __init__(self, heron, file, client) -> None:
        self.heron, self.file, self.client, self.worry = heron, file, client, uuid4()
        danger = {"grounds": {"life-at-risk"}, "text": "She took pills."}
        worry_record(bearer=heron.bearer, file=file, record=self.worry, **danger)
        Due.objects.all().delete()

    @property
    def address(self) -> str:
        return f"/files/{self.file.reference}/worries/{self.worry}/called/"

    def enter(self, client=None, **typed: str):
        said = {
            "record": str(uuid4()),
            "recipient": "agency",
            "name": "Dr Fern",
            "happened_on_day": "22",
            "happened_on_month": "11",
            "happened_on_year": "2025",
            "text": "She took pills, at 4 Mill Lane.",
            "form": "identified",
            "discussion": "none",
            "why": "",
        }
        return (client or self.client).post(self.address, said | typed, follow=True)


@pytest.fixture
def called(heron, marigold, at_page) -> Called:
    return Called(heron, marigold, at_page(heron))


def owed() -> dict:
    return {due.member_id for due in Due.objects.filter(done_at=None)}


def test_it_is_entered_in_the_register_with_what_it_brings(house, called, at_page):
    page = called.enter().content.decode()
    line = Disclosure.objects.get()
    assert line.reference in page and "Wren Hazel" in page
    assert "They are told" in page and "/told/document/" not in page
    register = at_page(house.wren).get("/disclosures/").content.decode()
    assert "Dr Fern" in register and "22 November 2025" in register and "entered on " in register
    assert "Asked first, our code would have said no." in register
    home = at_page(house.wren).get("/").content.decode()
    assert "Look again at what was told outside" in home and line.reference in home
    assert owed() == {called.heron.row.id, house.wren.row.id}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("discussion", ["none", "impossible"])
def test_under_every_code_they_are_told_by_whoever_rang_without_a_word_with_them(house, called, discussion):
    called.enter(discussion=discussion, why="She could not speak.")
    assert owed() == {called.heron.row.id, house.wren.row.id}
    assert Due.objects.get(of_teller=True).member_id == called.heron.row.id


@pytest.mark.parametrize(
    ("code", "recipient", "clause"),
    [
        ("csf-2024", "agency", "The wider public interest is no longer a reason"),
        ("cwc", "police", "The police are sent to the manager"),
    ],
)
def test_where_the_code_says_no_its_clauses_are_for_whoever_looks_again(
    house, called, at_page, recipient, clause
):
    entered = called.enter(recipient=recipient)
    theirs, address = entered.content.decode(), entered.redirect_chain[-1][0]
    assert "that was right" in theirs and "have said no" not in theirs and clause not in theirs
    again = at_page(house.wren).get(address).content.decode()
    assert "have said no" in again and clause in again and "that was right" not in again
    assert owed() == {called.heron.row.id, house.wren.row.id}


@pytest.mark.parametrize("code", ["cwc"])
def test_where_nobody_was_in_danger_there_is_no_way_to_it(called):
    typed = {"record": uuid4(), "file": called.file.reference, "grounds": "offence", "text": "He took it."}
    address = f"/files/{called.file.reference}/worries/{typed['record']}/called/"
    assert address not in called.client.post("/worried/", typed).content.decode()
    page = called.client.get(f"/files/{called.file.reference}/").content.decode()
    assert "He took it." in page and address not in page
    assert called.client.get(address).status_code == 404


def test_who_had_spoken_with_them_has_nothing_more_to_tell_them(house, called):
    called.enter(discussion="held", why="Yes.")
    assert owed() == {house.wren.row.id}


def test_what_the_manager_entered_somebody_else_looks_at_again(house, called, at_page):
    plover = house.join("Plover", "safeguarding", None)
    page = called.enter(at_page(house.wren)).content.decode()
    assert "Plover of the Garden" in page and "Wren Hazel" not in page.partition("<h1>")[2]
    assert owed() == {house.wren.row.id, plover.row.id}


def looking(page: str) -> str:
    return page.partition("looks at it again: ")[2].partition("</p>")[0]


def test_whose_training_lapsed_is_not_named_and_it_says_when_it_has_been_looked_at(house, called, at_page):
    plover = house.join("Plover", "coordinator")
    entered = called.enter()
    address = entered.redirect_chain[-1][0]
    assert looking(entered.content.decode()) == "Wren Hazel"
    Member.objects.filter(id=house.wren.row.id).update(trained_until=date(2020, 1, 1))
    assert looking(called.client.get(address).content.decode()) == "Plover of the Garden"
    line = Disclosure.objects.get().id
    at_page(plover).post(f"/files/{called.file.reference}/due/{line}/done/")
    page = called.client.get(address).content.decode()
    assert "It has been looked at again." in page and not looking(page)
    assert owed() == {called.heron.row.id}


def test_sent_twice_it_is_entered_once_and_other_words_come_back(called):
    record = str(uuid4())
    first, again = called.enter(record=record), called.enter(record=record)
    assert first.status_code == again.status_code == 200
    assert called.enter(record=record, text="No more than that.").status_code == 409
    kept = called.client.get(called.address).content.decode()
    assert "No more than that." in kept and record not in kept
    assert Disclosure.objects.count() == 1


def test_nobody_without_the_file_comes_to_it(called, robin, at_page):
    assert called.enter(at_page(robin)).status_code == 404
    assert not Disclosure.objects.exists()


def test_it_has_no_document(called):
    called.enter()
    address = f"/files/{called.file.reference}/disclose/{Disclosure.objects.get().id}/told/"
    assert called.client.get(f"{address}document/").status_code == 404
    assert called.client.post(f"{address}again/").status_code == 404


def test_the_way_to_it_is_where_the_worry_was_written(called, heron):
    typed = {"record": uuid4(), "file": called.file.reference, "grounds": "life-at-risk", "text": "Alone."}
    assert f"/worries/{typed['record']}/called/" in called.client.post("/worried/", typed).content.decode()
    assert called.address in called.client.get(f"/files/{called.file.reference}/").content.decode()
    assert len(file_opened(heron.bearer, called.file).current("worry")) == 2
