"""The record of processing and the register of duties: what the program knows, beside what the charity says."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django.utils.translation import override

from inconfidence.charity.actions.ours import ours_read
from inconfidence.charity.actions.stating import statement_make
from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import Statement
from inconfidence.charity.processing.questions import QUESTIONS
from inconfidence.charity.processing.statements import checked_every, wordings_of
from inconfidence.codex.keepers import keepers
from inconfidence.gate.errors import Changed, Refused
from inconfidence.ledger.entry import Entry
from inconfidence.oversight.processing.duties import duties, duties_late
from inconfidence.oversight.processing.record import record_of
from inconfidence.rights.notices import notice_of_charity, rights_said
from inconfidence.store.models import LedgerEntry


def say(by, about, **words):
    """Somebody says something after reading what stands."""
    before = wordings_of(about)
    words = {"record": uuid4(), "seen": before[0].id if before else None, **words}
    return statement_make(bearer=by.bearer, about=about, **words)


def told(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def by_about(language="en"):
    return {duty.asked.about: duty for duty in duties(language)}


def test_nobody_reads_or_says_it_but_those_who_answer_for_the_charity(house, heron, at_page):
    for path in ("/processing/", "/duties/", "/processing/paper/en/", "/processing/charity/contact/"):
        assert at_page(heron).get(path).status_code == 403
    with pytest.raises(Refused):
        ours_read(bearer=heron.bearer)
    with pytest.raises(Refused):
        say(heron, "charity/contact", text_en="Write to me.")
    assert not Statement.objects.exists()
    assert "/processing/" not in at_page(heron).get("/").content.decode()
    assert "/processing/" in at_page(house.wren).get("/").content.decode()


def test_the_record_names_no_member_and_no_client(house, heron, marigold, at_page):
    say(house.wren, "support/basis", choice="consent")
    page = told(at_page(house.wren).get("/processing/")).partition("What we do with what we hold")[2]
    for name in ("Wren", "Heron", "Marigold", "garden.example", marigold.reference):
        assert name not in page


def test_of_what_is_said_every_wording_stays(house):
    say(house.wren, "charity/contact", text_en="The office, Hedge Lane 1.")
    say(house.wren, "charity/contact", text_en="The office, Hedge Lane 2.", text_fr="Le bureau, rue 2.")
    now, before = wordings_of("charity/contact")
    assert now.text_en.endswith("2.") and before.text_en.endswith("1.")
    assert notice_of_charity("fr").lines[2][1] == "Le bureau, rue 2."


def test_the_same_form_twice_is_kept_once_and_other_words_are_not_lost_in_silence(house):
    record = uuid4()
    for _again in range(2):
        statement_make(
            bearer=house.wren.bearer, about="charity/status", record=record, seen=None, text_en="A"
        )
    with pytest.raises(Changed):
        statement_make(
            bearer=house.wren.bearer, about="charity/status", record=record, seen=None, text_en="B"
        )
    assert [row.text_en for row in wordings_of("charity/status")] == ["A"]


def test_whoever_was_outrun_reads_both_and_keeps_theirs_with_open_eyes(house, at_page):
    client, path = at_page(house.wren), "/processing/charity/status/"
    say(house.wren, "charity/status", text_en="Said meanwhile.")
    typed = {"record": str(uuid4()), "seen": "", "text_en": "Mine.", "text_fr": ""}
    page = client.post(path, typed)
    assert "Said meanwhile." in told(page) and "Mine." in told(page) and "in the meantime" in told(page)
    hidden = dict(re.findall(r'name="(record|seen)" value="([^"]*)"', page.content.decode()))
    assert client.post(path, {**typed, **hidden}).status_code == 302
    assert [row.text_en for row in wordings_of("charity/status")] == ["Mine.", "Said meanwhile."]


def test_that_it_was_said_is_in_the_ledger_bound_to_its_words(house):
    say(house.wren, "charity/status", text_en="An association.")
    last = Entry.from_bytes(bytes(LedgerEntry.objects.latest("index").entry))
    assert last.actor == house.wren.row.id and last.change and last.file is None


def _opens(title):
    [found] = [one for one in record_of("en").activities if one.title == title]
    return next(line.answer for line in found.lines if line.asks == "Who opens it")


@pytest.mark.parametrize("code", ["cwc", "csf-2024"])
def test_who_opens_it_are_those_with_a_key_to_where_it_lies(house, code):
    wrong, worries = _opens("Looking into what went wrong"), _opens("Keeping people safe")
    assert "manager" in wrong.lower() and "Trustee" in wrong
    assert "Coordinator" in worries and "Safeguarding" in worries
    for language in ("en", "fr"):
        with override(language):
            answers = [line.answer for one in record_of(language).activities for line in one.lines]
        assert not [one for one in answers if ": ." in one or "\xa0: ." in one]
    told = dict(notice_of_charity("en").lines)["Who can open your file"].splitlines()
    assert "Coordinator" in told[1] and "counselling" in told[2] and "Coordinator" not in told[2]


@pytest.mark.parametrize(("code", "kept"), [("cwc", "destroyed within 6 months"), ("csf-2024", "given back")])
def test_the_record_names_checks_evidence_and_keys_to_paper(house, code, kept):
    say(house.wren, "checks/retention", text_en="As long as they work here.")
    by_title = {one.title: [line.answer for line in one.lines] for one in record_of("en").activities}
    checks = " ".join(by_title["Looking at criminal records"])
    assert "six facts" in checks and kept in checks and "As long as they work here." in checks
    members = " ".join(by_title["Working together"])
    assert "called to give evidence" in members and "to paper" in members
    say(house.wren, "checks/offences", text_en="The Police Act 1997.")
    assert "The Police Act 1997." in dict(notice_of_charity("en").lines)["The legal basis"]


def test_where_nobody_opens_it_by_their_office_nothing_is_said_of_it(house, monkeypatch):
    monkeypatch.setattr(rights_said, "offices_holding", lambda kind: frozenset())
    answers = [line.answer for one in record_of("en").activities for line in one.lines]
    lines = [*answers, *(said for _asks, said in notice_of_charity("en").lines)]
    assert not [one for one in lines if "office" in one and ":" in one]


def test_what_is_open_is_counted_until_it_is_said(house):
    before = record_of("en").open
    assert before == len(QUESTIONS)
    say(house.wren, "support/basis", choice="consent")
    assert record_of("en").open == before - 1


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("support/basis", {"choice": "because"}, "Select a valid choice"),
        ("support/basis", {}, "Please choose one"),
        ("charity/contact", {"text_en": "", "text_fr": " "}, "one of the two languages"),
        ("charity/helpers", {"choice": "some"}, "one of the two languages"),
        ("charity/contact", {"text_en": "x" * 20_001}, "at most"),
        ("law-fr/health-data", {"choice": "not-yet", "text_en": "Soon."}, "Please say by when"),
        (
            "law-fr/health-data",
            {"choice": "not-yet", "text_en": "x", "until_day": 1, "until_month": 1, "until_year": 2020},
            "gone by",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_in_the_form(house, at_page, path, typed, said):
    answer = at_page(house.wren).post(f"/processing/{path}/", {"record": str(uuid4()), "seen": "", **typed})
    assert answer.status_code == 200 and said in told(answer)
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    "path", ["processing/support/nothing/", "processing/law-uk/fee/", "duties/paper/de/"]
)
def test_there_is_no_page_for_what_nobody_asks(house, at_page, path):
    assert at_page(house.wren).get(f"/{path}").status_code == 404


@pytest.mark.parametrize(("code", "law"), [("csf-2016", "law-fr"), ("cwc", "law-uk")])
def test_every_duty_of_the_law_is_there_with_how_it_is_met(house, code, law):
    found = by_about()
    assert all(about.startswith(f"{law}/") for about in found) and len(found) > 12
    assert found[f"{law}/breach"].state == "kept" and found[f"{law}/breach"].met_by
    assert found[f"{law}/health-data"].state == "open" and not found[f"{law}/health-data"].met_by


def test_between_two_articles_stands_a_word_of_the_page(house):
    cited = {lang: by_about(lang)["law-fr/access"].asked.source for lang in ("en", "fr")}
    assert "12(6) and 15" in cited["en"] and "12(6) et 15" in cited["fr"]


def test_where_the_program_runs_says_whether_certified_hosting_is_owed(house):
    hosting = "law-fr/certified-hosting"
    assert by_about()[hosting].state == "open"
    for choice, state in (("own", "not-us"), ("not-certified", "open"), ("certified", "met")):
        say(house.wren, "charity/hosting", choice=choice, text_en="Here.")
        assert by_about()[hosting].state == state
    say(house.wren, hosting, choice="not-us", text_en="No care, so no certificate.")
    assert by_about()[hosting].met_by == ("No care, so no certificate.",)


def test_what_is_not_met_has_its_day_and_is_loud_once_it_has_gone_by(house, at_page):
    until = timezone.localdate() + timedelta(days=3)
    say(house.wren, "law-fr/impact-assessment", choice="not-yet", text_en="Being written.", until=until)
    assert by_about()["law-fr/impact-assessment"].state == "open" and duties_late() == 0
    with CLOCK.set_to(CLOCK.now() + timedelta(days=5)):
        assert by_about()["law-fr/impact-assessment"].state == "late"
        assert duties_late() == 1
        assert "1 overdue" in told(at_page(house.wren).get("/"))


def test_the_privacy_notice_takes_its_words_from_the_record(house):
    before = dict(notice_of_charity("en").lines)
    assert "for the charity to state" in before["The legal basis"]
    say(house.wren, "support/basis", choice="consent", text_en="Asked at the first contact.")
    say(house.wren, "support/retention", text_en="Two years after the last contact.")
    after = dict(notice_of_charity("en").lines)
    assert after["The legal basis"].startswith("Supporting people: They agree (consent)")
    assert after["How long it is kept"] == "Two years after the last contact."


def test_both_can_be_printed(house, at_page):
    say(house.wren, "charity/helpers", choice="none", text_en="𝌆 no sign is too strange")
    for path in ("/processing/paper/fr/", "/duties/paper/en/"):
        assert at_page(house.wren).get(path).content.startswith(b"%PDF")


def test_a_file_is_checked_every_year_until_somebody_says_otherwise(house):
    assert checked_every() == 12
    say(house.wren, "charity/check", choice="6")
    assert checked_every() == 6


def test_the_clauses_name_what_keeps_them():
    assert keepers()["oversight.processing"] and keepers()["oversight.legal-register"]
