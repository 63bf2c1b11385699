"""The register of criminal-record checks: six facts, who sees them, and the certificate's time."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from inconfidence.charity.drafts import draft_keep
from inconfidence.charity.house import code_in_force, gate
from inconfidence.conduct.certificates import actions
from inconfidence.conduct.certificates.errors import KeptAlready, NoTimeToKeep, NotSixFacts
from inconfidence.conduct.certificates.movements import about_line
from inconfidence.conduct.certificates.selectors import (
    certificates_due,
    checks_asked,
    line_opened,
    own_lines,
)
from inconfidence.conduct.models import Certificate
from inconfidence.gate import Absent, Refused
from inconfidence.rights.actions.erasing import file_erase
from inconfidence.store.erasing import file_delete
from inconfidence.store.models import Draft, Erasure, LedgerEntry, SealedFile, SealedRecord

TODAY = date.today()
SIX = {
    "issued_on": "2026-10-01",
    "name": "Heron Reed",
    "type": "enhanced",
    "position": "listener",
    "number": "001234567890",
    "decision": "yes",
}
under_cwc = pytest.mark.parametrize("code", ["cwc"])


def entered(house, who=None, **other) -> SealedFile:
    return actions.check_enter(bearer=house.wren.bearer, line=uuid4(), who=who, **SIX | other)


def kept(house, line, came_on=TODAY, decided_on=TODAY, **other) -> Certificate:
    words = {"record": uuid4(), "came_on": came_on, "decided_on": decided_on, "place": "safe", **other}
    actions.certificate_keep(bearer=house.wren.bearer, line=line, **words)
    return Certificate.objects.get(id=words["record"])


def destroyed(house, line, paper) -> None:
    words = {"record": uuid4(), "certificate": paper.id, "on": TODAY, "way": "shredded"}
    actions.certificate_destroyed(bearer=house.wren.bearer, line=line, **words)


def newest(house, line) -> str:
    return str(line_opened(house.wren.bearer, line).checks[0].id)


def day(name: str, when: date) -> dict:
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def typed(**other) -> dict:
    """What a browser sends: with the boxes, what the lock button compares them to."""
    rest = {name: word for name, word in SIX.items() if name != "issued_on"}
    sent = {"record": str(uuid4()), "untouched": "0" * 64, "who": "none"}
    return {**sent, **day("issued_on", TODAY), **rest, **other}


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@under_cwc
@pytest.mark.parametrize("wrong", [{"note": "had a caution in 1994"}, {"number": None}])
def test_a_seventh_fact_is_refused_and_six_are_asked_for(house, wrong):
    facts = {name: word for name, word in {**SIX, **wrong}.items() if word is not None}
    with pytest.raises(NotSixFacts) as refused:
        actions.check_enter(bearer=house.wren.bearer, line=uuid4(), who=None, **facts)
    assert "1994" not in str(refused.value)
    assert not SealedFile.objects.exists()


WRONG = [
    {"note": "had a caution in 1994"},
    {"number": "12345"},
    {"number": "00123456789O"},
    {"number": "٠٠١٢٣٤٥٦٧٨٩٠"},
    {"number": ""},
    {"type": "bulletin-3"},
    {"type": "enhanced; and a caution"},
    {"position": "x" * 61},
    {"name": ""},
    {"who": str(uuid4())},
    {"decision": ""},
    {"issued_on_year": "2999"},
]


@under_cwc
def test_the_form_refuses_whatever_is_more_or_misshapen(house, at_page):
    client = at_page(house.wren)
    for wrong in WRONG:
        answer = client.post("/checks/new/", typed(**wrong))
        assert answer.status_code == 200 and "problems" in answer.content.decode(), wrong
    assert not SealedFile.objects.exists()


@under_cwc
def test_the_manager_enters_it_and_the_member_reads_their_own_line(house, heron, robin, at_page):
    wren = at_page(house.wren)
    answer = wren.post("/checks/new/", typed(who=str(heron.row.id), number="0012 3456 7890"), follow=True)
    line = SealedFile.objects.get()
    assert "Heron Reed" in said(answer) and "001234567890" in said(answer)
    assert "Heron Reed" in said(wren.get("/checks/"))
    assert 'href="/checks/"' in wren.get("/").content.decode()
    assert "You began this file" in said(wren.get(f"/files/{line.reference}/looked/"))
    mine = said(at_page(heron).get("/checks/mine/"))
    assert "001234567890" in mine and "May do this work" in mine
    assert "001234567890" not in said(at_page(robin).get("/checks/mine/"))


@under_cwc
def test_to_the_others_the_register_is_not_there(house, heron, robin, dove, at_page):
    line = entered(house, heron.row)
    for person in (heron, robin, dove):
        client = at_page(person)
        assert 'href="/checks/"' not in client.get("/").content.decode()
        seen = {
            client.get(path).status_code
            for path in ("/checks/", "/checks/new/", f"/checks/{line.reference}/", "/checks/C-22222/")
        }
        assert seen <= {403, 404}


@under_cwc
def test_nobody_else_opens_a_line_and_absent_and_forbidden_are_one_answer(house, heron, robin, dove):
    line = entered(house, heron.row)
    for person in (robin, dove, heron):
        with pytest.raises((Absent, Refused)) as theirs:
            line_opened(person.bearer, line)
        # The member comes as its subject, by a page of their own, and by no other.
        assert isinstance(theirs.value, Refused if person is heron else Absent)
        with pytest.raises(Absent):
            checks_asked(person.bearer)
    assert own_lines(robin.bearer) == own_lines(dove.bearer) == []
    assert [line.name for line in own_lines(heron.bearer)] == ["Heron Reed"]


@under_cwc
def test_a_line_is_no_file_of_anybody_on_any_list(house, heron, at_page):
    entered(house, heron.row)
    for person, path in ((heron, "/"), (heron, "/recorded/"), (heron, "/files/"), (house.wren, "/files/")):
        page = said(at_page(person).get(path))
        assert "Heron Reed" not in page and "1 file " not in page and "You support one" not in page


@under_cwc
def test_what_is_kept_of_it_is_sealed(house, heron):
    entered(house, heron.row)
    rows = [*SealedFile.objects.values_list("header", flat=True)]
    rows += [*SealedRecord.objects.values_list("content", flat=True)]
    rows += [*LedgerEntry.objects.values_list("entry", flat=True)]
    for fact in ("Heron Reed", "001234567890", "enhanced", "listener"):
        assert not any(fact.encode() in bytes(row) for row in rows)


@under_cwc
def test_a_newer_check_stands_above_the_older_and_other_words_are_said(house, at_page):
    line = entered(house)
    client, sent = at_page(house.wren), typed(number="009999999999")
    del sent["who"]
    address = f"/checks/{line.reference}/newer/"
    assert client.post(address, sent).status_code == client.post(address, sent).status_code == 302
    again = client.post(address, sent | {"position": "driver"})
    assert again.status_code == 409 and "driver" in client.get(address).content.decode()
    opened = line_opened(house.wren.bearer, line)
    numbers = [(check.content["number"], check.content["position"]) for check in opened.checks]
    assert numbers == [("009999999999", "listener"), ("001234567890", "listener")]


@under_cwc
def test_an_entry_sent_twice_is_kept_once_and_in_other_words_it_is_said(house, at_page):
    client, sent = at_page(house.wren), typed()
    first, second = (client.post("/checks/new/", sent) for _ in range(2))
    assert first.status_code == second.status_code == 302 and first.url == second.url
    again = client.post("/checks/new/", sent | {"position": "driver"})
    assert again.status_code == 409 and "driver" in client.get("/checks/new/").content.decode()
    [line] = SealedFile.objects.all()
    assert [check.content["position"] for check in line_opened(house.wren.bearer, line).checks] == [
        "listener"
    ]


@under_cwc
def test_the_code_gives_the_certificate_its_time(house):
    """Six months of the calendar from the decision, or from the day on which it came while none is made."""
    line = entered(house)
    row = kept(house, line, decided_on=TODAY - timedelta(days=20))
    assert timedelta(days=155) < row.destroy_by - TODAY < timedelta(days=165)
    duty = next(clause for clause in code_in_force().clauses if clause == "cwc/dbs-handling")
    assert duty
    with pytest.raises(KeptAlready):
        kept(house, line)


@under_cwc
def test_while_it_is_open_the_time_runs_from_the_day_it_came_and_then_from_the_decision(house, at_page):
    line = entered(house, decision="open")
    row = kept(house, line, came_on=TODAY - timedelta(days=60), decided_on=None)
    before = row.destroy_by
    client, address = at_page(house.wren), f"/checks/{line.reference}/correct/"
    sent = typed(version="1", check=newest(house, line))
    del sent["who"]
    assert "on which day it was decided" in said(client.post(address, sent))
    client.post(address, {**sent, **day("decided_on", TODAY)})
    row.refresh_from_db()
    assert (
        row.destroy_by > before
        and line_opened(house.wren.bearer, line).checks[0].content["decision"] == "yes"
    )


@under_cwc
def test_a_decision_taken_back_and_made_again_wins_no_time(house):
    line = entered(house)
    row = kept(house, line, came_on=TODAY - timedelta(days=160), decided_on=TODAY - timedelta(days=150))
    before, correct = row.destroy_by, {"bearer": house.wren.bearer, "line": line, "check": None}
    correct["check"] = line_opened(house.wren.bearer, line).checks[0].id
    actions.check_correct(version=1, decided_on=None, **correct, **SIX | {"decision": "open"})
    actions.check_correct(version=2, decided_on=TODAY, **correct, **SIX)
    row.refresh_from_db()
    assert row.destroy_by == before
    actions.check_correct(version=3, decided_on=None, **correct, **SIX | {"decision": "open"})
    earlier = TODAY - timedelta(days=155)
    actions.check_correct(version=4, decided_on=earlier, **correct, **SIX)
    row.refresh_from_db()
    assert row.destroy_by < before


@under_cwc
def test_a_correction_sent_twice_is_kept_once_and_one_who_was_overtaken_can_send_it_again(house, at_page):
    line, client = entered(house), at_page(house.wren)
    address, sent = (
        f"/checks/{line.reference}/correct/",
        typed(version="1", position="driver", check=newest(house, line)),
    )
    del sent["who"]
    assert client.post(address, sent).status_code == client.post(address, sent).status_code == 302
    assert line_opened(house.wren.bearer, line).checks[0].content["position"] == "driver"
    late = client.post(address, sent | {"position": "trainer"})
    page = late.content.decode()
    assert "Somebody was quicker" in said(late) and "driver" in said(late) and 'value="trainer"' in page
    version = re.search(r'name="version" value="(\d+)"', page)
    assert client.post(address, sent | {"position": "trainer", "version": version[1]}).status_code == 302
    assert line_opened(house.wren.bearer, line).checks[0].content["position"] == "trainer"


@under_cwc
def test_a_correction_is_of_the_check_that_the_form_showed_and_not_of_one_that_came_since(house, at_page):
    line, client = entered(house), at_page(house.wren)
    sent = typed(version="1", position="driver", check=newest(house, line))
    del sent["who"]
    actions.check_newer(bearer=house.wren.bearer, line=line, record=uuid4(), **SIX | {"position": "trainer"})
    assert client.post(f"/checks/{line.reference}/correct/", sent).status_code == 302
    now, before = line_opened(house.wren.bearer, line).checks
    assert (now.content["position"], before.content["position"]) == ("trainer", "driver")
    other = sent | {"check": newest(house, entered(house)), "position": "cook"}
    assert client.post(f"/checks/{line.reference}/correct/", other).status_code == 404


@under_cwc
def test_a_refusal_of_another_step_says_nothing_of_a_certificate(house, at_page, monkeypatch):
    line, client = entered(house), at_page(house.wren)
    sent = typed(position="driver")
    del sent["who"]

    def gone(**_given):
        raise Absent

    for step, more in (("newer", {}), ("correct", {"version": "1", "check": newest(house, line)})):
        monkeypatch.setattr(actions, f"check_{step}", gone)
        answer = client.post(f"/checks/{line.reference}/{step}/", sent | more)
        assert answer.status_code == 404 and "destroyed" not in said(answer)


@under_cwc
def test_a_draft_about_a_line_goes_when_the_line_does(house, rf):
    line = entered(house)
    draft = rf.post("/", {"name": "Heron Re"}).POST
    assert draft_keep(member=house.wren.row, path=f"/checks/{line.reference}/correct/", typed=draft)
    assert Draft.objects.get().about_id == line.id
    file_delete(line.id)
    assert not Draft.objects.exists()


@under_cwc
def test_past_its_time_it_may_not_come_and_what_is_here_is_loud(house, at_page):
    line = entered(house)
    with pytest.raises(Refused):
        kept(house, line, came_on=TODAY - timedelta(days=400), decided_on=TODAY - timedelta(days=400))
    row = kept(house, line)
    client = at_page(house.wren)
    assert certificates_due(house.wren.bearer) == [] and "Destroy" not in said(client.get("/"))
    for left, words in ((20, "A certificate to destroy"), (-1, "past its time")):
        Certificate.objects.filter(id=row.id).update(destroy_by=TODAY + timedelta(days=left))
        home = said(client.get("/"))
        assert words in home and "One thing is waiting for you" in home and line.reference in home
        assert "Heron Reed" not in home
    assert "may not be kept a day longer" in said(client.get(f"/checks/{line.reference}/"))
    destroyed(house, line, row)
    row.refresh_from_db()
    assert row.destroyed_on == TODAY and row.destroyed_by_id == house.wren.row.id
    assert certificates_due(house.wren.bearer) == []
    assert "Shredded" in said(client.get(f"/checks/{line.reference}/"))
    with pytest.raises(Absent):
        destroyed(house, line, row)


@under_cwc
def test_home_of_the_others_says_nothing_of_a_certificate(house, heron, dove, at_page):
    line = entered(house, heron.row)
    row = kept(house, line)
    Certificate.objects.filter(id=row.id).update(destroy_by=TODAY)
    for person in (heron, dove):
        assert "certificate" not in said(at_page(person).get("/")).lower()


@pytest.mark.parametrize("code", ["csf-2024"])
def test_where_the_code_gives_no_time_the_certificate_is_given_back(house, at_page):
    """The extract of the French law: it bears no number, and it is not kept."""
    client, sent = at_page(house.wren), typed(type="bulletin-3")
    del sent["number"]
    page = said(client.post("/checks/new/", sent, follow=True))
    assert "looked at and given back" in page and "It bears none" in page
    line = SealedFile.objects.get()
    with pytest.raises(NoTimeToKeep):
        kept(house, line)
    assert "gives no time" in said(
        client.post(
            f"/checks/{line.reference}/paper/",
            {"record": str(uuid4()), "place": "safe", **day("came_on", TODAY), **day("decided_on", TODAY)},
        )
    )
    assert not Certificate.objects.exists()


@under_cwc
def test_what_stays_of_an_erased_line_names_nobody(house, at_page):
    line = entered(house)
    row = kept(house, line)
    destroyed(house, line, row)
    file_delete(line.id)
    row.refresh_from_db()
    assert row.file_id is None
    page = said(at_page(house.wren).get("/checks/"))
    assert line.reference in page and "was destroyed on" in page and "Heron" not in page


@under_cwc
def test_somebody_without_keys_gets_their_own_line_when_they_have_some(house, at_page):
    from inconfidence.charity import actions as charity
    from inconfidence.charity.actions.readmission import places_give_owed
    from inconfidence.store.models import Branch, Member

    row, code = charity.member_invite(
        bearer=house.wren.bearer,
        name="Kite of the Garden",
        email="kite@garden.example",
        role="listener",
        branch=Branch.objects.get(name="North"),
        language="en",
    )
    entered(house, row, name="Kite of the Garden")
    member = charity.invitation_take_up(code=code, password="a garden of quiet birds")
    until = TODAY + timedelta(days=365)
    charity.training_enter(bearer=house.wren.bearer, member=member, given_on=TODAY, valid_until=until)
    charity.cabinets_give(bearer=house.wren.bearer, member=Member.objects.get(id=member.id))
    assert places_give_owed(bearer=house.wren.bearer) == 1
    kite = house.sign_in("kite@garden.example")
    assert [line.name for line in own_lines(kite.bearer)] == ["Kite of the Garden"]


@under_cwc
def test_the_manager_erases_a_line_and_the_member_never_their_own(house, heron, at_page):
    line = entered(house, heron.row)
    for ground in Erasure.Ground.values:
        with pytest.raises((Absent, Refused)):
            file_erase(bearer=heron.bearer, file=line, ground=ground)
    assert at_page(heron).get(f"/files/{line.reference}/erase/").status_code in {403, 404}
    client = at_page(house.wren)
    assert f"/files/{line.reference}/erase/" in client.get(f"/checks/{line.reference}/").content.decode()
    page = client.get(f"/files/{line.reference}/erase/")
    assert "Heron Reed" in said(page) and f"/checks/{line.reference}/" in page.content.decode()
    file_erase(bearer=house.wren.bearer, file=line, ground="asked")
    assert own_lines(heron.bearer) == []


@under_cwc
def test_the_member_whom_it_is_about_changes_nothing(house, heron):
    line = entered(house, heron.row)
    for action in ("record", "correct", "erase"):
        with pytest.raises((Absent, Refused)), gate().passing(heron.bearer, about_line(line, action)):
            pytest.fail("it was let in")


@under_cwc
def test_whoever_sent_something_else_along_is_told_what_to_do_next(house, at_page):
    answer = at_page(house.wren).post("/checks/new/", typed(note="had a caution in 1994"))
    assert "nothing was kept. Open the page again" in said(answer) and "1994" not in said(answer)
    assert not SealedFile.objects.exists()
