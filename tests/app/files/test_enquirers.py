"""Somebody who is asking: what is kept of them, how they become a client, and where their request lies."""

from datetime import date
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.http import QueryDict

from inconfidence.charity.drafts import draft_keep
from inconfidence.files import actions
from inconfidence.files.actions.first_contact import STEPS
from inconfidence.files.header import header_of
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Refused
from inconfidence.gate.errors import Absent
from inconfidence.rights.models import Request
from inconfidence.store.models import SealedFile

NOTE = {
    "channel": "phone",
    "text": "Chemo.",
    "happened_on_day": 1,
    "happened_on_month": 9,
    "happened_on_year": 2025,
}


@pytest.fixture
def basil(house, heron) -> SealedFile:
    """He has not decided yet."""
    header = header_of({"name": "Basil Oregano"})
    return actions.file_open(
        bearer=heron.bearer, member=heron.row, file=uuid4(), subject="enquirer", header=header
    )


def noted(client, file):
    client.post(f"/files/{file.reference}/contacts/new/", {**NOTE, "record": uuid4()})


@pytest.mark.parametrize("code", ["cwc"])
def test_no_note_is_kept_before_they_are_a_client_and_have_filled_in_the_form(house, heron, basil, at_page):
    client, page = at_page(heron), f"/files/{basil.reference}/"
    shown = client.get(page).content.decode()
    assert "They are a client now" in shown and "contacts/new" not in shown
    assert client.get(f"{page}contacts/new/")["Location"] == page
    noted(client, basil)
    assert not file_opened(heron.bearer, basil).current("contact")
    assert not {"hospital", "relatives"} & set(client.get(f"{page}header/").context["form"].fields)
    for _twice in range(2):
        assert client.post(f"{page}client/")["Location"] == f"{page}first-contact/"
    opened = file_opened(heron.bearer, basil)
    assert opened.facts.subject == "client" and len(opened.current("first-contact")) == 1
    with pytest.raises(Refused):
        house.note(heron, basil)
    for step in ("explained", "consent"):
        actions.first_contact_step(bearer=heron.bearer, file=basil, step=step)
    # What was written too early is there still.
    assert "Chemo." in client.get(f"{page}contacts/new/").content.decode()
    noted(client, basil)
    assert file_opened(heron.bearer, basil).current("contact")
    shown = client.get(page).content.decode()
    assert "They became a client" in shown and "They are a client now" not in shown


@pytest.mark.parametrize("code", ["cwc"])
def test_no_note_comes_to_them_out_of_another_file(house, heron, basil, marigold):
    house.note(heron, marigold)
    (note,) = file_opened(heron.bearer, marigold).current("contact")
    with pytest.raises(Refused):
        actions.contact_move(bearer=heron.bearer, file=marigold, record=note.id, to=basil)


@pytest.mark.parametrize("code", ["cwc"])
def test_a_danger_to_them_is_written_down_all_the_same(heron, basil):
    danger = {"grounds": {"life-at-risk"}, "text": "Alone."}
    actions.worry_record(bearer=heron.bearer, file=basil, record=uuid4(), **danger)
    assert file_opened(heron.bearer, basil).current("worry")


@pytest.mark.parametrize("code", ["cwc", "csf-2024"])
def test_a_slip_is_undone_until_a_contact_is_kept(house, heron, basil, at_page):
    client, page = at_page(heron), f"/files/{basil.reference}/"
    undo, steps = f"{page}client/undo/", f"{page}first-contact/"
    assert client.post(undo).status_code == 404
    client.post(f"{page}client/")
    assert undo in client.get(steps).content.decode()
    for _twice in range(2):
        assert client.post(undo)["Location"] == page
    opened = file_opened(heron.bearer, basil)
    assert opened.facts.subject == "enquirer" and len(opened.current("first-contact")) == 2
    shown = client.get(page).content.decode()
    assert "Not done after all" in shown and "They are a client now" in shown
    assert undo not in client.get(steps).content.decode()
    client.post(f"{page}client/")
    for step in STEPS:
        actions.first_contact_step(bearer=heron.bearer, file=basil, step=step)
    house.note(heron, basil)
    assert undo not in client.get(steps).content.decode() and client.post(undo).status_code == 404
    assert file_opened(heron.bearer, basil).facts.subject == "client"


def test_only_who_was_asking_becomes_a_client_and_only_by_who_holds_the_file(house, heron, robin, basil):
    with pytest.raises(Absent):
        actions.client_now(bearer=robin.bearer, file=basil)
    header = header_of({"name": "Clover"})
    file = actions.file_open(
        bearer=heron.bearer, member=heron.row, file=uuid4(), subject="third-party", header=header
    )
    with pytest.raises(Absent):
        actions.client_now(bearer=heron.bearer, file=file)


@pytest.mark.parametrize("code", ["cwc", "csf-2024"])
def test_a_request_by_somebody_without_a_file_has_a_place_and_a_clock(house, at_page):
    client = at_page(house.wren)
    assert "/requests/somebody/" in client.get("/requests/").content.decode()
    form = client.get("/requests/somebody/").context["form"]
    typed = {"record": uuid4(), "name": "Clover Reed", "subject": form["subject"].value()}
    branch = form.fields["branch"].choices[-1][0]
    sent = client.post("/requests/somebody/", typed | {"branch": branch})
    file = SealedFile.objects.get(id=typed["record"])
    assert sent["Location"] == f"/files/{file.reference}/requests/new/"
    day = {f"received_on_{part}": getattr(date.today(), part) for part in ("day", "month", "year")}
    asked = {
        "asker": "self",
        "wanted": "copy",
        "came": "writing",
        "checked": "known",
        "said": "What is held?",
    }
    client.post(sent["Location"], {"record": uuid4(), **asked, **day})
    line = Request.objects.get()
    assert line.record.file == file and (line.due_on - line.received_on).days >= 28
    assert line.reference in client.get("/requests/").content.decode()


@pytest.mark.parametrize("code", ["cwc", "csf-2024"])
def test_home_asks_for_no_first_contact_with_whoever_asks_for_what_is_theirs(house, heron, at_page):
    client = at_page(house.wren)
    typed = {"record": uuid4(), "name": "Clover Reed", "subject": "enquirer"}
    branch = client.get("/requests/somebody/").context["form"].fields["branch"].choices[-1][0]
    client.post("/requests/somebody/", typed | {"branch": branch})
    home = client.get("/").context
    assert (home["mine"], home["first_contacts"], home["office"]) == ([], [], 1)
    # Once they are a client they are supported as anybody is.
    client.post(f"/files/{SealedFile.objects.get().reference}/client/")
    home = client.get("/").context
    assert len(home["mine"]) == len(home["first_contacts"]) == 1


@pytest.mark.parametrize(("code", "nagged"), [("cwc", 0), ("csf-2024", 1)])
def test_home_and_the_steps_ask_of_an_enquirer_what_their_file_does(heron, basil, at_page, nagged):
    client = at_page(heron)
    home = client.get("/").context
    assert len(home["mine"]) == 1 and len(home["first_contacts"]) == nagged
    steps = client.get(f"/files/{basil.reference}/first-contact/").content.decode()
    assert "Complete the consent form" not in steps
    assert ("A contact can be recorded" in steps) == bool(nagged)
    assert ("Until they are a client" in steps) != bool(nagged)


def test_what_was_typed_before_signing_in_comes_back_on_its_own_page(house, heron, at_page, client):
    sent = client.post("/requests/somebody/", {"name": "Clover Reed"})
    assert unquote(sent["Location"]) == "/sign-in/?next=/requests/somebody/"
    signed = at_page(heron)
    draft_keep(member=heron.row, path="/requests/somebody/", typed=QueryDict("name=Clover+Reed"))
    there, elsewhere = (signed.get(page).content.decode() for page in ("/requests/somebody/", "/files/new/"))
    assert "Clover Reed" in there and "Clover Reed" not in elsewhere
