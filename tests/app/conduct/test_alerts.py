"""Whistle-blowing: nothing that is kept says who reported a wrong, and whoever it is about learns nothing of it."""

import re
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from inconfidence.charity.actions.keys import cabinets_give
from inconfidence.charity.drafts import draft_keep
from inconfidence.charity.house import CLOCK
from inconfidence.conduct.alerts import actions
from inconfidence.conduct.alerts.actions import reporting
from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.alerts.selectors import alert_rows, letters_by_code
from inconfidence.conduct.cases.dealing import who_name
from inconfidence.conduct.cases.errors import Closed, StepsLeft
from inconfidence.conduct.cases.reading import case_opened
from inconfidence.conduct.cases.waiting import cases_due
from inconfidence.conduct.models import Alert, Handler, Letter
from inconfidence.gate import Absent, Refused
from inconfidence.gate.errors import Taken
from inconfidence.gate.letters import code_of, fresh_code
from inconfidence.rights.actions import file_erase
from inconfidence.store import erasing
from inconfidence.store.erasing import file_delete
from inconfidence.store.models import Draft, LedgerEntry, Member, SealedFile, Session
from tests.app.conduct.test_grievances import raised
from tests.app.conduct.test_pages_of_breaches import said
from tests.app.conduct.test_who_sees import COUNTED, deeds

TEXTS = {"what": "The raffle money goes home with somebody.", "proof": "Count it on Friday."}
NOT_A_WORD = re.compile(rb"W-[0-9A-Z]{5}|csrf[^>]*")
CODE = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")


def reported(by, who="unknown", code=None, **given) -> Alert:
    """Somebody reports a wrong, without their name."""
    code, rest = code or fresh_code(), {"alert": uuid4(), "texts": TEXTS} | given
    row, _new = actions.alert_report(
        bearer=by.bearer, code=code, who=[who] if not isinstance(who, list) else who, **rest
    )
    return row


def typed(**other) -> dict:
    return {"record": str(uuid4()), "code": fresh_code(), "who": "unknown", **TEXTS, **other}


def opened(by, row):
    return case_opened(ALERTS, by.bearer, Alert.objects.get(id=row.id).file)


def answered(by, row, text="We look into it.", record=None) -> None:
    actions.alert_answer(bearer=by.bearer, case=row.file, record=record or uuid4(), text=text)


def seen_to(by, row) -> None:
    """Every step before an outcome."""
    answered(by, row)
    for step in ("looked-into", "protected"):
        actions.alert_step(bearer=by.bearer, case=row.file, record=uuid4(), step=step, text="x")


def closed(by, row) -> None:
    """What came of it."""
    actions.alert_close(bearer=by.bearer, case=row.file, record=uuid4(), outcome="stopped", text="y")


def erased(by, row) -> None:
    """It has been kept long enough."""
    file_erase(bearer=by.bearer, file=row.file, ground="time")


def another_trustee(house, dove):
    """Who holds the keys of the office as well: Dove gives them."""
    owl = house.join("Owl", "trustee", None)
    cabinets_give(bearer=dove.bearer, member=owl.row)
    return house.sign_in(owl.email)


def all_rows(but: set) -> set[str]:
    """Every row of every table, as the database has it, but for those that say when somebody was last seen."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table not in but:
                cursor.execute(f'SELECT * FROM "{table}"')
                found |= {f"{table} {row!r}" for row in cursor.fetchall()}
    return found


def test_nothing_that_is_kept_says_who_it_was_or_when(house, heron, dove, at_page):
    """All that is new after a report through the page: three rows, and nobody's id but the trustee's in any."""
    client = at_page(heron)
    client.get("/alerts/new/")
    lines, before = LedgerEntry.objects.count(), all_rows({Session._meta.db_table})
    seen = list(Session.objects.values_list("member_id", "keys", "expires_at"))
    with CLOCK.set_to(CLOCK.now() + timedelta(seconds=20)):
        assert client.post("/alerts/new/", typed()).status_code == 200
    new = all_rows({Session._meta.db_table}) - before
    assert sorted(row.split()[0] for row in new) == ["conduct_alert", "conduct_handler", "store_sealedfile"]
    assert heron.row.id.hex not in str(new).replace("-", "") and LedgerEntry.objects.count() == lines
    assert list(Session.objects.values_list("member_id", "keys", "expires_at")) == seen
    row = Alert.objects.get()
    assert timezone.localtime(row.file.opened_at).time() == time.min
    assert (row.owner, row.taken_on_at, row.reported_on) == (None, None, timezone.localdate())


def test_no_session_says_that_somebody_came_to_report_or_with_a_code(heron, dove, at_page, monkeypatch):
    """The last lines of the database's log would else be: seen just now, and then a report. The log is emptied, too."""
    emptied = []
    monkeypatch.setattr(reporting, "log_empty", lambda: emptied.append(connection.in_atomic_block))
    client, first = at_page(heron), typed()
    seen = list(Session.objects.values_list("seen_at"))
    with CLOCK.set_to(CLOCK.now() + timedelta(minutes=2)):
        client.get("/alerts/new/")
        client.post("/alerts/new/", first)
        client.get("/alerts/letters/")
        client.post("/alerts/letters/", {"code": first["code"], "record": str(uuid4()), "text": "More."})
        assert list(Session.objects.values_list("seen_at")) == seen and len(emptied) == 2
        client.get("/")
        assert list(Session.objects.values_list("seen_at")) != seen


def test_a_log_that_somebody_is_reading_is_emptied_later(monkeypatch):
    answers = iter([False, False, True])
    monkeypatch.setattr(erasing, "sweep", lambda: next(answers))
    monkeypatch.setattr(erasing.connection, "vendor", "sqlite")
    for empty in (erasing.log_empty, erasing.log_settle, erasing.log_settle, erasing.log_settle):
        empty()
    assert next(answers, None) is None


def test_no_page_of_the_reporter_differs_and_no_draft_is_kept(heron, dove, at_page, rf):
    client = at_page(heron)
    paths = ("/", "/recorded/", "/recorded/held/", "/breaches/mine/", "/grievances/mine/", "/files/")

    def visited() -> dict[str, str]:
        return {path: COUNTED.sub("#", client.get(path).content.decode()) for path in paths}

    visited()
    without = visited()
    form = client.get("/alerts/new/").content.decode()
    client.post("/alerts/new/", typed())
    client.post("/alerts/new/", typed(what=""))
    assert visited() == without
    assert "data-autosave" not in form and 'id="writing"' not in form
    for path in ("/alerts/new/", "/alerts/letters/"):
        assert not draft_keep(member=heron.row, path=path, typed=rf.post("/", typed()).POST)
    assert not Draft.objects.exists()


def test_whoever_may_not_report_leaves_no_line_either(heron):
    Member.objects.filter(id=heron.row.id).update(trained_until=date.today() - timedelta(days=2))
    lines = LedgerEntry.objects.count()
    with pytest.raises(Refused):
        reported(heron)
    assert (
        LedgerEntry.objects.count() == lines
        and not SealedFile.objects.filter(reference__startswith="W").exists()
    )


@pytest.mark.parametrize("code", ["cwc", "csf-2024"])
def test_the_trustees_deal_with_it_and_the_manager_never(house, heron, dove, code):
    row = reported(heron)
    assert row.file.cabinet.kind == "whistleblowing"
    assert [one.member_id for one in Handler.objects.filter(file_id=row.id)] == [dove.row.id]
    assert opened(dove, row).report["what"] == TEXTS["what"]
    for person in (house.wren, heron):
        with pytest.raises(Absent):
            opened(person, row)


@pytest.mark.parametrize("who", ["manager", "trustee"])
def test_no_page_and_no_line_of_the_one_it_is_about_differs(house, heron, dove, at_page, who):
    """A manager with the spare key, and one of two trustees: each holds the key of the cabinet. From the report through
    each step until it is erased."""
    person = house.wren if who == "manager" else another_trustee(house, dove)
    client = at_page(person)

    def visited() -> dict[str, str]:
        paths = (
            "/",
            "/alerts/",
            "/breaches/",
            "/grievances/",
            "/refusals/",
            "/recorded/",
            "/files/",
            "/erasures/",
        )
        return {path: COUNTED.sub("#", client.get(path).content.decode()) for path in paths}

    def written():
        before = len(deeds(person))
        pages = visited()
        return pages, [(one.kind, one.outcome, one.file) for one in deeds(person)[before:]]

    visited()
    without = written()
    row = reported(heron, who=person.row)
    assert written() == without
    for deed in (seen_to, closed, erased):
        deed(dove, row)
        assert written() == without, deed.__name__
    assert Alert.objects.get(id=row.id).file is None and row.reference in said(at_page(dove).get("/alerts/"))
    with pytest.raises((Absent, Refused)):
        opened(person, reported(heron, who=person.row))


def test_absent_and_forbidden_are_one_page(house, heron, dove, at_page):
    row = reported(heron, who=dove.row)
    for person in (heron, house.wren, dove):
        client = at_page(person)
        for path in ("/alerts/{}/", "/alerts/{}/answered/", "/files/{}/looked/"):
            there, nowhere = (client.get(path.format(ref)) for ref in (row.reference, "W-22222"))
            assert there.status_code == nowhere.status_code == 404
            assert NOT_A_WORD.sub(b"", there.content) == NOT_A_WORD.sub(b"", nowhere.content)


def test_with_the_code_and_without_signing_in_letters_go_to_and_fro(house, heron, dove, at_page):
    page = at_page(heron).post("/alerts/new/", typed())
    [code] = set(CODE.findall(said(page)))
    row = Alert.objects.get()
    assert "never again" in said(page) and row.reference not in said(page)
    answered(dove, row, "Which Friday?")
    assert cases_due(dove.bearer, ALERTS)[0].awaits_answer is False
    lines, anyone = LedgerEntry.objects.count(), Client()
    letters = anyone.post("/alerts/letters/", {"code": code.lower().replace(" ", "-")})
    assert "Which Friday?" in said(letters) and "raffle" not in said(letters)
    assert "Dove" not in said(letters) and row.reference not in said(letters)
    sent = {"code": code, "record": str(uuid4()), "text": "Every one."}
    assert "Every one." in said(anyone.post("/alerts/letters/", sent))
    assert LedgerEntry.objects.count() == lines and Letter.objects.get(number=2).author is None
    theirs = at_page(dove).get(f"/alerts/{row.reference}/")
    assert "Every one." in said(theirs) and "Whoever reported it" in said(theirs)
    assert "Nothing beside the letters yet" in said(theirs) and "Nothing yet" not in said(theirs)
    assert Alert.objects.get().awaits_answer


def test_no_other_code_opens_anything_and_none_is_kept(heron, dove):
    code = fresh_code()
    row = reported(heron, code=code)
    answered(dove, row, "A secret answer.")
    for wrong in (fresh_code(), "", "x", "0" * 32, code[:-1], f"{code}A", "' OR 1=1 --", "é" * 32):
        answer = Client().post("/alerts/letters/", {"code": wrong})
        assert (
            answer.status_code == 200
            and "secret" not in said(answer)
            and "problems" in answer.content.decode()
        )
    kept = b"".join(bytes(one.content) for one in Letter.objects.all()) + bytes(row.lookup)
    kept += bytes(row.file.header) + bytes(row.file.facts)
    for secret in (b"secret answer", b"raffle", code.encode(), code.replace(" ", "").encode()):
        assert secret not in kept
    assert code_of(code.lower()) == code and len({fresh_code() for _ in range(9)}) == 9


def test_what_comes_again_is_kept_once_and_given_back(heron, dove, robin, at_page):
    client, first = at_page(heron), typed()
    client.post("/alerts/new/", first)
    again = client.post("/alerts/new/", first | {"what": "And the tombola."})
    assert "This came before" in said(again) and "And the tombola." in again.content.decode()
    row = Alert.objects.get()
    assert opened(dove, row).report["what"] == TEXTS["what"]
    with pytest.raises(Taken):
        reported(robin, alert=row.id)
    letter = {"code": first["code"], "record": str(uuid4()), "text": "One."}
    Client().post("/alerts/letters/", letter)
    again = Client().post("/alerts/letters/", letter | {"text": "Two."})
    assert "This came before" in said(again) and "Two." in again.content.decode()
    assert [one.text for one in letters_by_code(row, first["code"])] == ["One."]


def test_from_home_through_every_step_and_open_again_by_a_letter(heron, dove, at_page):
    code = fresh_code()
    row, client = reported(heron, code=code), at_page(dove)
    home = client.get("/")
    assert "A wrong was reported" in said(home) and f"/alerts/{row.reference}/" in home.content.decode()
    with pytest.raises(StepsLeft, match="`answered`, `looked-into`, `protected`"):
        actions.alert_close(bearer=dove.bearer, case=row.file, record=uuid4(), outcome="stopped", text="x")
    client.post(f"/alerts/{row.reference}/take/")
    steps = {
        "answered": {"text": "It has come."},
        "looked-into": {"text": "Counted: ten short."},
        "protected": {"text": "Nobody is asked who wrote."},
        "who": {"who": "charity"},
        "outcome": {"outcome": "stopped", "text": "Two count from now on."},
    }
    for step, words in steps.items():
        assert client.get(f"/alerts/{row.reference}/{step}/").status_code == 200, step
        answer = client.post(f"/alerts/{row.reference}/{step}/", {"record": str(uuid4()), **words})
        assert answer.status_code == 302, said(answer)
    page = said(client.get(f"/alerts/{row.reference}/"))
    for words in ("It has come.", "Counted: ten short.", "Two count from now on.", "Closed on"):
        assert words in page
    looked = said(client.get(f"/files/{row.reference}/looked/"))
    assert "You closed this report." in looked and "Heron" not in looked
    assert cases_due(dove.bearer, ALERTS) == [] and "raffle" in said(client.get("/alerts/"))
    with pytest.raises(Closed):
        actions.alert_step(bearer=dove.bearer, case=row.file, record=uuid4(), step="protected", text="x")
    row.refresh_from_db()
    actions.letter_add(row=row, code=code, letter=uuid4(), text="It goes on.")
    assert [one.id for one in cases_due(dove.bearer, ALERTS)] == [row.id]


def test_a_member_named_later_is_shut_out_and_an_erased_one_has_no_letters(heron, robin, dove):
    row, code = reported(heron), fresh_code()
    theirs = reported(heron, code=code)
    answered(dove, theirs)
    who_name(ALERTS, bearer=dove.bearer, case=row.file, record=uuid4(), who=robin.row)
    assert robin.row.id.hex in case_opened(ALERTS, dove.bearer, row.file).passage.facts.involved
    assert {one.id for one in alert_rows(dove.bearer)} == {row.id, theirs.id}
    file_delete(theirs.id)
    assert not Letter.objects.exists() and Alert.objects.get(id=theirs.id).file is None
    assert "nothing under this code" in said(Client().post("/alerts/letters/", {"code": code}))


def test_a_trustee_who_turns_out_to_be_in_it_is_shut_out_although_they_hold_the_key(house, heron, dove):
    """There is no other cabinet for it to go to."""
    row, owl = reported(heron), another_trustee(house, dove)
    assert opened(owl, row) and cases_due(owl.bearer, ALERTS)
    who_name(ALERTS, bearer=dove.bearer, case=row.file, record=uuid4(), who=owl.row)
    assert cases_due(owl.bearer, ALERTS) == [] and list(alert_rows(owl.bearer)) == []
    with pytest.raises(Absent):
        opened(owl, row)


@pytest.mark.parametrize("register", ["grievances", "alerts"])
def test_a_draft_about_a_case_goes_when_the_case_does(house, heron, dove, rf, register):
    row = reported(heron) if register == "alerts" else raised(heron)
    typed = rf.post("/", {"text": "Half a sent"}).POST
    assert draft_keep(member=dove.row, path=f"/{register}/{row.reference}/who/", typed=typed)
    assert Draft.objects.get().about_id == row.id
    file_delete(row.id)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"what": ""}, {"who": str(uuid4())}, {"code": "x"}, {"record": "x"}, {"proof": "x" * 20_001}]
)
def test_a_wrong_answer_is_asked_again(heron, dove, at_page, wrong):
    answer = at_page(heron).post("/alerts/new/", typed(**wrong))
    assert answer.status_code == 200 and "problems" in answer.content.decode()
    assert not Alert.objects.exists()


def test_in_french(heron, dove, at_page):
    heron.row.language = "fr"
    heron.row.save()
    assert "Signaler un tort, sans votre nom" in said(at_page(heron).get("/alerts/new/"))
    assert "J’ai un code" in said(Client().get("/alerts/letters/?lang=fr"))
