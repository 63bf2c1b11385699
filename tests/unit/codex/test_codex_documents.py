"""What a document may look like, and where the finger points when it does not."""

import pytest
from codex_cast import CLAUSE, HEADER, clause, draft, fault, faults, source

from inconfidence.codex.document import reader

PERMIT = "permit view\n  relation supporting"


def test_a_document_is_read_whole() -> None:
    read = source(draft(clause(PERMIT), clause("told in undertaking", "second", "T")))
    assert read.header.titles == {"en": "A draft", "fr": "Un projet"}
    assert [(c.id, c.kind, c.title("fr"), c.text("en")) for c in read.clauses] == [
        ("draft/first", "E", "Un titre", "Some words."),
        ("draft/second", "T", "Un titre", "Some words."),
    ]
    assert [keeper.name for keeper in read.clauses[1].keepers] == ["undertaking"]


def test_prose_keeps_its_markdown_and_sources_stand_apart() -> None:
    text = draft(clause(PERMIT)).replace(
        "Some words.", "One *word*.\n\n- a list\n- of two\n\nSource: a law, article 1"
    )
    [only] = source(text).clauses
    assert only.text("en") == "One *word*.\n\n- a list\n- of two"
    assert only.sources == ("a law, article 1",)


@pytest.mark.parametrize(
    ("wrong", "right", "line", "column", "says"),
    [
        ("permit vew", "permit view", 22, 8, "`vew` is not a value of `action`: did you mean `view`?"),
        ("permt view", "permit view", 22, 1, "`permt` is not the beginning of a norm: did you mean `permit`?"),
        ("permit view,", "permit view", 22, 13, "the line ends where a value of `action` should be"),
        ("permit view share", "permit view", 22, 13, "`share` is one word too many here"),
        ("  relation suporting", "  relation supporting", 23, 12, "did you mean `supporting`?"),
        ("  relaton supporting", "  relation supporting", 23, 3, "did you mean `relation`?"),
        ("  consent given", "  relation supporting", 23, 3, "`consent` is not what a norm can ask of a flow"),
        ("  already_public true", "  relation supporting", 23, 3, "`already_public` is not what"),
        ("  require minimised", "  relation supporting", 23, 11, "is not a step that somebody can take"),
        ("  require done minimisd", "  relation supporting", 23, 16, "did you mean `minimised`?"),
        ("  require form anonymous where possible", "  relation supporting", 23, 3, "`where possible` goes with"),
        ("  unless purpose support and", "  relation supporting", 23, 29, "the line ends where an attribute"),
        ("  recipient police", "  relation supporting", 22, 1, "no flow of `view` goes to `police`"),
    ],
)  # fmt: skip
def test_a_slip_in_a_norm(wrong: str, right: str, line: int, column: int, says: str) -> None:
    found = fault(draft(clause(PERMIT)).replace(right, wrong))
    assert (found.line, found.column) == (line, column)
    assert says in found.message
    assert found.text == wrong if not wrong.startswith("  recipient") else "permit view"


@pytest.mark.parametrize(
    ("norms", "says"),
    [
        ("  relation supporting", "an indented line belongs to the norm above it"),
        ("require done minimised", "needs a line `for`"),
        ("duty register\n  for disclose", "a duty needs a line `by`"),
        ("duty register\n  for disclose\n  by boss", "`boss` is not a role"),
        ("duty register\n  for disclose\n  by manager\n  within 3 days", "is not an ISO 8601 duration"),
        ("duty register\n  for disclose\n  by manager\n  within PT", "is not an ISO 8601 duration"),
        ("duty registr\n  for disclose\n  by manager", "did you mean `register`?"),
        ("compel court-order\n  for view", "nothing can be added under this line"),
        ("compel court-ordr", "did you mean `court-order`?"),
        ("lift taxes", "is not what can be lifted"),
        ("alike chanel email", "did you mean `channel`?"),
        ("worked with breaches", "`with` is not what follows `worked`"),
        ("worked by Breaches", "is not a name"),
        ("withdraw threat\n  for disclose\n  once in csf-2012", "is not a clause id"),
        ("forbid view\n  yields to police", "cannot stand here"),
        ("permit view\n  on a ground", "is not what a norm can ask"),
        (
            "require form anonymous\n  for view\n  when done minimised",
            "is not a step that a need can wait for",
        ),
    ],
)
def test_a_norm_that_is_no_norm(norms: str, says: str) -> None:
    assert says in fault(draft(clause(norms))).message


@pytest.mark.parametrize(
    ("wrong", "right", "line", "says"),
    [
        ("| format | 2 |", "| format | 1 |", 5, "`2` is not `1`"),
        ("| id | The Draft |", "| id | draft |", 6, "is not an id"),
        ("| kind | codex |", "| kind | code |", 7, "is not one of `code`, `house`, `law`"),
        ("| titel en | A draft |", "| title en | A draft |", 8, "did you mean `title en`?"),
        ("", "| title fr | Un projet |\n", 5, "the header has no `title fr`"),
        ("| title fr | |", "| title fr | Un projet |", 9, "the header has no `title fr`"),
        ("| kind | code |\n| kind | law |", "| kind | code |", 8, "`kind` stands twice"),
        ("| adopted on | soon |\n| kind | code |", "| kind | code |", 7, "`soon` is not a date"),
        ("| builds on | no/where |\n| kind | code |", "| kind | code |", 7, "is not the id of a code"),
    ],
)
def test_a_slip_in_the_header(wrong: str, right: str, line: int, says: str) -> None:
    found = fault(draft(clause(PERMIT)).replace(right, wrong, 1))
    assert says in found.message
    assert found.line == line


@pytest.mark.parametrize("lost", ["| --- | --- |\n", HEADER[len("# A draft\n\n") :]])
def test_half_a_table_or_none(lost: str) -> None:
    assert "the document has no header" in fault(draft(clause(PERMIT)).replace(lost, "")).message


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("## first (E)", "## draft/first (E)", "`first` is no clause id"),
        ("## draft/first", "## draft/first (E)", "is no clause: write"),
        ("## draft/first (X)", "## draft/first (E)", "is no clause: write"),
        ("### de: Titel", "### fr: Un titre", "`de` is not a language of the house"),
        ("### en: Again", "### fr: Un titre", "`en` stands twice"),
        ("### fr", "### fr: Un titre", "write `### en: title`"),
        ("", "Quelques mots.\n", "says nothing in `fr`"),
        ("#### deep\n\nSome words.", "Some words.", "has no place here"),
        ("## other/first (E)", "## draft/first (E)", "`other/first` must begin with `draft/`"),
    ],
)
def test_a_slip_in_a_clause(wrong: str, right: str, says: str) -> None:
    assert says in fault(draft(clause(PERMIT)).replace(right, wrong)).message


def test_an_id_used_twice_names_the_first() -> None:
    found = fault(draft(clause(PERMIT), clause(PERMIT)))
    assert found.message == "`draft/first` is used twice: first on line 11"
    assert found.line == 26


def test_every_fault_is_told_at_once() -> None:
    text = draft(clause("permit vew"), clause(PERMIT, "second"), clause("permit nothing", "third"))
    assert [found.line for found in faults(text)] == [22, 51]


@pytest.mark.parametrize(
    ("kind", "norms", "says"),
    [
        ("E", "worked by rights.requests", "is of kind E and has neither"),
        ("W", PERMIT, "is of kind W and has no line `worked by`"),
        ("T", PERMIT, "is of kind T and has no line `told in`"),
        ("E", PERMIT + "\n\nworked by rights.requests", "and is not of kind W"),
        ("E", PERMIT + "\n\ntold in undertaking", "and is not of kind T"),
    ],
)
def test_a_clause_is_kept_as_its_kind_says(kind: str, norms: str, says: str) -> None:
    assert any(says in found.message for found in faults(draft(clause(norms, kind=kind))))


def test_a_code_that_calls_channels_alike_tells_none_apart() -> None:
    alike = clause("alike channel email, phone")
    assert not faults(draft(alike, clause(PERMIT, "second")))
    found = fault(draft(alike, clause(PERMIT + "\n  channel email", "second")))
    assert "`draft/second` tells one `channel` from another" in found.message


def test_a_document_without_a_clause() -> None:
    assert "the document has no clause" in fault(HEADER).message


class TestABook:
    @pytest.fixture(autouse=True)
    def most(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reader, "MOST_CLAUSES", 2)

    def test_as_many_clauses_as_a_code_may_have(self) -> None:
        assert len(source(draft(clause(PERMIT), clause(PERMIT, "second"))).clauses) == 2

    @pytest.mark.parametrize(
        "heading", ["## draft/third (E)", "draft/third (E)\n---"], ids=["marked", "underlined"]
    )
    def test_the_first_clause_too_many_is_shown(self, heading: str) -> None:
        third = clause(PERMIT, "third").replace("## draft/third (E)", heading)
        found = fault(draft(clause(PERMIT), clause(PERMIT, "second"), third, third))
        assert found.message == "a code has at most 2 clauses; this one goes on"
        assert (found.line, found.text) == (41, heading.split("\n")[0])


def test_thousands_of_clauses_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "read_document", lambda _: pytest.fail("it was taken apart"))
    text = draft(*(clause(PERMIT, f"c{number}") for number in range(5_000)))
    assert fault(text).text == "## draft/c2000 (E)"


def test_a_document_that_is_too_large() -> None:
    assert "larger than 4 MiB" in fault(b"x" * (4 * 1024 * 1024 + 1)).message


def test_a_document_of_too_many_lines() -> None:
    found = fault("x\n" * 200_000)
    assert "more than 100000 lines" in found.message
    assert found.line == 100_000


def test_a_document_that_is_not_utf8() -> None:
    found = fault(draft(clause(PERMIT)).replace("Some words.", "Un été.").encode("latin-1"))
    assert "not UTF-8" in found.message
    assert (found.line, found.column) == (15, 4)
    assert "UTF-16" in fault(draft(clause(PERMIT)).encode("utf-16")).message


def test_a_byte_order_mark_is_no_fault() -> None:
    assert not faults(b"\xef\xbb\xbf" + draft(clause(PERMIT)).encode())


def test_norms_are_read_from_blocks_of_their_own_alone() -> None:
    quoted = draft(clause(PERMIT)).replace(
        "Some words.", "```\npermit erase\n```\n\n> ```norms\n> permit erase\n> ```"
    )
    [only] = source(quoted).clauses
    assert [norm.scope.actions for norm in only.rules] == [frozenset({"view"})]  # type: ignore[union-attr]


def test_a_fault_shows_its_line_and_points_to_the_word() -> None:
    assert str(fault(draft(clause("permit vew")))) == (
        "draft.md:22:8: `vew` is not a value of `action`: did you mean `view`?\n    permit vew\n           ^"
    )


def test_the_template_of_these_tests_is_a_clause() -> None:
    assert CLAUSE.count("{") == 3
