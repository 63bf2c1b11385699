"""The papers that people read and sign, opened by programs that are not ours."""

import io
import re
import shutil
import subprocess
from collections import Counter
from html import unescape
from pathlib import Path

import pikepdf
import pytest

from inconfidence import codes
from inconfidence.codex import Code, bundled_ids, load
from inconfidence.codex.paper import KINDS, NotSet, as_page, as_pdf, sheet_of
from inconfidence.codex.paper.days import day_in_words
from inconfidence.codex.paper.sheet import exceptions
from inconfidence.codex.paper.words import words_of
from inconfidence.codex.reading import ease_of
from inconfidence.kernel.language import LANGUAGES

SHELF = Path(codes.__file__).parent


def draft(tmp_path: Path, put: str, instead_of: str = "You may say no.") -> Code:
    """The code of 2024 with other words in one place."""
    text = (SHELF / "csf-2024.md").read_text("utf-8")
    assert instead_of in text
    file = tmp_path / "csf-2024.md"
    file.write_text(text.replace(instead_of, put), "utf-8")
    return load(file)


def tool(name: str, package: str) -> str:
    """The path of a program that is not ours."""
    found = shutil.which(name)
    assert found, f"{name} is missing: install your system's package {package}"
    return found


def read_aloud(pdf: bytes) -> list[str]:
    """The text of each page, as poppler finds it, its spaces and line ends made one space."""
    done = subprocess.run(
        [tool("pdftotext", "poppler-utils"), "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


@pytest.fixture(scope="module", params=[(kind, lang) for kind in KINDS for lang in LANGUAGES], ids="-".join)
def paper(request):
    kind, lang = request.param
    sheet = sheet_of(load("cwc"), kind, lang)
    return sheet, as_pdf(sheet, large=kind == "copy")


def test_each_page_says_which_version_it_is_and_of_when(paper):
    sheet, pdf = paper
    pages = read_aloud(pdf)
    for number, page in enumerate(pages, 1):
        assert f"{sheet.foot} {sheet.page} {number} / {len(pages)} {sheet.dated}" in page
    assert load("cwc").digest[:12] in sheet.foot


def test_every_word_of_the_paper_is_there(paper):
    sheet, pdf = paper
    said = " ".join(read_aloud(pdf))
    # The foot of a page may stand between two words of a sentence.
    said = said.replace("\u00a0", " ")
    for words in (sheet.title, *sheet.ticks, *sheet.lines, *(part.heading for part in sheet.sections)):
        assert words.replace("\u00a0", " ") in said


def test_qpdf_finds_no_fault_in_it(paper, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper[1])
    done = subprocess.run([tool("qpdf", "qpdf"), "--check", str(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_file_can_be_read_aloud_by_a_screen_reader(paper):
    sheet, pdf = paper
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == sheet.language
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(opened.docinfo["/Title"]) == sheet.whole_title
        assert 'pdfuaid:part="1"' in str(root.Metadata.read_bytes()) or "<pdfuaid:part>1" in str(
            root.Metadata.read_bytes()
        )
        tags = list(tags_of(root.StructTreeRoot))
        assert tags.count("/H1") == 1
        assert tags.count("/H2") == len(sheet.sections)
        assert tags.count("/TH") == (len(sheet.table.head) if sheet.table else 0)
        assert tags.count("/TR") == (len(sheet.table.rows) + 1 if sheet.table else 0)
        assert "/P" in tags
        assert all("/StructParents" in page for page in opened.pages)


def tags_of(node):
    """The tags of a document's structure, in reading order."""
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node["/S"])
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from tags_of(kid)


def test_the_copy_says_every_clause_of_every_code():
    for id in bundled_ids():
        code = load(id)
        said = " ".join(read_aloud(as_pdf(sheet_of(code, "copy", "en"))))
        for clause in code.clauses.values():
            assert clause.title("en") in said, clause.id


@pytest.mark.parametrize(("asked", "points"), [({}, 12), ({"large": True}, 18)])
def test_large_print_is_of_eighteen_points_instead_of_twelve(asked, points):
    sheet = sheet_of(load("csg06"), "undertaking", "fr")
    with pikepdf.open(io.BytesIO(as_pdf(sheet, **asked))) as opened:
        sizes = [size for page in opened.pages for size in sizes_of(page)]
    assert Counter(sizes).most_common(1)[0][0] == points


def sizes_of(page):
    """The size of the letters of each piece of text on a page, in points."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            yield float(operands[1])


def test_the_consent_form_explains_the_exceptions():
    named = [clause.id for clause in exceptions(load("cwc"))]
    assert named == [
        *("cwc/ground-serious-risk", "cwc/ground-life", "cwc/ground-illegal-act"),
        *("cwc/ground-legal-requirement", "cwc/ground-offences", "cwc/others-information"),
    ]
    assert {id.split("/")[1] for id in map(str, (c.id for c in exceptions(load("csf-2024"))))} == {
        "ground-legal-duty",
        "ground-law",
        "ground-complaint",
    }


@pytest.mark.parametrize(("id", "law"), [("csf-2012", "law-fr/secrecy"), ("cwc", "law-uk/confidence")])
def test_whoever_signs_or_leaves_reads_what_the_law_has_them_told(id, law):
    title = load(id).clause(law).title("fr")
    said = {kind: [part.heading for part in sheet_of(load(id), kind, "fr").sections] for kind in KINDS}
    assert [kind for kind in KINDS if title in said[kind]] == ["undertaking", "leaving"]


def test_what_a_code_says_is_never_read_as_markup(tmp_path):
    code = draft(tmp_path, '#panic("no") $x$ \\#set page(width: 1pt) @here =head ] }')
    [*said] = read_aloud(as_pdf(sheet_of(code, "copy", "en")))
    assert '#panic("no") $x$ #set page(width: 1pt) @here =head ] }' in " ".join(said)


def test_a_page_takes_no_markup_from_a_code(tmp_path):
    code = draft(tmp_path, '<script>alert(1)</script> & "quoted" *well*\n\nTwice.\n\n- one\n- two')
    page = as_page(sheet_of(code, "copy", "en"))
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "<em>well</em></p><p>Twice.</p>\n<ul><li>one</li><li>two</li></ul>" in page


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_what_the_paper_says_and_nothing_else(kind):
    sheet = sheet_of(load("cwc"), kind, "en")
    body = as_page(sheet).partition("<body>")[2]
    said = unescape(re.sub("<[^>]*>", "", body))
    assert "".join(said.split()) == "".join("".join(words_in(sheet)).split())
    assert "<p></p>" not in body and "<ul></ul>" not in body


def words_in(sheet):
    """The words of a paper in the order in which it says them."""
    yield from (sheet.title, sheet.about, sheet.dated)
    yield from (run.text for block in sheet.lead for run in block.runs)
    yield from (f"☐ {tick}" for tick in sheet.ticks)
    yield from sheet.lines
    if sheet.table:
        yield from (word for row in (sheet.table.head, *sheet.table.rows) for word in row)
    for part in sheet.sections:
        yield part.heading
        yield from (run.text for block in part.blocks for run in block.runs)
    yield from (sheet.foot, " · ", sheet.dated)


def test_a_page_asks_nothing_of_anyone_and_says_its_version():
    code = load("csf-2016")
    page = as_page(sheet_of(code, "undertaking", "fr"), large=True)
    assert page.startswith("<!doctype html>") and '<html lang="fr">' in page and "18pt" in page
    assert not re.search(r"https?:|<script|url\(", page)
    assert page.count(code.digest[:12]) == 2 and "19 février 2016" in page
    assert page.count('class="fill"') == 4


@pytest.mark.parametrize("sign", ["\U0001f642", "\u2d30"], ids=["few machines", "most machines"])
def test_a_sign_that_no_font_holds_is_said_whichever_fonts_the_machine_has(tmp_path, sign):
    """A paper is the same wherever it is set. DejaVu, which most machines have, holds the second."""
    said = f"`csf-2024-copy-en` cannot be set as a PDF: .*{sign}.* could not be displayed"
    with pytest.raises(NotSet, match=said):
        as_pdf(sheet_of(draft(tmp_path, f"You may say {sign} no."), "copy", "en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_clients_read_beside_the_code_is_easy_enough(lang):
    for kind in ("copy", "consent"):
        words = words_of(kind, lang)
        ease = ease_of("\n\n".join((*words.lead, *words.ticks)), lang)
        assert ease.plain, f"{kind} {ease}"


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2024", "2024", "2024"),
        ("2024-04", "April 2024", "avril 2024"),
        ("2016-02-19", "19 February 2016", "19 février 2016"),
        ("2027-05-01", "1 May 2027", "1er mai 2027"),
        ("not stated", "not stated", "not stated"),
    ],
)
def test_dates_in_words(date, english, french):
    assert (day_in_words(date, "en"), day_in_words(date, "fr")) == (english, french)


def test_a_charity_says_on_which_day_it_adopted_the_code():
    assert "Adopted: 22 November 2026" in sheet_of(load("csf-2024"), "copy", "en", "2026-11-22").dated
    assert sheet_of(load("cwc"), "copy", "fr").dated == "Date non indiquée"
