"""What is said of a slip in a code, word for word: where a line breaks off, what was expected, what is nearest."""

from pathlib import Path

import pytest
from codex_cast import HEADER, clause, code, draft, fault, source

from inconfidence.codex import CodeError, Fault
from inconfidence.codex.norms import Forbid, Never, Owe, Require, Withdraw
from inconfidence.codex.norms import Test as Condition
from inconfidence.flow import Option
from inconfidence.flow.vocabulary import ATTRIBUTES

PERMIT = "permit view\n  relation supporting"
# The line of a draft on which the norms of its first clause begin.
FIRST = 22


def place(found: Fault) -> tuple[int, int]:
    return found.line - FIRST, found.column


@pytest.mark.parametrize(
    ("norms", "column", "lacking"),
    [
        ("require", 8, "a step"),
        ("require form", 13, "a value of `form`"),
        ("require form anonymous or", 26, "a value of `form`"),
        ("require form anonymous or done", 31, "a value of `done`"),
        ("compel", 7, "a value of `grounds`"),
        ("compel threat,", 15, "a value of `grounds`"),
        ("duty", 5, "a duty"),
        ("lift", 5, "`responsibility`"),
        ("alike", 6, "an attribute"),
        ("alike channel", 14, "a value of `channel`"),
        ("worked", 7, "`by`"),
        ("told", 5, "`in`"),
        ("worked by", 10, "a name"),
        ("permit", 7, "a value of `action`"),
    ],
)
def test_a_first_line_that_breaks_off(norms: str, column: int, lacking: str) -> None:
    found = fault(draft(clause(norms)))
    assert (found.message, place(found)) == (f"the line ends where {lacking} should be", (0, column))


@pytest.mark.parametrize(
    ("head", "broken", "lacking"),
    [
        ("permit view", "  not", "an attribute"),
        ("permit view", "  unless", "an attribute"),
        ("permit view", "  channel", "a value of `channel`"),
        ("require form anonymous", "  when", "a step"),
        ("require form anonymous", "  when consent", "a value of `consent`"),
        ("duty register", "  by", "a role"),
        ("duty register", "  within", "a duration"),
        ("withdraw threat", "  once in", "a clause id"),
        ("withdraw threat", "  once in older/one,", "a clause id"),
    ],
)
def test_a_line_below_that_breaks_off(head: str, broken: str, lacking: str) -> None:
    found = fault(draft(clause(f"{head}\n{broken}")))
    assert found.message == f"the line ends where {lacking} should be"
    assert place(found) == (1, len(broken) + 1)


FACTS = [a.name for a in ATTRIBUTES if not a.step and a.name not in ("action", "already_public", "promised")]
STEPS = [a.name for a in ATTRIBUTES if a.step]


def listed(*words: str) -> str:
    return ", ".join(f"`{word}`" for word in words)


@pytest.mark.parametrize(
    ("head", "also"),
    [
        ("permit view", ("require",)),
        ("forbid view", ("yields",)),
        ("require form anonymous", ("for", "on", "when")),
        ("waive form anonymous", ("for",)),
        ("withdraw threat", ("for", "once")),
    ],
)
def test_what_can_begin_a_line_is_told(head: str, also: tuple[str, ...]) -> None:
    found = fault(draft(clause(f"{head}\n  zzz")))
    known = listed(*FACTS, "not", "unless", *also)
    assert found.message == f"`zzz` is not what a norm can ask of a flow: known are {known}"
    assert (place(found), found.nearest) == ((1, 3), None)


@pytest.mark.parametrize(("head", "also"), [("duty register", ("for", "by", "within")), ("never", ("for",))])
def test_what_speaks_of_what_was_done_may_ask_about_steps(head: str, also: tuple[str, ...]) -> None:
    known = listed(*FACTS, *STEPS, "not", "unless", *also)
    assert fault(draft(clause(f"{head}\n  zzz"))).message.endswith(f"known are {known}")


def test_after_not_and_in_an_exception_only_an_attribute_can_stand() -> None:
    told = f"`zzz` is not what a norm can ask of a flow: known are {listed(*FACTS)}"
    assert fault(draft(clause("permit view\n  not zzz"))).message == told
    assert fault(draft(clause("permit view\n  not unless"))).message != told
    within = fault(draft(clause("permit view\n  unless zzz")))
    assert within.message.endswith(listed(*FACTS, "not", "unless"))


@pytest.mark.parametrize(
    ("norms", "at", "told"),
    [
        (
            "require consent refused where possible\n  for view",
            (0, 1),
            "`where possible` goes with `consent given` or `discussion held` alone",
        ),
        ("require done minimisd\n  for view", (0, 14), "`minimisd` is not a value of `done`"),
        ("require form anonymous\n  for view\n  when consent gven", (2, 16), "`gven` is not a value of `consent`"),
        ("duty registr\n  by manager", (0, 6), "`registr` is not a duty: did you mean `register`?"),
        ("duty register\n  for view", (0, 1), "a duty needs a line `by` with a role, or `by actor`"),
        ("alike chanel email", (0, 7), "`chanel` is not an attribute of a flow: did you mean `channel`?"),
        ("compel threat, ofence", (0, 16), "`ofence` is not a value of `grounds`: did you mean `offence`?"),
        ("withdraw threat\n  for view\n  once in older/one, two", (2, 22), "`two` is not a clause id"),
        ("compel threat\n  for view", (1, 3), "nothing can be added under this line"),
        ("worked by " + "B" * 50, (0, 11), f"`{'B' * 40}` is not a name, such as `conduct.breaches`"),
        ("require form anonymous", (0, 1), "this norm needs a line `for` with the actions that it speaks of"),
        (
            "forbid view, record\n  recipient police",
            (0, 1),
            "no flow of `record`, `view` goes to `police`: take it out, or name another action",
        ),
        (
            "never viewed safeguarding",
            (0, 14),
            "`safeguarding` can be `actor`, `recipient`, `information`, `cabinet`, `purpose`: "
            "say which on a line below, as in `actor safeguarding`",
        ),
        ("never viewed manager", (0, 14), "`manager` can be `actor`, `recipient`: "),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place(norms: str, at: tuple[int, int], told: str) -> None:
    found = fault(draft(clause(norms)))
    assert (found.message[: len(told)], place(found)) == (told, at)


def test_a_word_that_is_nearly_one_names_it() -> None:
    assert fault(draft(clause("permit vew"))).nearest == "view"


def read(norms: str) -> list[object]:
    [only] = source(draft(clause(norms))).clauses
    return list(only.rules)


def test_what_a_norm_does_not_say_it_does_not_mean() -> None:
    [forbid, require, withdraw, duty] = read(
        "forbid view\n\nrequire consent given\n  for view\n\nwithdraw threat\n  for view\n\n"
        "duty register\n  for view\n  by actor"
    )
    assert isinstance(forbid, Forbid) and forbid.yields_to_law is False
    assert isinstance(require, Require) and require.on_a_ground is False
    assert isinstance(withdraw, Withdraw) and withdraw.once_in == ()
    assert isinstance(duty, Owe) and duty.within is None


def test_words_may_stand_with_commas_or_with_or() -> None:
    [one] = read("forbid view\n  channel email, phone or post")
    assert one.scope.tests == (Condition("channel", frozenset({"email", "phone", "post"})),)  # type: ignore[attr-defined]


@pytest.mark.parametrize("attribute", ["form", "consent", "discussion"])
def test_a_need_can_wait_for_each_step_that_has_one_value(attribute: str) -> None:
    values = next(a.values for a in ATTRIBUTES if a.name == attribute)
    [need] = read(f"require done minimised\n  for view\n  when {attribute} {values[1]}")
    others = {Option(attribute, value) for value in values if value != values[1]}
    assert need.ask.accepts == {Option("done", "minimised"), *others}  # type: ignore[attr-defined]


def test_plain_words_and_lines_below_are_read_together() -> None:
    [one] = read("never disclosed or published client, volunteer\n  for view")
    assert isinstance(one, Never)
    assert one.scope.actions == {"view"}
    [other] = read("never identified viewed anonymous or kept\n  not channel post")
    assert isinstance(other, Never)
    assert other.scope.actions == {"view", "keep"}
    assert other.scope.tests == (
        Condition("form", frozenset({"identified", "anonymous"})),
        Condition("channel", frozenset({"post"}), negated=True),
    )


class TestClauses:
    def test_a_document_without_a_clause_is_told_at_its_beginning(self) -> None:
        found = fault(HEADER)
        assert found.message == "the document has no clause: write `## code/clause (E)`"
        assert (found.line, found.column, found.text) == (1, 1, "# A draft")

    def test_a_clause_that_stands_below_as_well_is_told_where_it_is_one_s_own(self, tmp_path: Path) -> None:
        (tmp_path / "base.md").write_text(draft(clause(PERMIT)), "utf-8")
        with pytest.raises(CodeError) as caught:
            code(tmp_path, clause(PERMIT, "other"), clause(PERMIT), header=HEADER + "| builds on | base |\n")
        [found] = caught.value.faults
        assert found.message == f"`draft/first` is used twice: also in `{tmp_path / 'base.md'}`"
        assert (found.file, found.text) == (str(tmp_path / "draft.md"), "## draft/first (E)")

    @pytest.mark.parametrize(
        ("wrong", "right", "told"),
        [
            ("## first (E)", "## draft/first (E)", "`first` is no clause id, such as `csf-2024/minimum`"),
            (
                "## draft/first",
                "## draft/first (E)",
                "`draft/first` is no clause: write `## code/clause (E)`",
            ),
            ("### fr", "### fr: Un titre", "`fr`: write `### en: title`"),
            ("### en: Again", "### fr: Un titre", "`en` stands twice in this clause"),
            ("### ef: Titel", "### fr: Un titre", "`ef` is not a language of the house: `en`, `fr`"),
        ],
    )
    def test_a_heading_that_is_none_is_told_on_its_line(self, wrong: str, right: str, told: str) -> None:
        found = fault(draft(clause(PERMIT)).replace(right, wrong))
        assert (found.message, found.text, found.column) == (told, wrong, 1)

    def test_a_clause_that_is_silent_in_a_language_is_told_at_its_head(self) -> None:
        found = fault(draft(clause(PERMIT)).replace("Quelques mots.\n", ""))
        assert found.message == "`draft/first (E)` says nothing in `fr`: add `### fr:` with its text"
        assert found.text == "## draft/first (E)"

    def test_a_language_that_is_nearly_one_names_it(self) -> None:
        assert fault(draft("\n## preface\n\n### fra\n\nUn.\n", clause(PERMIT))).nearest == "fr"

    def test_a_note_keeps_its_paragraphs_apart(self) -> None:
        note = "\n## preface\n\n### en\n\nOne.\n\nTwo.\n\n### fr\n\nUn.\n\nDeux.\n"
        notes = source(draft(note, clause(PERMIT))).notes
        assert notes["preface"] == {"en": "One.\n\nTwo.", "fr": "Un.\n\nDeux."}

    def test_a_note_in_another_language_is_told_on_its_line(self) -> None:
        found = fault(draft("\n## preface\n\n### de\n\nEins.\n", clause(PERMIT)))
        assert found.message == "`de` is not a language of the house: `en`, `fr`"
        assert found.text == "### de"

    def test_a_document_whose_first_line_is_wrong_shows_it(self) -> None:
        assert fault("## draft/first (E)\n").text == "## draft/first (E)"

    def test_a_document_whose_last_line_is_wrong_shows_it(self) -> None:
        assert fault(draft(clause(PERMIT)) + "#### deep").text == "#### deep"

    def test_a_document_that_cannot_be_read_at_all_has_no_line_to_show(self) -> None:
        found = fault(b"\xff\xfe# UTF-16")
        assert (found.line, found.column, found.text) == (1, 1, "")


class TestTheHeader:
    def test_it_is_read_whole(self) -> None:
        rows = {
            "builds on": "house, base",
            "law": "law-fr, law-uk",
            "adopted by": "the board",
            "adopted on": "2024-05",
            "signed by": "president",
            "review": "2026",
            "jurisdiction": "France",
        }
        header = HEADER + "".join(f"| {name} | {word} |\n" for name, word in rows.items())
        told = source(draft(clause(PERMIT), header=header)).header
        assert (told.id, told.kind, told.titles) == ("draft", "code", {"en": "A draft", "fr": "Un projet"})
        assert (told.builds_on, told.law) == (("house", "base"), ("law-fr", "law-uk"))
        assert (told.adopted_by, told.adopted_on, told.signed_by) == ("the board", "2024-05", "president")
        assert (told.review, told.jurisdiction) == ("2026", "France")

    def test_what_it_does_not_say_is_empty(self) -> None:
        told = source(draft(clause(PERMIT))).header
        assert (told.builds_on, told.law) == ((), ())
        assert (told.adopted_by, told.adopted_on, told.signed_by) == ("", "", "")
        assert (told.review, told.jurisdiction) == ("", "")

    def test_a_field_that_is_nearly_one_names_it(self) -> None:
        found = fault(draft(clause(PERMIT), header=HEADER + "| reviw | 2026 |\n"))
        assert found.message == "`reviw` is not a field of the header: did you mean `review`?"
        assert found.nearest == "review"

    def test_a_field_that_is_near_none_is_told_which_there_are(self) -> None:
        fields = listed(
            *("format", "id", "kind", "title en", "title fr", "adopted by", "adopted on", "signed by"),
            *("builds on", "law", "review", "jurisdiction", "source"),
        )
        found = fault(draft(clause(PERMIT), header=HEADER + "| zzz | 2026 |\n"))
        assert found.message == f"`zzz` is not a field of the header: known are {fields}"
        assert found.nearest is None
