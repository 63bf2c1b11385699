"""What of a Markdown file is read as a document: its bytes, its lines, its table, what stands under its headings."""

import pytest
from codex_cast import HEADER, clause, draft, fault, faults, source

from inconfidence.codex.document import document

PERMIT = "permit view\n  relation supporting"
DRAFT = draft(clause(PERMIT))
UNCLOSED = "this block is never closed: write its first mark again below it, alone on a line"
FIELDS = "| field | value |\n| --- | --- |\n"


class TestBytes:
    def test_as_many_as_a_document_may_have(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(document, "MOST_BYTES", len(DRAFT))
        assert not faults(DRAFT)
        assert "split it" in fault(DRAFT + "\n").message

    def test_a_document_that_is_too_large_is_told_at_its_beginning(self) -> None:
        found = fault(b"x" * (4 * 1024 * 1024 + 1))
        assert found.message == "the document is larger than 4 MiB: split it"
        assert (found.line, found.column) == (1, 1)

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_both_kinds_of_utf_16_are_known(self, encoding: str) -> None:
        found = fault(("\ufeff" + DRAFT).encode(encoding))
        assert found.message == "the document is saved as UTF-16: save it as UTF-8"

    def test_a_mark_of_utf_8_is_no_part_of_the_text(self) -> None:
        assert source("\ufeff" + DRAFT).text == DRAFT

    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_lines_may_end_as_on_other_machines(self, end: str) -> None:
        assert source(DRAFT.replace("\n", end)).text == DRAFT


class TestLines:
    def test_as_many_as_a_document_may_have(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(document, "MOST_LINES", DRAFT.count("\n") + 1)
        assert not faults(DRAFT)

    def test_one_too_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(document, "MOST_LINES", 12)
        found = fault(DRAFT)
        assert found.message == "the document has more than 12 lines: split it"
        assert (found.line, found.text) == (12, DRAFT.split("\n")[11])


class TestHalfWritten:
    @pytest.mark.parametrize("mark", ["```", "````", "~~~"])
    def test_a_block_that_is_never_closed(self, mark: str) -> None:
        whole = draft(clause(PERMIT)).replace("```", mark)
        assert not faults(whole)
        found = fault(whole.rstrip()[: -len(mark)])
        assert found.message == UNCLOSED
        assert (found.text, found.column) == (f"{mark}norms", 1)

    def test_one_that_goes_on_into_the_next_clause(self) -> None:
        first, second = clause(PERMIT), clause(PERMIT, name="second")
        found = fault(draft(first.rstrip().removesuffix("```"), second))
        assert (found.message, found.line) == (UNCLOSED, DRAFT[: DRAFT.index("```")].count("\n") + 1)
        assert found.text == "```norms"

    def test_a_quoted_one_is_closed_in_its_quotation(self) -> None:
        assert not faults(DRAFT.replace("Some words.", "> ```\n> as you like\n> ```"))
        assert "never closed" in fault(DRAFT.replace("Some words.", "> ```\n> as you like")).message

    @pytest.mark.parametrize("mark", ["\0", "\x1b", "\x7f", "\x0c"])
    def test_a_mark_that_no_text_has(self, mark: str) -> None:
        found = fault(DRAFT.replace("Some words.", f"Un été{mark}."))
        said = f"the character `U+{ord(mark):04X}` has no place in a text: delete it"
        assert (found.message, found.line, found.column, found.text) == (said, 15, 7, "")

    def test_a_tab_has_one(self) -> None:
        assert not faults(DRAFT.replace("Some words.", "Some\twords."))


class TestTheTable:
    def test_one_that_is_quoted_above_it_is_not_the_header(self) -> None:
        quoted = "> | field | value |\n> | --- | --- |\n> | id | other |\n\n"
        assert source(DRAFT.replace("| field", quoted + "| field", 1)).header.id == "draft"

    def test_another_below_it_is_not_the_header(self) -> None:
        below = "\n| who | since |\n| --- | --- |\n| the board | 2024 |\n"
        assert source(draft(clause(PERMIT), header=HEADER + below)).header.id == "draft"

    def test_one_column_is_half_a_table(self) -> None:
        half = draft(clause(PERMIT), header="# A draft\n\n| field |\n| --- |\n| id |\n")
        assert "the document has no header" in fault(half).message

    def test_prose_may_stand_above_it(self) -> None:
        assert source(DRAFT.replace("| field", "How it came about.\n\n| field", 1)).header.id == "draft"


class TestHeadings:
    @pytest.mark.parametrize(
        ("wrong", "right", "hashes"),
        [
            ("# Again\n\n### en: A title", "### en: A title", "#"),
            ("#### Deep\n\nSome words.", "Some words.", "####"),
            ("### en: Early\n\n## draft", "## draft", "###"),
        ],
    )
    def test_one_that_has_no_place_is_shown(self, wrong: str, right: str, hashes: str) -> None:
        found = fault(DRAFT.replace(right, wrong, 1))
        depth = len(hashes)
        assert found.message.startswith(f"a heading `{depth}` deep has no place here: clauses are `##`")
        assert found.text == wrong.split("\n")[0]


class TestNorms:
    def test_they_may_stand_under_the_clause_s_own_heading(self) -> None:
        block = f"```norms\n{PERMIT}\n```\n"
        text = DRAFT.replace(block, "").replace("### en", f"{block}\n### en", 1)
        [only] = source(text).clauses
        assert len(only.rules) == 1

    def test_a_comment_of_html_hides_nothing(self) -> None:
        hidden = DRAFT.replace("```norms", "<!--\n```norms") + "-->\n"
        [only] = source(hidden).clauses
        assert len(only.rules) == 1

    @pytest.mark.parametrize("note", ["# whoever supports", "  # whoever supports"])
    def test_what_is_noted_beside_them_is_no_norm(self, note: str) -> None:
        noted = draft(clause(PERMIT.replace("\n", f"\n{note}\n")))
        assert source(noted).clauses[0].rules == source(DRAFT).clauses[0].rules

    def test_one_space_is_enough_to_belong_to_the_line_above(self) -> None:
        loose = DRAFT.replace("  relation", " relation")
        assert source(loose).clauses[0].rules == source(DRAFT).clauses[0].rules

    def test_a_line_that_belongs_to_none_is_shown_where_it_begins(self) -> None:
        found = fault(draft(clause("  relation supporting")))
        assert (found.line, found.column) == (22, 3)
