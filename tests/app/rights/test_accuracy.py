"""Whether what is held is right: checked with the person, on Home when it is time, said in the record."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

import inconfidence
from inconfidence.charity.actions.stating import statement_make
from inconfidence.charity.house import CLOCK, gate
from inconfidence.codex.keepers import keepers
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_facts
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent, Refused
from inconfidence.gate.errors import SentOtherwise
from inconfidence.rights import actions
from inconfidence.rights.accuracy import _KINDS, accuracy_of, checks_due, held_on
from inconfidence.rights.models import Check
from inconfidence.rights.notices import notice_of_file
from inconfidence.store.models import SealedFile

SOURCE = Path(inconfidence.__file__).parent
ASK = "Check with one person that what we hold is right"


def told(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def check(person, file, ago=0, result="right", record=None):
    actions.accuracy_confirm(
        bearer=person.bearer,
        file=file,
        record=record or uuid4(),
        checked_on=timezone.localdate() - timedelta(days=ago),
        channel="phone",
        result=result,
    )


def opened_long_ago(file, days: int = 400) -> None:
    SealedFile.objects.filter(id=file.id).update(opened_at=CLOCK.now() - timedelta(days=days))


def test_a_year_after_the_file_was_opened_it_is_on_home_of_the_care_team_and_of_nobody_else(
    house, heron, robin, marigold, at_page
):
    assert ASK not in told(at_page(heron).get("/"))
    opened_long_ago(marigold)
    page = told(at_page(heron).get("/"))
    assert ASK in page and "One thing is waiting for you" in page
    for other in (house.wren, robin):
        assert ASK not in told(at_page(other).get("/"))
    check(heron, marigold)
    assert ASK not in told(at_page(heron).get("/"))


def test_whoever_became_a_party_to_the_file_is_asked_nothing(heron, house, marigold, at_page):
    opened_long_ago(marigold)
    with gate().passing(house.wren.bearer, movement(marigold, "record")) as passage:
        party = frozenset({heron.row.id.hex})
        keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=party)))
    page = at_page(heron).get("/")
    assert page.status_code == 200 and marigold.reference not in page.content.decode()
    assert at_page(heron).get(f"/files/{marigold.reference}/accuracy/").status_code == 404


def test_the_time_runs_from_the_last_check_as_the_charity_has_set_it(house, heron, marigold):
    opened_long_ago(marigold)
    check(heron, marigold, ago=200)
    assert checks_due([marigold.id]) == []
    statement_make(bearer=house.wren.bearer, record=uuid4(), about="charity/check", seen=None, choice="6")
    assert checks_due([marigold.id]) == [marigold.id]
    check(heron, marigold, ago=10)
    check(heron, marigold, ago=90)
    assert accuracy_of(marigold).checked_on == timezone.localdate() - timedelta(days=10)


def test_it_is_said_in_the_record_with_the_day_of_the_next(heron, marigold, at_page):
    check(heron, marigold, result="corrected")
    [kept] = file_opened(heron.bearer, marigold).current("checked")
    assert kept.content["result"] == "corrected" and kept.content["next_on"] > kept.content["happened_on"]
    assert "Something was wrong, and was put right." in told(
        at_page(heron).get(f"/files/{marigold.reference}/")
    )
    assert "checked with them" in told(at_page(heron).get(f"/files/{marigold.reference}/looked/"))


def test_sent_twice_it_is_kept_once_and_in_other_words_it_is_said(heron, marigold):
    record = uuid4()
    check(heron, marigold, record=record)
    check(heron, marigold, record=record)
    with pytest.raises(SentOtherwise):
        check(heron, marigold, record=record, result="corrected")
    assert len(file_opened(heron.bearer, marigold).current("checked")) == 1


def test_a_check_sent_once_more_in_other_words_waits_in_the_form_and_can_be_sent(heron, marigold, at_page):
    client, path, day = at_page(heron), f"/files/{marigold.reference}/accuracy/", timezone.localdate()
    typed = {"record": str(uuid4()), "result": "right", "channel": "phone"}
    typed |= {f"checked_on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    client.post(path, typed)
    assert client.post(path, typed | {"result": "corrected"}).status_code == 409
    page = client.get(path).content.decode()
    assert re.search(r'value="corrected"[^>]*checked', page) and typed["record"] not in page
    again = re.search(r'name="record" value="([^"]+)"', page).group(1)
    client.post(path, typed | {"result": "corrected", "record": again})
    kept = file_opened(heron.bearer, marigold).current("checked")
    assert {one.content["result"] for one in kept} == {"right", "corrected"}
    assert not re.search(r'value="corrected"[^>]*checked', client.get(path).content.decode())


def test_nobody_checks_a_file_that_is_not_theirs_or_before_the_code_was_explained(
    house, heron, robin, marigold
):
    with pytest.raises(Absent):
        check(robin, marigold)
    with pytest.raises(Refused):
        check(heron, house.open_file(heron, "Basil Oregano", told=False))
    assert not Check.objects.exists()


def test_a_first_contact_that_is_not_finished_comes_first(house, heron, at_page):
    file = house.open_file(heron, "Basil Oregano", told=False)
    opened_long_ago(file)
    assert ASK not in told(at_page(heron).get("/"))


@pytest.mark.parametrize("ago", [-1, 200])
def test_the_day_is_neither_to_come_nor_long_ago(heron, marigold, at_page, ago):
    day = timezone.localdate() - timedelta(days=ago)
    typed = {"record": str(uuid4()), "result": "right", "channel": "phone"}
    typed |= {f"checked_on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    page = at_page(heron).post(f"/files/{marigold.reference}/accuracy/", typed)
    assert page.status_code == 200 and "The date must be" in told(page)
    assert not Check.objects.exists()


def test_the_page_keeps_it_and_leads_on_where_something_is_not_right(heron, marigold, at_page):
    client, path = at_page(heron), f"/files/{marigold.reference}/accuracy/"
    assert path in client.get(f"/files/{marigold.reference}/").content.decode()
    page = client.get(path).content.decode()
    assert "Never checked with them yet." in page and "requests/new/?wanted=correct" in page
    asked = client.get(f"/files/{marigold.reference}/requests/new/?wanted=correct").content.decode()
    assert re.search(r'value="correct"[^>]*checked', asked)
    day = timezone.localdate()
    typed = {"record": str(uuid4()), "result": "right", "channel": "in-person"}
    typed |= {f"checked_on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    assert "Last checked with them on" in told(client.post(path, typed, follow=True))


def test_each_kind_of_thing_has_its_ground_once_the_charity_has_said_it(house, heron, marigold, at_page):
    assert {one.grounds for one in held_on(file_opened(heron.bearer, marigold), "en")} == {""}
    words = {"bearer": house.wren.bearer, "seen": None, "record": uuid4()}
    statement_make(**words, about="support/basis", choice="consent")
    house.note(heron, marigold)
    held = held_on(file_opened(heron.bearer, marigold), "en")
    assert [one.grounds for one in held] == ["They agree (consent)"] * 3
    assert "They agree (consent)" in told(at_page(heron).get(f"/files/{marigold.reference}/accuracy/"))


def test_every_kind_of_thing_that_a_file_can_hold_is_named_with_what_it_is_held_for(heron, marigold):
    kinds = {
        word
        for app in ("files", "sharing", "rights")
        for path in (SOURCE / app).rglob("actions/*.py")
        for word in re.findall(r'\bkind="([a-z-]+)"', path.read_text())
    } - {"moved", "personnel", "directory"}
    assert kinds | {"consultation", "disclosure"} == set(_KINDS)
    check(heron, marigold)
    assert "When they were asked whether it is right" in [
        one.what for one in held_on(file_opened(heron.bearer, marigold), "en")
    ]


def test_the_notice_tells_the_person_when_and_that_they_are_asked_again(heron, marigold):
    before = dict(notice_of_file(file_opened(heron.bearer, marigold), "en").lines)["Checked with you"]
    assert before.startswith("We ask you by")
    check(heron, marigold)
    after = dict(notice_of_file(file_opened(heron.bearer, marigold), "en").lines)["Checked with you"]
    assert after.startswith("On ") and "We ask you by" in after


def test_it_goes_with_its_file(house, heron, marigold):
    check(heron, marigold)
    actions.file_erase(bearer=house.wren.bearer, file=marigold, ground="asked")
    assert not Check.objects.exists()


def test_the_clause_names_what_keeps_it():
    assert keepers()["rights.accuracy"] == "inconfidence.rights.actions.checking"
