"""Steps of the first contact: what they open, and that they can be taken back."""

from datetime import date

import pytest

from inconfidence.files import actions
from inconfidence.files.actions.first_contact import _told, _undone
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Refused, SentTwice
from inconfidence.gate.facts import Facts
from inconfidence.store.models import SealedRecord


def step_path(file, step: str, end: str = "") -> str:
    return f"/files/{file.reference}/first-contact/{step}/{end}"


def may_note(house, person, file) -> bool:
    try:
        house.note(person, file)
    except Refused:
        return False
    return True


def test_what_is_more_than_who_they_are_waits_for_the_first_contact(house, heron, at_page):
    file, client = house.open_file(heron, told=False), at_page(heron)
    path = f"/files/{file.reference}/header/"
    page = client.get(path).content.decode()
    assert 'name="phone"' in page and 'name="hospital"' not in page and 'name="relatives"' not in page
    typed = {"version": 1, "name": "Marigold Tansy", "hospital": "chemo since May", "relatives": "a sister"}
    typed["version"] = file_opened(heron.bearer, file).header_version
    assert client.post(path, typed).status_code == 302
    kept = file_opened(heron.bearer, file).header
    assert (kept["hospital"], kept["relatives"]) == ("", "")
    actions.first_contact_step(bearer=heron.bearer, file=file, step="explained")
    actions.first_contact_step(bearer=heron.bearer, file=file, step="copy")
    assert 'name="hospital"' in client.get(path).content.decode()


@pytest.mark.parametrize("code", ["cwc"])
def test_consent_is_taken_back_and_notes_wait(house, heron, marigold, at_page):
    client, undo = at_page(heron), step_path(marigold, "consent", "undo/")
    assert "They take their consent back" in client.get(step_path(marigold, "consent")).content.decode()
    for _ in range(2):  # sent twice, it is taken back once
        assert client.post(undo, {"why": "taken-back"}).status_code == 302
    assert not may_note(house, heron, marigold)
    page = client.get(f"/files/{marigold.reference}/").content.decode()
    assert page.count("Taken back: The consent form was completed") == 1
    assert client.post(undo, {"why": "spite"}).status_code == 404
    typed = {"ticked": ["1", "5"], "pass_on": "Her address, to the hospice"}
    day = date.today()
    typed |= {"signed_on_day": day.day, "signed_on_month": day.month, "signed_on_year": day.year}
    assert client.post(step_path(marigold, "consent"), typed).status_code == 302
    kept = file_opened(heron.bearer, marigold).current("first-contact")[0].content
    assert kept["ticked"] == ["1", "5"] and kept["code"] == house.charity.code_digest
    assert "Her address, to the hospice" in client.get(f"/files/{marigold.reference}/").content.decode()
    assert may_note(house, heron, marigold)


def test_a_step_that_was_ticked_by_mistake_is_to_do_again(house, heron, marigold, at_page):
    client = at_page(heron)
    for step in ("explained", "caveat", "copy", "consent", "touch"):
        assert client.post(step_path(marigold, step, "undo/"), {"why": "mistake"}).status_code == 302
    facts = file_opened(heron.bearer, marigold).facts
    assert (facts.promised, facts.done, facts.caveats, facts.touch_agreed) == (None, set(), set(), False)
    assert "Not told about the code yet." in client.get(f"/files/{marigold.reference}/").content.decode()
    assert not may_note(house, heron, marigold)


def test_nobody_else_takes_a_step_back(robin, marigold, at_page):
    before = SealedRecord.objects.count()
    answer = at_page(robin).post(step_path(marigold, "copy", "undo/"), {"why": "mistake"})
    assert answer.status_code == 404 and SealedRecord.objects.count() == before


def test_the_promise_of_before_holds_where_the_new_one_was_not_told():
    old, new = "a" * 64, "b" * 64
    told = Facts(promised=old, done=frozenset({"code-explained", "copy-offered", "consent-form"}))
    again = _told(told, new)
    # Of a version that is new to them the copy is offered, and the form completed, anew.
    assert (again.promised, again.done) == (new, {"code-explained"})
    assert _undone(again, "explained", {"promised": old}).promised == old
    with pytest.raises(SentTwice):
        _undone(Facts(), "copy", {})


def test_a_norm_keeps_hospital_and_relatives_waiting_and_not_the_form_alone(house, heron):
    file = house.open_file(heron, told=False, hospital="Saint Fern")
    before = file_opened(heron.bearer, file).header
    keep = {"bearer": heron.bearer, "file": file, "before": before}
    for note in ("hospital", "relatives"):
        with pytest.raises(Refused) as refused:
            actions.touch_change(header={**before, note: "chemo since May"}, version=1, **keep)
        assert "csf-2024/explain-first-contact" in refused.value.decision.clauses
    # Who they are, and what is there already, waits for nothing.
    actions.touch_change(header={**before, "phone": "01 99 00 12 34"}, version=1, **keep)
    for step in ("explained", "copy"):
        actions.first_contact_step(bearer=heron.bearer, file=file, step=step)
    actions.touch_change(header={**before, "hospital": "Saint Reed"}, version=2, **keep)
    assert file_opened(heron.bearer, file).header["hospital"] == "Saint Reed"
