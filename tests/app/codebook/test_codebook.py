"""Comparing two codes, and trying a question, as a trustee meets it on a page."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import strip_tags

from inconfidence import codes
from inconfidence.codebook.forms import FIRST, MORE
from inconfidence.store.models import Draft, LedgerEntry

SHELF = Path(codes.__file__).parent
# May a counsellor tell the doctor?
CASE = {
    "code": "cwc",
    "action": "refer",
    "actor": "counsellor",
    "relation": "supporting",
    "subject": "client",
    "information": "counselling",
    "recipient": "agency",
    "purpose": "referral",
    "form": "identified",
    "consent": "given",
    "discussion": "held",
    "channel": "phone",
    "standing": "good",
    "retention": "within",
    "cabinet": "",
}


@pytest.fixture
def page(house, at_page) -> Client:
    return at_page(house.wren)


def text(response) -> str:
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def test_what_changes_is_told_heaviest_first(page):
    found = page.get("/code/compare/", {"old": "csf-2012", "new": "csf-2024"}).content.decode()
    sentences = re.findall(r"<article.*?<p>(.*?)</p>", found, re.S)
    assert sentences[0].startswith("These are no longer reasons for us to")
    assert "the wider public interest" in sentences[0]
    assert "leave out who it is" in sentences[1]
    assert "The wider public interest is no longer a reason" in found
    assert found.count("<article") == len(re.findall("A case in which they differ", found))


def test_it_is_told_in_french(page):
    page.post("/language/", {"language": "fr", "next": "/"})
    found = text(page.get("/code/compare/", {"old": "csf-2012", "new": "csf-2024"}))
    assert "Ce ne sont plus des motifs pour" in found
    assert "l’intérêt public" in strip_tags(found).replace("&#x27;", "'")


def test_a_code_beside_itself_is_no_difference(page):
    assert "No difference" in text(page.get("/code/compare/", {"old": "cwc", "new": "cwc"}))


def test_a_code_that_is_not_there_is_said(page):
    response = page.get("/code/compare/", {"old": "csf-2012", "new": "csf-1812"})
    assert "Something needs mending" in text(response)
    assert "<article" not in response.content.decode()


def test_nothing_is_compared_before_two_are_chosen(page):
    found = page.get("/code/compare/").content.decode()
    assert 'value="csf-2024" selected' in found
    assert "<article" not in found


@pytest.mark.parametrize(
    ("changed", "said", "clause"),
    [
        ({"done": ["best-interest", "need-recorded", "minimised"]}, "Yes", "cwc/referral"),
        ({}, "Not yet", "cwc/referral"),
        ({"consent": "refused"}, "No", "cwc/referral"),
        ({"action": "disclose", "recipient": "police", "purpose": "legal"}, "No", "cwc/police"),
    ],
)
def test_a_question_gets_its_answer_with_the_clauses(page, changed, said, clause):
    before = LedgerEntry.objects.count()
    found = page.post("/code/question/", CASE | changed).content.decode()
    assert f"<h2>{said}</h2>" in found
    assert f"<figcaption>{clause}</figcaption>" in found
    assert LedgerEntry.objects.count() == before


def test_a_question_against_a_draft(page):
    text_of = (SHELF / "cwc.md").read_text()
    draft = text_of.replace("  require done best-interest\n", "").replace(
        "require done best-interest\n  for refer\n", ""
    )
    for pasted, said in ((text_of, "Not yet"), (draft, "Yes")):
        response = page.post("/code/question/", CASE | {"code": "draft", "draft": pasted})
        assert f"<h2>{said}</h2>" in response.content.decode()


def test_what_is_wrong_with_a_draft_has_its_place(page):
    draft = (SHELF / "cwc.md").read_text().replace("standing unsigned", "standing unsignd", 1)
    line = draft[: draft.index("unsignd")].count("\n") + 1
    found = text(page.post("/code/question/", CASE | {"code": "draft", "draft": draft}))
    assert f"Line {line}, column 12:" in found
    assert "did you mean `unsigned`?" in found


@pytest.mark.parametrize("draft", ["", "  ", "no code at all", "## x", "| a | b |\n| - | - |\n"])
def test_a_draft_that_is_none_is_said(page, draft):
    response = page.post("/code/question/", CASE | {"code": "draft", "draft": draft})
    assert response.status_code == 200
    assert "Something needs mending" in text(response)


def test_a_recipient_that_it_cannot_reach_is_said_with_those_it_can(page):
    found = text(page.post("/code/question/", CASE | {"recipient": "court"}))
    assert (
        "Please choose who would receive it. This can go to: A professional or a body asked to help" in found
    )


def test_who_receives_it_is_clear_where_nobody_else_can(page):
    case = CASE | {"action": "view", "recipient": "", "purpose": "support"}
    assert "<h2>Yes</h2>" in page.post("/code/question/", case).content.decode()


def test_every_part_of_a_case_is_asked(page):
    found = page.get("/code/question/").content.decode()
    for name in (*FIRST, *MORE, "code", "draft"):
        assert f'name="{name}"' in found


def test_who_can_ever_see_what_is_a_table_with_words_for_ears(page):
    found = page.get("/code/seen/", {"code": "cwc"}).content.decode()
    row = re.search(r'<tr><th scope="row">What was said in counselling</th>(.*?)</tr>', found, re.S)[1]
    cells = [
        re.sub(r"\s+", " ", strip_tags(cell)).strip() for cell in re.findall(r"<td>(.*?)</td>", row, re.S)
    ]
    listener, counsellor, *_rest = cells
    assert listener == "Cwho was asked for advice;"
    assert counsellor.startswith("Swho supports the person;")
    assert "Cancer Support France: confidentiality policy, April 2024" in text(page.get("/code/seen/"))


@pytest.mark.parametrize("address", ["/code/compare/", "/code/question/", "/code/seen/"])
def test_strangers_are_sent_to_the_door(house, address):
    response = Client().get(address)
    assert response.status_code == 302
    assert response.url.startswith("/sign-in/")


def draft(put: str, instead_of: str) -> str:
    """The code in force with other words in one place."""
    whole = (SHELF / "csf-2024.md").read_text()
    assert instead_of in whole
    return whole.replace(instead_of, put, 1)


def test_a_draft_is_compared_with_the_code_in_force(page):
    found = text(
        page.post(
            "/code/compare/",
            {"draft": draft("forbid view\n  actor trustee", "forbid any action\n  standing former")},
        )
    )
    assert "Newly refused" in found and "a trustee" in found


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Please fill this in"), ("# half", "Line 1, column 1: the document has no header")],
)
def test_a_draft_that_cannot_be_read_is_said(page, typed, said):
    found = page.post("/code/compare/", {"draft": typed})
    assert said in text(found)
    assert "<article" not in found.content.decode()


def test_with_one_named_the_code_in_force_is_the_other(page):
    found = text(page.get("/code/compare/", {"new": "csf-2012"}))
    assert "April 2024" in found and "February 2012" in found


@pytest.mark.parametrize("path", ["/code/question/", "/code/compare/"])
def test_nothing_that_was_sent_is_kept_when_the_house_is_locked(page, path):
    """Not by the lock button, nor where the lock fell first, nor while it is typed."""
    typed = {**CASE, "draft": "# half a code"}
    page.post(f"/draft/?for={path}", {"name": "draft", "text": typed["draft"]})
    page.post("/lock/", {**typed, "next": path, "untouched": "0"})
    assert page.post(path, typed)["Location"].startswith("/unlock/")
    assert not Draft.objects.exists()
    page.post("/files/new/", {"name": "Marigold"})  # as other pages keep what is sent
    assert Draft.objects.exists()
