"""A paper before it is printed: Markdown as blocks, blocks as HTML, the words that a sheet takes from a code."""

from dataclasses import replace
from pathlib import Path

import pytest
from codex_cast import HEADER, clause, code

from inconfidence.codex.paper import NotSet, Sheet, as_page, pdf, sheet_of
from inconfidence.codex.paper.blocks import Block, Run, blocks_of
from inconfidence.codex.paper.days import day_in_words
from inconfidence.codex.paper.html import body_of
from inconfidence.codex.paper.sheet import Section, Table, exceptions

PERMIT = "permit view\n  relation supporting"


def paragraph(*runs: Run) -> Block:
    return Block("p", runs)


class TestBlocks:
    @pytest.mark.parametrize(
        ("text", "blocks"),
        [
            ("One.\n\nTwo.", [paragraph(Run("One.")), paragraph(Run("Two."))]),
            ("One\nline.", [paragraph(Run("One"), Run(" "), Run("line."))]),
            ("Hard  \nbreak", [paragraph(Run("Hard"), Run(" "), Run("break"))]),
            (
                "A **strong** and *soft\nword*, plain",
                [
                    paragraph(
                        *(
                            Run("A "),
                            Run("strong", "strong"),
                            Run(" and "),
                            Run("soft", "em"),
                            Run(" ", "em"),
                        ),
                        *(Run("word", "em"), Run(", plain")),
                    )
                ],
            ),
            (
                "- one\n  - two\n- three\n\nAfter.",
                [*(Block("li", (Run(word),)) for word in ("one", "two", "three")), paragraph(Run("After."))],
            ),
            ("See [the law](https://example.org).", [paragraph(Run("See "), Run("the law"), Run("."))]),
            ("```\nas it is\n```", [paragraph(Run("as it is"))]),
            ("    as it is\n", [paragraph(Run("as it is"))]),
            ("<b>no</b>", [paragraph(Run("<b>no</b>"))]),
        ],
    )
    def test_markdown_is_a_row_of_them(self, text: str, blocks: list[Block]) -> None:
        assert list(blocks_of(text)) == blocks

    def test_a_list_stays_together_between_paragraphs(self) -> None:
        section = Section("", blocks_of("First.\n\n- *one*\n- two\n\nLast & least."))
        assert body_of(section) == (
            "<p>First.</p>\n<ul><li><em>one</em></li><li>two</li></ul>\n<p>Last &amp; least.</p>"
        )


SHEET = Sheet(
    kind="consent",
    language="en",
    title="Consent & <all>",
    about="A code",
    dated="Adopted: 1 May 2027",
    lead=(paragraph(Run("Read "), Run("this", "strong")),),
    ticks=("I agree", "I <do> not"),
    lines=("Name", "Date"),
    sections=(Section("First", (paragraph(Run("Some words.")),)),),
    foot='draft · version "0123"\n} body { }',
    page="page",
)


class TestPages:
    def test_each_part_has_its_place(self) -> None:
        _, _, body = as_page(SHEET).partition("</style></head>\n")
        assert body == (
            "<body><main><h1>Consent &amp; &lt;all&gt;</h1>\n"
            '<p>A code</p>\n<p class="quiet">Adopted: 1 May 2027</p>\n'
            "<p>Read <strong>this</strong></p>\n"
            '<ul class="ticks"><li>☐ I agree</li><li>☐ I &lt;do&gt; not</li></ul>\n'
            '<p class="fill">Name</p>\n<p class="fill">Date</p>\n\n'
            "<section><h2>First</h2>\n<p>Some words.</p></section>\n"
            "</main><footer>draft · version &quot;0123&quot;\n} body { } · Adopted: 1 May 2027</footer></body>\n"
            "</html>"
        )

    def test_its_head_says_its_language_and_its_whole_title(self) -> None:
        page = as_page(SHEET)
        assert page.startswith('<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">')
        assert "<title>Consent &amp; &lt;all&gt; – A code</title>" in page
        assert '@bottom-left { content: "draft · version 0123 body   · Adopted: 1 May 2027" }' in page

    @pytest.mark.parametrize(("large", "size"), [(False, "font: 12pt/1.55"), (True, "font: 18pt/1.55")])
    def test_large_print_is_larger(self, large: bool, size: str) -> None:
        assert size in as_page(SHEET, large=large)
        assert "font: 12pt/1.55" in as_page(SHEET)

    def test_what_a_sheet_does_not_have_is_left_out(self) -> None:
        bare = as_page(replace(SHEET, about="", dated="", ticks=(), lines=(), sections=()))
        assert "<title>Consent &amp; &lt;all&gt;</title>" in bare
        assert 'class="ticks"' not in bare and "<p>A code</p>" not in bare and "<table>" not in bare
        assert "<footer>draft · version &quot;0123&quot;\n} body { }</footer>" in bare

    def test_a_table_names_its_rows_and_its_columns(self) -> None:
        table = Table(("What", "A & B", "C"), (("one", "<", "2"), ("two", "–", "S C")))
        assert (
            '<table><thead><tr><th scope="col">What</th><th scope="col">A &amp; B</th><th scope="col">C</th></tr>'
            '</thead><tbody><tr><th scope="row">one</th><td>&lt;</td><td>2</td></tr>'
            '<tr><th scope="row">two</th><td>–</td><td>S C</td></tr></tbody></table>'
        ) in as_page(replace(SHEET, table=table))


DATED = HEADER + "| adopted on | 2024-05 |\n| review | 2026-01-02 |\n"


class TestSheets:
    def test_the_copy_is_called_as_the_code(self, tmp_path: Path) -> None:
        made = code(tmp_path, clause(PERMIT), header=DATED)
        sheet = sheet_of(made, "copy", "fr")
        assert (sheet.title, sheet.about, sheet.name) == ("Un projet", "", "draft-copy-fr")
        assert sheet.whole_title == "Un projet"
        assert sheet.foot == f"draft · version {made.digest[:12]}"
        assert [(part.heading, part.blocks) for part in sheet.sections] == [
            ("Un titre", (paragraph(Run("Quelques mots.")),))
        ]
        assert sheet.table is None

    def test_a_paper_with_a_title_of_its_own_says_which_code_it_is_about(self, tmp_path: Path) -> None:
        sheet = sheet_of(code(tmp_path, clause(PERMIT)), "undertaking", "en")
        assert sheet.whole_title == "Undertaking – A draft"
        assert sheet.lead[0] == paragraph(Run("I have read the code below, and I will keep it."))

    @pytest.mark.parametrize(
        ("rows", "given", "dated"),
        [
            ("", "", "Date not stated"),
            ("| adopted on | not stated |\n", "", "Date not stated"),
            ("| adopted on | 2024-05 |\n", "", "Adopted: May 2024"),
            ("| adopted on | 2024-05 |\n", "2026-11-22", "Adopted: 22 November 2026"),
            (
                "| adopted on | 2024 |\n| review | 2026-01-02 |\n",
                "",
                "Adopted: 2024 · To be looked at again: 2 January 2026",
            ),
            ("| review | not stated |\n", "", "Date not stated"),
        ],
    )
    def test_it_says_of_when_it_is(self, tmp_path: Path, rows: str, given: str, dated: str) -> None:
        assert (
            sheet_of(code(tmp_path, clause(PERMIT), header=HEADER + rows), "copy", "en", given).dated == dated
        )

    def test_the_consent_form_has_the_clauses_alone_that_let_something_out_on_a_ground(
        self, tmp_path: Path
    ) -> None:
        made = code(
            tmp_path,
            clause("permit disclose\n  grounds threat", "told"),
            clause("permit confirm\n  grounds threat", "known"),
            clause("permit disclose", "asked"),
            clause("permit view\n  grounds threat", "inside"),
            clause("forbid disclose\n  grounds threat", "shut"),
        )
        assert [one.id for one in exceptions(made)] == ["draft/told", "draft/known"]
        assert len(sheet_of(made, "consent", "en").sections) == 2
        assert len(sheet_of(made, "copy", "en").sections) == 5

    def test_the_matrix_has_a_row_a_kind_of_information_and_a_column_a_role(self, tmp_path: Path) -> None:
        made = code(tmp_path, clause("permit view\n  relation supporting, responsible\n  information health"))
        sheet = sheet_of(made, "matrix", "en")
        assert sheet.table is not None
        assert sheet.table.head[1:3] == ("A listener", "A counsellor")
        rows = {row[0]: row[1:] for row in sheet.table.rows}
        assert set(rows["Health"]) == {"S R"} and set(rows["The name"]) == {"–"}
        [legend] = sheet.sections
        assert legend.blocks[0] == Block("li", (Run("S: who supports the person"),))
        assert legend.blocks[-1].runs[0].text.startswith("–: ")


def test_what_is_no_date_is_given_back() -> None:
    for told in ("2016-02-19-01", "2016-ab", "", "2024"):
        assert day_in_words(told, "en") == told


class TestReasons:
    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (ValueError("no font\nfor it"), "no font"),
            (ValueError(""), "typst does not say why"),
        ],
    )
    def test_why_it_cannot_be_set_is_one_line(self, error: Exception, reason: str) -> None:
        assert pdf._reason(error) == reason

    def test_a_message_of_its_own_comes_first(self) -> None:
        error = ValueError("more than that")
        error.message = " its message\n and more "  # type: ignore[attr-defined]
        assert pdf._reason(error) == "its message"

    def test_it_names_the_paper(self) -> None:
        with pytest.raises(NotSet, match="`draft-consent-en` cannot be set as a PDF: "):
            pdf.as_pdf(replace(SHEET, title="\U0001f642"))
