"""Notices of what is held: made from what is really there, naming nobody, in both languages."""

import io
import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pikepdf
import pytest

from inconfidence.charity.models import Undertaking
from inconfidence.charity.papers import with_notice
from inconfidence.codex import load
from inconfidence.codex.keepers import keepers
from inconfidence.codex.paper import sheet_of
from inconfidence.files import actions as files
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.rights import actions
from inconfidence.rights.notices import notice_of_charity, notice_of_file, notice_of_member
from inconfidence.rights.notices.of_file import hearing, kept_from_them
from inconfidence.web.days import DAY, date_format
from tests.app.conduct.conftest import Conduct
from tests.app.conduct.test_alerts import reported
from tests.app.conduct.test_certificates import entered
from tests.app.conduct.test_compelled import called
from tests.app.conduct.test_grievances import raised


def _said(notice) -> str:
    return "\n".join(f"{question}: {answer}" for question, answer in notice.lines)


@pytest.fixture
def lived(house, heron, walk):
    """A file with details and two contacts of two ways."""
    file = house.open_file(heron, "Basil Oregano", phone="01 99 00 12 34", hospital="Saint Fern")
    for channel, day in (("phone", date(2026, 3, 2)), ("in-person", date(2026, 5, 4))):
        words = {"channel": channel, "happened_on": day, "text": "Saw Dr Sorrel about the scan."}
        files.contact_record(bearer=heron.bearer, file=file, record=uuid4(), **words)
    return file


def test_it_says_what_kinds_of_things_and_since_when(house, heron, lived):
    said = _said(notice_of_file(file_opened(heron.bearer, lived), "en"))
    assert "2 contacts, from 2 March 2026 to 4 May 2026" in said
    assert "Name, Telephone, Hospital" in said
    assert "Those who support you: Listener (1)." in said and "Charity manager (1)" in said
    assert "Our code gives no length of time." in said
    assert "Garden Support" in said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_holds_no_name_and_no_word_of_what_was_said(heron, lived, language):
    notice = notice_of_file(file_opened(heron.bearer, lived), language)
    everything = _said(notice) + notice.heading + notice.reference + " ".join(notice.rights)
    for word in ("Basil", "Oregano", "Sorrel", "scan", "99 00", "Saint Fern", "Heron", "Wren"):
        assert word not in everything


def test_what_the_person_may_not_hear_of_is_not_in_it(house, heron, marigold, sharing):
    forbidden = {"talk": {"discussion": "forbidden", "why": "it would warn them"}}
    for parts in ({}, forbidden):
        sharing.make(house.wren, sharing.proposal(house.wren, marigold, "court-order", **parts))
    opened = file_opened(heron.bearer, marigold)
    said = _said(notice_of_file(opened, "en"))
    assert said.count("a public body") == 1 and kept_from_them(opened) == 1


def _worried(person, file):
    files.worry_record(
        bearer=person.bearer, file=file, record=uuid4(), grounds={"risk-to-client"}, text="Alone."
    )


def test_of_worries_and_what_colleagues_were_asked_it_tells_only_where_somebody_says_so(
    house, heron, robin, marigold, sharing, at_page
):
    _worried(heron, marigold)
    house.note(heron, marigold)
    sharing.asked(heron, robin, marigold)
    opened = file_opened(heron.bearer, marigold)
    words = ("Worries", "Asked of colleagues")
    silent = _said(notice_of_file(opened, "en"))
    spoken = _said(notice_of_file(opened, "en", hearing(opened, worries=True)))
    assert [(word in silent, word in spoken) for word in words] == [(False, True), (False, True)]
    browser, path = at_page(heron), f"/files/{marigold.reference}/held/"
    assert "silent about 2 worries and questions" in _text(browser.get(path))
    said = browser.get(f"{path}?heard=yes").content.decode()
    assert "Asked of colleagues" in said and f"{path}en/?heard=yes" in said
    assert "Asked of colleagues" not in _text(browser.get(f"{path}?heard=on"))


def test_a_notice_changes_with_its_file(heron, house, marigold):
    before = _said(notice_of_file(file_opened(heron.bearer, marigold), "en"))
    house.note(heron, marigold)
    after = _said(notice_of_file(file_opened(heron.bearer, marigold), "en"))
    assert "Nothing yet." in before and "1 contact" in after


@pytest.mark.parametrize(
    ("code", "asked", "authority"),
    [("csf-2012", "in writing or by word", "cnil.fr"), ("cwc", "Ask for it in writing", "ico.org.uk")],
)
def test_what_may_be_asked_is_as_the_code_has_it(house, code, asked, authority):
    notice = notice_of_charity("en")
    assert asked in notice.rights[-1] and "within 1 month" in notice.rights[-1]
    assert authority in notice.turning


@pytest.mark.parametrize("code", ["csf-2012", "csf-2024", "cwc"])
def test_the_notice_for_everybody_says_who_can_open_under_this_code(house, code):
    said = _said(notice_of_charity("en"))
    assert "Coordinator of a branch" in said and "Listener" not in said and "Trustee" not in said
    assert notice_of_charity("fr").lines != notice_of_charity("en").lines
    assert "Member of staff" not in said and "Counsellor" not in said, "they carry no key to it"


def test_the_notice_for_everybody_leaves_out_nothing_that_is_kept(house):
    said = _said(notice_of_charity("en"))
    for kept in ("day of birth", "hospital", "close to you", "Worries", "asked colleagues", "told outside"):
        assert kept in said


def test_the_copy_says_where_the_notice_is():
    copy = sheet_of(load("csf-2024"), "copy", "fr")
    [*_before, said] = with_notice(copy, "https://charity.example/code/privacy/").lead
    assert said.runs[0].text.endswith("combien de temps\u00a0: https://charity.example/code/privacy/")


def test_the_first_contact_asks_whether_they_were_told_what_is_held(at_page, heron, marigold):
    client, address = at_page(heron), f"/files/{marigold.reference}/first-contact/"
    assert client.get(address).context["held"] == "todo"
    actions.notice_given(bearer=heron.bearer, file=marigold, record=uuid4())
    page = client.get(address)
    assert page.context["held"] == "done"
    assert f"/files/{marigold.reference}/held/" in page.content.decode()


def test_the_notice_for_everybody_promises_no_more_than_is_so(house):
    said = _said(notice_of_charity("en"))
    assert "Who to ask: The manager or the board of Garden Support." in said and "The legal basis" in said
    assert "cannot be read without a member’s password" in said and "looks after the computer" not in said
    assert "by network address" in said and "Nothing is kept of you" not in said


def test_a_member_reads_the_days_of_the_charity_s_clock(heron):
    signed = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    Undertaking.objects.filter(member=heron.row).update(signed_at=signed)
    assert "Your undertakings: 2 July 2026" in _said(notice_of_member(heron.row, "en"))


def test_a_member_sees_what_is_held_about_themselves(house, heron, marigold):
    said = _said(notice_of_member(heron.row, "en"))
    assert "Listener, North" in said and "1 file of a person whom you support" in said
    assert "Heron" not in said and "@" not in said


def test_a_member_sees_what_the_registers_hold_under_their_id_and_of_no_other(house, heron, robin):
    house.join("Dove", "trustee", None)
    empty = _said(notice_of_member(robin.row, "en"))
    entered(house, heron.row)
    called(house, heron)
    raised(heron, robin.row)
    reported(heron, who=robin.row)
    Conduct(house).report(heron, robin.row)
    said, today = _said(notice_of_member(heron.row, "en")), date_format(date.today(), DAY)
    for title in ("checks", "called to give evidence", "a copy for you", "Breaches that you reported"):
        assert f"{title}: {today}" in said
    # Nothing of what is said of them by others, and nothing of what was reported without a name.
    assert _said(notice_of_member(robin.row, "en")) == empty and "wrong" not in said.lower()


def test_that_it_was_given_is_kept_once(house, heron, robin, marigold):
    record = uuid4()
    for _again in range(2):
        actions.notice_given(bearer=heron.bearer, file=marigold, record=record)
    assert len(file_opened(heron.bearer, marigold).current("notice")) == 1
    with pytest.raises(Absent):
        actions.notice_given(bearer=robin.bearer, file=marigold, record=uuid4())


def _text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_pages_of_a_file_and_its_document(heron, robin, lived, at_page):
    browser, path = at_page(heron), f"/files/{lived.reference}/held/"
    assert path in browser.get(f"/files/{lived.reference}/").content.decode()
    page = browser.get(path)
    assert "2 contacts" in _text(page)
    record = re.search(r'name="record" value="([^"]+)"', page.content.decode())
    answer = browser.post(f"{path}given/", {"record": record[1]}, follow=True)
    assert "They were given it last on" in _text(answer)
    for lang in ("en", "fr"):
        document = browser.get(f"{path}{lang}/")
        assert document["Content-Disposition"] == f'attachment; filename="{lived.reference}-{lang}.pdf"'
        with pikepdf.open(io.BytesIO(document.content)) as pdf:
            assert str(pdf.docinfo["/Title"]) == lived.reference
    assert browser.get(f"{path}de/").status_code == 404
    for page in ("", "en/"):
        assert at_page(robin).get(path + page).status_code == 404


def test_anybody_may_read_the_privacy_notice_beside_the_code(house, client, heron, at_page):
    for path in ("/code/", "/undertaking/"):
        reader = client if path == "/code/" else at_page(heron)
        assert "/code/privacy/" in reader.get(path).content.decode()
    answer = client.get("/code/privacy/")
    assert answer.status_code == 200 and not answer.cookies
    assert "Garden Support" in _text(answer) and "cnil.fr" in _text(answer)
    assert "Ce que vous pouvez nous demander" in _text(client.get("/code/privacy/?lang=fr"))
    assert client.get("/code/privacy/fr/").content.startswith(b"%PDF")
    assert client.get("/code/privacy/de/").status_code == 404


def test_what_is_held_about_me_is_for_members(house, client, heron, at_page):
    assert "/recorded/held/" in at_page(heron).get("/recorded/").content.decode()
    assert "Your training" in _text(at_page(heron).get("/recorded/held/"))
    assert at_page(heron).get("/recorded/held/fr/").content.startswith(b"%PDF")
    assert client.get("/recorded/held/").status_code == 302


def test_the_clauses_name_what_makes_the_notices():
    assert keepers()["rights.notices"] == "inconfidence.rights.notices"
