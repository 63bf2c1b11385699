"""The answer to a request: item by item, what is of others taken out, the gate's word, and the locked pack."""

import base64
import io
import re
from datetime import date
from uuid import uuid4

import pikepdf
import pytest

from inconfidence.files import actions as files
from inconfidence.files.movements import file_of
from inconfidence.gate import Absent, Refused
from inconfidence.gate.errors import Changed
from inconfidence.rights import actions
from inconfidence.rights.asked import asked_opened
from inconfidence.rights.others import others_in, others_out
from inconfidence.rights.pack import made_from, others_checked, text_of, unjudged
from inconfidence.sharing.items import items_of
from inconfidence.sharing.models import Disclosure
from tests.app.rights.conftest import request_by, sent

HEADER = {"name": "Marigold Tansy", "relatives": "John Tansy", "phone": "01 99 00 12 34"}
NOTE = "Marigold says that John drinks. Their neighbour Peter Oak (06 12 34 56 78) knows."


def test_what_is_of_others_is_found_and_what_is_theirs_stays():
    assert others_in(NOTE, HEADER, "en") == ["John", "Peter Oak", "06 12 34 56 78"]
    (text,) = others_out([NOTE + " She called on 01 99 00 12 34."], HEADER, "en")
    assert "Marigold" in text and "01 99 00 12 34" in text
    assert "John" not in text and "Oak" not in text and "06 12" not in text


def test_one_name_has_one_number_in_all_of_the_texts():
    first, second = others_out(
        ["Rose came with Alice Moss.", "Alice Moss came alone."], {"name": "Marigold"}, "en"
    )
    number = re.search(r"\[person \d\]", second)
    assert number and number[0] in first


@pytest.fixture
def told(house, heron):
    """A file with a note that speaks of others."""
    file = house.open_file(heron, HEADER["name"], relatives=HEADER["relatives"], phone=HEADER["phone"])
    words = {"channel": "phone", "happened_on": date(2026, 3, 2), "text": NOTE}
    files.contact_record(bearer=heron.bearer, file=file, record=uuid4(), **words)
    return file


def _asked(person, file, row):
    return asked_opened(person.bearer, file, row.id)


def _prepared(person, file, row, how="masked", **going):
    """The request with everything judged and read over; `going` puts other words in their place."""
    chosen = {
        item.id: "goes" if item.id.startswith("detail-") else how
        for item in items_of(_asked(person, file, row).opened)
    }
    _change(person, file, row, pack={"language": "en", "items": chosen})
    asked = _asked(person, file, row)
    read = {"text": text_of(asked), "channel": "post", "checked": True, "made_from": made_from(asked)}
    _change(person, file, row, going={**read, **going})
    return _asked(person, file, row)


def _change(person, file, row, **words):
    actions.request_change(
        bearer=person.bearer, asked=_asked(person, file, row), verb="request-prepared", **words
    )


def _give(person, asked):
    return actions.request_answer(bearer=person.bearer, asked=asked, revision=asked.content["revision"])


def _words_of(pdf: bytes, password: str) -> bytes:
    with pikepdf.open(io.BytesIO(pdf), password=password) as document:
        assert document.encryption.R == 6
        assert str(document.docinfo["/Title"]).startswith("R-")
        return document.Root.Lang.__bytes__() if "/Lang" in document.Root else b""


def test_the_pack_is_given_once_with_a_line_in_both_registers(house, told):
    wren, row = house.wren, request_by(house.wren, told)
    asked = _prepared(wren, told, row)
    made = _give(wren, asked)
    row.refresh_from_db()
    assert row.outcome == "answered" and Disclosure.objects.get().reference == row.reference == made.reference
    after = _asked(wren, told, row)
    assert _words_of(base64.b64decode(after.content["pdf"]), made.password) == b"en"
    letter = after.content["letter"]
    assert "Marigold says that [person 1] drinks." in letter["told"] and "John drinks" not in letter["told"]
    assert any("1 contact" in answer for _question, answer in letter["lines"])
    assert after.content["clauses"]
    for again in (asked, after):
        assert _give(wren, again) is None
    assert Disclosure.objects.count() == 1


def test_what_stays_is_counted_with_its_reason_and_not_said(house, told):
    row = request_by(house.wren, told)
    _give(house.wren, _prepared(house.wren, told, row, how="others"))
    letter = _asked(house.wren, told, row).content["letter"]
    assert "drinks" not in letter["told"]
    assert ["What is left out", "1 thing: it is about somebody else, who does not agree"] in letter["lines"]


@pytest.fixture
def worried(house, heron, told):
    """The same, after a worry was written down."""
    words = {"grounds": {"risk-to-client"}, "text": "Alone."}
    files.worry_record(bearer=heron.bearer, file=told, record=uuid4(), **words)
    return told


@pytest.mark.parametrize(
    ("how", "left_out"), [("harm", "2 things: it would do serious harm to somebody"), ("unsaid", "")]
)
def test_the_notice_in_the_pack_counts_nothing_of_what_stays(house, worried, how, left_out):
    row = request_by(house.wren, worried)
    _give(house.wren, _prepared(house.wren, worried, row, how=how))
    lines = dict(_asked(house.wren, worried, row).content["letter"]["lines"])
    assert lines.get("What is left out", "") == left_out
    assert {"Worries about somebody’s safety", "What was written down"}.isdisjoint(lines)


def test_a_worry_that_goes_is_counted(house, worried):
    row = request_by(house.wren, worried)
    _give(house.wren, _prepared(house.wren, worried, row))
    assert "Worries about somebody’s safety" in dict(
        _asked(house.wren, worried, row).content["letter"]["lines"]
    )


@pytest.mark.parametrize(
    ("code", "words", "missing"),
    [
        ("csf-2024", {"checked": "no"}, "requester-verified"),
        ("csf-2024", {"asker": "representative", "by": "A guardian"}, "requester-verified"),
        ("csf-2024", {"asker": "other", "by": "A lawyer"}, "requester-verified"),
        ("cwc", {"came": "word"}, "request-in-writing"),
    ],
)
def test_the_gate_refuses_what_is_not_sure_or_not_as_the_code_asks(house, told, words, missing):
    row = request_by(house.wren, told, **words)
    with pytest.raises(Refused) as refused:
        _give(house.wren, _prepared(house.wren, told, row))
    needs = {option.value for need in refused.value.decision.missing for option in need.any_of}
    assert needs == {missing}
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize("code", ["csf-2012"])
def test_by_word_is_enough_where_the_code_does_not_ask_for_writing(house, told):
    row = request_by(house.wren, told, came="word")
    assert _give(house.wren, _prepared(house.wren, told, row))


def test_whoever_may_act_for_them_is_given_it(house, told):
    row = request_by(house.wren, told, asker="representative", by="A guardian", authorised=True)
    _give(house.wren, _prepared(house.wren, told, row))
    assert ["Given to", "A guardian"] in _asked(house.wren, told, row).content["letter"]["lines"]


def test_a_listener_prepares_it_and_is_sent_to_who_may(house, heron, told):
    row = request_by(heron, told)
    with pytest.raises(Refused) as refused:
        _give(heron, _prepared(heron, told, row))
    assert "manager" in refused.value.decision.who_may


@pytest.mark.parametrize("going", [{"checked": False}, {"made_from": "something else"}])
def test_unread_for_others_it_does_not_go(house, told, going):
    row = request_by(house.wren, told)
    with pytest.raises(Refused) as refused:
        _give(house.wren, _prepared(house.wren, told, row, **going))
    (need,) = refused.value.decision.missing
    assert need.any_of[0].value == "third-parties-checked"


def test_a_note_written_since_is_looked_at_first(house, heron, told):
    row = request_by(house.wren, told)
    assert others_checked(_prepared(house.wren, told, row))
    house.note(heron, told)
    asked = _asked(house.wren, told, row)
    assert len(unjudged(asked)) == 1 and not others_checked(asked)


def test_changed_since_it_was_read_it_does_not_go(house, told):
    row = request_by(house.wren, told)
    asked = _prepared(house.wren, told, row)
    _change(house.wren, told, row, said="More.")
    with pytest.raises(Changed):
        _give(house.wren, asked)
    with pytest.raises(Changed):
        actions.request_answer(bearer=house.wren.bearer, asked=_asked(house.wren, told, row), revision=1)


def test_the_pack_is_locked_anew_and_the_old_password_opens_it_no_more(house, told):
    row = request_by(house.wren, told)
    first = _give(house.wren, _prepared(house.wren, told, row))
    again = actions.pack_renew(bearer=house.wren.bearer, asked=_asked(house.wren, told, row))
    content = base64.b64decode(_asked(house.wren, told, row).content["pdf"])
    assert _words_of(content, again.password) == b"en"
    with pytest.raises(pikepdf.PasswordError):
        _words_of(content, first.password)


def test_there_is_nothing_to_lock_anew_before(house, told):
    row = request_by(house.wren, told)
    with pytest.raises(Absent):
        actions.pack_renew(bearer=house.wren.bearer, asked=_asked(house.wren, told, row))


def test_the_answer_in_the_register_says_to_whom_and_leads_to_the_request(house, told, at_page):
    row = request_by(house.wren, told)
    _give(house.wren, _prepared(house.wren, told, row))
    page = at_page(house.wren).get("/disclosures/").content.decode()
    assert f"/files/{told.reference}/requests/{row.id}/" in page and "The person themself" in page


def test_an_answer_goes_with_its_file(house, told):
    row = request_by(house.wren, told)
    _give(house.wren, _prepared(house.wren, told, row))
    actions.file_erase(bearer=house.wren.bearer, file=told, ground="asked")
    row.refresh_from_db()
    assert (row.record_id, row.outcome) == (None, "answered")
    with pytest.raises(Absent):
        asked_opened(house.wren.bearer, file_of(told.reference), row.id)


def _text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_pages_lead_from_the_request_to_the_locked_pack(house, told, at_page):
    wren, row = at_page(house.wren), request_by(house.wren, told, checked="no")
    base = f"/files/{told.reference}/requests/{row.id}/"
    assert f"{base}items/" in wren.get(base).content.decode()
    assert wren.get(f"{base}text/").url == f"{base}items/"
    items = wren.get(f"{base}items/")
    assert "This may be of others: John Tansy" in _text(items) and "Peter Oak" in _text(items)
    names = re.findall(r'<select name="([^"]+)"', items.content.decode())
    assert "problems" in sent(wren, f"{base}items/", {"language": "en"}).content.decode()
    wrong = dict.fromkeys(names, "everything")
    assert "problems" in sent(wren, f"{base}items/", {"language": "en", **wrong}).content.decode()
    sent(wren, f"{base}items/", {"language": "en", **dict.fromkeys(names, "masked")})
    text = wren.get(f"{base}text/").content.decode()
    assert "drinks" in text and "John drinks" not in text
    typed = {"text": "Marigold says that somebody drinks.", "channel": "post"}
    assert "Please read it over for others first" in _text(sent(wren, f"{base}text/", typed))
    early = sent(wren, f"{base}text/", {**typed, "checked": "on"}, follow=True)
    assert "Make sure that it is they" in _text(early) and f"{base}known/" in early.content.decode()
    sent(wren, f"{base}known/", {"came": "writing", "checked": "known"})
    answer = wren.get(f"{base}answer/").content.decode()
    revision = re.search(r'name="revision" value="(\d+)"', answer)
    given = wren.post(f"{base}answer/", {"revision": revision[1]})
    password = "-".join(re.findall(r'<span class="reference">(\w{4})-?</span>', given.content.decode()))
    document = wren.get(f"/files/{told.reference}/disclose/{row.id}/told/document/")
    assert document["Content-Disposition"] == f'attachment; filename="{row.reference}.pdf"'
    _words_of(document.content, password)
    assert password not in wren.get(base).content.decode()
    for page in ("items/", "text/", "answer/"):
        assert wren.get(base + page).url == base
    assert "opens with this password" in _text(wren.post(f"{base}again/"))


def test_a_stranger_finds_no_page_of_it(house, robin, told, at_page):
    row = request_by(house.wren, told)
    for page in ("items/", "text/", "answer/"):
        assert at_page(robin).get(f"/files/{told.reference}/requests/{row.id}/{page}").status_code == 404
    assert at_page(robin).post(f"/files/{told.reference}/requests/{row.id}/again/").status_code == 404
