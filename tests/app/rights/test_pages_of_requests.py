"""The pages of requests: writing one down, its page, more time, its end, Home and the register."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.rights import actions
from inconfidence.rights.asked import asked_opened
from inconfidence.rights.models import Request
from tests.app.rights.conftest import TAKEN, request_by, sent


@pytest.fixture
def wren(house, at_page):
    """The manager's browser."""
    return at_page(house.wren)


def _text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def _typed(**other: str) -> dict[str, str]:
    day = timezone.localdate()
    days = {
        "received_on_day": str(day.day),
        "received_on_month": str(day.month),
        "received_on_year": str(day.year),
    }
    typed = {name: word for name, word in TAKEN.items() if word}
    return {"record": str(uuid4()), **typed, **days, **other}


def _at(row: Request, page: str = "") -> str:
    return f"/files/{row.record.file.reference}/requests/{row.id}/{page}"


def test_it_is_written_down_from_the_file_and_leads_to_its_page(heron, marigold, at_page):
    browser, path = at_page(heron), f"/files/{marigold.reference}/requests/new/"
    assert path in browser.get(f"/files/{marigold.reference}/").content.decode()
    answer = browser.post(path, _typed(), follow=True)
    row = Request.objects.get()
    assert answer.redirect_chain == [(_at(row), 302)]
    said = _text(answer)
    assert row.reference in said and "It has to be answered by" in said and "All of it." in said
    title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)
    assert title and "Marigold" not in title[1]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"received_on_day": "31", "received_on_month": "2"}, "problems"),
        ({"received_on_year": "2199"}, "or earlier"),
        ({"received_on_year": "1999"}, "or later"),
        ({"wanted": "everything"}, "problems"),
        ({"asker": "other"}, "Please say who asks"),
        ({"said": ""}, "problems"),
        ({"said": "x" * 20_001}, "problems"),
        ({"record": "nothing"}, "problems"),
    ],
)
def test_wrong_answers_are_said_and_nothing_is_kept(heron, marigold, at_page, wrong, said):
    answer = at_page(heron).post(f"/files/{marigold.reference}/requests/new/", _typed(**wrong))
    assert answer.status_code == 200 and said in answer.content.decode()
    assert not Request.objects.exists()


def test_a_stranger_gets_the_page_of_a_file_that_never_was(heron, robin, marigold, at_page):
    row = request_by(heron, marigold)
    browser = at_page(robin)
    for page in ("", "known/", "longer/", "close/"):
        here = browser.get(_at(row, page))
        never = browser.get(_at(row, page).replace(marigold.reference, "F-22222"))
        assert here.status_code == never.status_code == 404
        assert here.content.decode().replace(marigold.reference, "F-22222") == never.content.decode()


def test_it_is_on_the_managers_home_until_it_is_closed(heron, marigold, wren, at_page):
    row = request_by(heron, marigold)
    home = _text(wren.get("/"))
    assert re.search(f"A request to answer answer by [^.]+ {row.reference}", home)
    assert "One thing is waiting for you." in home
    assert row.reference not in _text(at_page(heron).get("/"))
    typed = {"outcome": "refused", "why": "law", "said": "A court has ordered us to keep it."}
    answer = sent(wren, _at(row, "close/"), typed, follow=True)
    assert answer.redirect_chain == [(_at(row), 302)]
    said = _text(answer)
    assert "Refused on" in said and "A law or a court has us keep it" in said and "cnil.fr" in said
    assert row.reference not in _text(wren.get("/"))


_FORMS = {
    "known/": {"came": "word", "checked": "no"},
    "longer/": {"why": "Much paper.", "told": "on"},
    "close/": {"outcome": "withdrawn", "said": "Thanks."},
}


@pytest.mark.parametrize("page", _FORMS)
def test_whoever_was_outrun_looks_again_before_anything_is_kept(heron, marigold, wren, at_page, page):
    path = _at(request_by(heron, marigold), page)
    for seen in ("0", "", "one", "\u00b2"):
        answer = wren.post(path, {**_FORMS[page], "revision": seen})
        assert answer.status_code == 200 and "changed this in the meantime" in _text(answer)
    row = Request.objects.get()
    assert asked_opened(heron.bearer, marigold, row.id).content["revision"] == 1
    assert sent(wren, path, _FORMS[page]).status_code == 302


def test_a_refusal_without_its_reason_is_none(heron, marigold, wren):
    row = request_by(heron, marigold)
    answer = sent(wren, _at(row, "close/"), {"outcome": "refused", "said": "No."})
    assert "Please choose why" in _text(answer)
    row.refresh_from_db()
    assert row.outcome == "open"


def test_a_closed_one_leads_from_its_forms_to_its_page(house, heron, marigold, wren):
    row = request_by(heron, marigold)
    sent(wren, _at(row, "close/"), {"outcome": "withdrawn", "said": "They thought better of it."})
    for page in ("close/", "longer/"):
        assert wren.get(_at(row, page)).status_code == 302
    answer = sent(wren, _at(row, "known/"), {"came": "word", "checked": "no"}, follow=True)
    assert "Taken back on" in _text(answer) and "By word" not in _text(answer)


def test_it_takes_longer_once_the_person_was_told(heron, marigold, wren):
    row = request_by(heron, marigold)
    assert "Tell them first" in _text(sent(wren, _at(row, "longer/"), {"why": "Much paper."}))
    answer = sent(wren, _at(row, "longer/"), {"why": "Much paper.", "told": "on"}, follow=True)
    assert "Much paper." in _text(answer) and _at(row, "longer/") not in answer.content.decode()


def test_what_answers_it_hangs_on_what_was_asked(heron, marigold, wren):
    asked = {"correct": "Put it right in the file", "delete": "Erase this file"}
    for wanted, way in asked.items():
        assert way in _text(wren.get(_at(request_by(heron, marigold, wanted=wanted))))
    other = request_by(heron, marigold, asker="other", by="A lawyer")
    assert "Tell someone outside" in _text(wren.get(_at(other)))
    assert "They were told" in _text(wren.get(_at(other, "close/")))


def test_the_register_says_how_each_stands(house, heron, marigold, wren, at_page):
    assert "Nobody has asked" in _text(wren.get("/requests/"))
    late = request_by(heron, marigold, received_on=timezone.localdate() - timedelta(days=40))
    done = request_by(heron, marigold, wanted="delete")
    assert 'class="tag no"' in wren.get("/requests/").content.decode()
    actions.file_erase(bearer=house.wren.bearer, file=marigold, ground="asked", given_up=True)
    said = _text(wren.get("/requests/"))
    assert late.reference in said and done.reference in said and "the file has been erased" in said
    assert marigold.reference not in said and "Marigold" not in said
    assert at_page(heron).get("/requests/").status_code == 404


@pytest.mark.parametrize("code", ["cwc"])
def test_under_the_law_of_the_united_kingdom_another_authority_is_named(heron, marigold, wren):
    assert "ico.org.uk" in _text(wren.get(_at(request_by(heron, marigold), "close/")))
