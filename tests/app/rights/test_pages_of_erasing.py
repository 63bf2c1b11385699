"""The pages of erasing: who sees the way there, what it asks, the receipt and the register."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.rights.actions import file_erase
from inconfidence.store.models import Cabinet, CabinetGrant, Erasure, LedgerEntry, Member, SealedFile
from tests.app.rights.conftest import request_by

NAMES = ("Marigold", "Tansy", "Wren", "Heron")


@pytest.fixture
def wren(house, at_page):
    """The manager's browser."""
    return at_page(house.wren)


def _text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def _typed(file: SealedFile, **other: str) -> dict[str, str]:
    return {"ground": "asked", "free": "on", "reference": file.reference, **other}


def test_the_way_there_is_shown_to_those_who_may(house, heron, marigold, at_page, wren):
    address = f"/files/{marigold.reference}/erase/"
    assert address in wren.get(f"/files/{marigold.reference}/").content.decode()
    assert address not in at_page(heron).get(f"/files/{marigold.reference}/").content.decode()


def test_whoever_may_not_gets_the_reason_and_whom_to_ask(heron, marigold, at_page):
    for send in (at_page(heron).get, lambda path: at_page(heron).post(path, _typed(marigold))):
        answer = send(f"/files/{marigold.reference}/erase/")
        assert answer.status_code == 403
        assert "What has to go is destroyed" in _text(answer) and "Charity manager" in _text(answer)
    assert SealedFile.objects.filter(id=marigold.id).exists()


def test_it_says_what_goes_and_what_stays_and_asks_for_the_reference(house, heron, marigold, wren):
    house.note(heron, marigold)
    said = _text(wren.get(f"/files/{marigold.reference}/erase/"))
    assert "Marigold Tansy" in said and "It cannot be undone" in said
    assert "What goes" in said and "What stays" in said and "6 entries" in said


@pytest.mark.parametrize(
    "wrong", [{"reference": "F-22222"}, {"reference": ""}, {"free": ""}, {"ground": ""}, {"ground": "spite"}]
)
def test_without_every_answer_nothing_is_erased(marigold, wren, wrong):
    typed = {name: word for name, word in _typed(marigold, **wrong).items() if word}
    answer = wren.post(f"/files/{marigold.reference}/erase/", typed)
    assert answer.status_code == 200 and "problems" in answer.content.decode()
    assert SealedFile.objects.filter(id=marigold.id).exists()
    assert not Erasure.objects.exists()


def test_whoever_waits_to_see_it_is_answered_or_asked_first(heron, marigold, wren):
    row, path = request_by(heron, marigold), f"/files/{marigold.reference}/erase/"
    shown = wren.get(path).content.decode()
    assert f"/files/{marigold.reference}/requests/{row.id}/" in shown and 'name="unanswered"' in shown
    for typed, said in (
        ({}, "Answer them first, or ask them"),
        ({"ground": "time", "unanswered": "on"}, "Answer their request first"),
    ):
        assert said in _text(wren.post(path, _typed(marigold, **typed)))
    assert SealedFile.objects.filter(id=marigold.id).exists()
    assert wren.post(path, _typed(marigold, unanswered="on")).status_code == 302
    assert "erased before it was answered" in _text(wren.get("/requests/"))


def test_the_receipt_names_nobody_and_can_be_checked(house, heron, marigold, wren):
    typed = _typed(marigold, reference=f" {marigold.reference.lower()} ")
    answer = wren.post(f"/files/{marigold.reference}/erase/", typed, follow=True)
    assert answer.redirect_chain == [(f"/erasures/{marigold.reference}/", 302)]
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert marigold.reference in main and "They asked for it" in main and "Charity manager" in main
    assert [name for name in NAMES if name in main] == []
    index = LedgerEntry.objects.filter(file=marigold.id).latest("index").index
    assert f"<dd>{index}</dd>" in main


def test_whoever_erased_reads_it_among_what_they_did(marigold, wren):
    wren.post(f"/files/{marigold.reference}/erase/", _typed(marigold))
    said = _text(wren.get("/recorded/"))
    assert "You erased a file." in said and marigold.reference not in said


def test_the_second_time_it_is_not_there(marigold, wren):
    for expected in (302, 404):
        answer = wren.post(f"/files/{marigold.reference}/erase/", _typed(marigold))
        assert answer.status_code == expected


def test_the_register_lists_it_for_those_who_hold_its_cabinet(house, heron, marigold, at_page, wren):
    file_erase(bearer=house.wren.bearer, file=marigold, ground="time")
    assert marigold.reference in _text(wren.get("/erasures/"))
    siskin = house.join("Siskin", "coordinator", "North")
    dunnock = house.join("Dunnock", "coordinator", "South")
    assert marigold.reference in _text(at_page(siskin).get("/erasures/"))
    assert marigold.reference not in _text(at_page(dunnock).get("/erasures/"))
    assert at_page(dunnock).get(f"/erasures/{marigold.reference}/").status_code == 404
    assert at_page(heron).get("/erasures/").status_code == 404
    assert at_page(heron).get(f"/erasures/{marigold.reference}/").status_code == 404


def test_copies_on_paper_are_on_home_until_they_are_gone(house, heron, marigold, at_page, wren):
    file_erase(bearer=house.wren.bearer, file=marigold, ground="asked")
    wanted = f"{marigold.reference} has been erased. Destroy what is left of it on paper"
    assert wanted in _text(wren.get("/")) and wanted not in _text(at_page(heron).get("/"))
    with CLOCK.set_to(CLOCK.now() + timedelta(days=31)):
        assert "copies on paper are overdue" in _text(at_page(house.wren).get("/erasures/"))
    assert at_page(heron).post(f"/erasures/{marigold.reference}/paper/").status_code == 404
    assert wren.post(f"/erasures/{marigold.reference}/paper/").status_code == 302
    assert wanted not in _text(wren.get("/"))
    assert "Destroyed by" in _text(wren.get(f"/erasures/{marigold.reference}/"))


def test_what_was_told_outside_stays_on_its_register_without_the_person(
    house, heron, marigold, sharing, wren
):
    proposal = sharing.proposal(house.wren, marigold, consent={"consent": "given", "why": "yes"})
    sharing.make(house.wren, proposal)
    before = _text(wren.get(f"/files/{marigold.reference}/erase/"))
    assert "Social services" in before and "Tell them that it has been erased" in before
    file_erase(bearer=house.wren.bearer, file=marigold, ground="asked")
    register = _text(wren.get("/disclosures/"))
    assert "The file that it was about has been erased." in register and "Social services" not in register
    told = wren.get(f"/files/{marigold.reference}/disclose/{proposal.id}/told/document/")
    assert told.status_code == 404


def test_a_question_to_a_colleague_goes_as_well(house, heron, robin, marigold, sharing, at_page):
    house.note(heron, marigold)
    proposal = sharing.asked(heron, robin, marigold)
    assert at_page(robin).get(f"/ask/{proposal.id}/").status_code == 200
    file_erase(bearer=house.wren.bearer, file=marigold, ground="asked")
    for person in (robin, heron):
        assert at_page(person).get(f"/ask/{proposal.id}/").status_code == 404
        assert at_page(person).get("/ask/").status_code == 200


def test_nobody_learns_from_the_register_that_a_complaint_was_erased_which_may_be_about_them(house, at_page):
    """Whom it was about, nothing says any more: a manager's key to complaints shows no line but their own."""
    plover = house.join("Plover", "manager", None)
    line = Erasure.objects.create(
        id=uuid4(),
        reference="G-22222",
        cabinet=Cabinet.objects.get(kind="grievance"),
        ground="time",
        erased_at=CLOCK.now(),
        erased_by=plover.row,
        paper_until=CLOCK.now(),
    )
    assert line.reference in _text(at_page(plover).get("/erasures/"))
    for page in ("/erasures/", "/"):
        assert line.reference not in _text(at_page(house.wren).get(page))
    assert at_page(house.wren).get(f"/erasures/{line.reference}/").status_code == 404


@pytest.mark.parametrize("gone", ["left", "untrained", "keyless"])
def test_paper_of_an_erased_complaint_is_passed_on_once_its_eraser_is_gone(house, at_page, wren, gone):
    """By the reference and the day alone: the page says neither why nor who, and the register shows no line."""
    plover = house.join("Plover", "manager", None)
    complaints = Cabinet.objects.get(kind="grievance")
    line = Erasure.objects.create(
        id=uuid4(),
        reference="G-22223",
        cabinet=complaints,
        ground="time",
        erased_at=CLOCK.now(),
        erased_by=plover.row,
        paper_until=CLOCK.now() + timedelta(days=7),
    )
    address = f"/erasures/{line.reference}/"
    assert wren.post(f"{address}paper/").status_code == 404
    if gone == "keyless":
        CabinetGrant.objects.filter(cabinet=complaints, member=plover.row).delete()
    else:
        words = {
            "left": {"state": "left"},
            "untrained": {"trained_until": timezone.localdate() - timedelta(days=2)},
        }
        Member.objects.filter(id=plover.row.id).update(**words[gone])
    assert line.reference in _text(wren.get("/")) and line.reference not in _text(wren.get("/erasures/"))
    page = _text(wren.get(address))
    assert "no longer see to it" in page and "Plover" not in page and "Line of the ledger" not in page
    assert wren.post(f"{address}paper/").headers["Location"] == "/"
    assert Erasure.objects.get(id=line.id).paper_done_at and line.reference not in _text(wren.get("/"))
    assert wren.get(address).status_code == 404
