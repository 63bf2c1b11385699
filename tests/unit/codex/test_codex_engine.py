"""What the engine says of a packed flow where norms meet: of forbids, of needs, of two versions."""

from pathlib import Path

import pytest
from codex_cast import clause, code, flow

from inconfidence.codex import Code
from inconfidence.codex.deciding.asked import Asked
from inconfidence.codex.deciding.engine import Verdict, decide
from inconfidence.codex.deciding.needs import CompiledNeed, can_be_met, compile_need
from inconfidence.codex.norms import Ask
from inconfidence.codex.table.questions import Questions, Recording
from inconfidence.flow import Flow, Option
from inconfidence.flow.packing import BITS, FIELD

DISCLOSE = "permit disclose\n  relation supporting"
LAW = clause("compel court-order", "law") + clause("compel legal-requirement", "statute")


def disclosure(**words: object) -> Flow:
    return flow(action="disclose", recipient="authority", purpose="legal", **words)


def said(made: Code, asked: Flow) -> Verdict:
    return decide(made._compiled, asked.bits)


def ids(clauses: tuple[str, ...]) -> list[str]:
    return [id.removeprefix("draft/") for id in clauses]


def offers(made: Code, asked: Flow) -> list[list[str]]:
    return [[f"{o.attribute} {o.value}" for o in need.any_of] for need in made.decide(asked).missing]


class TestWithoutTheTable:
    @pytest.fixture
    def made(self, tmp_path: Path) -> Code:
        return code(
            tmp_path,
            clause("permit record\n  relation supporting", "write"),
            clause("forbid record\n  actor staff", "shut"),
            clause("duty register\n  for record, erase\n  by manager", "owing"),
            clause("permit view\n  relation self", "look"),
        )

    def test_what_is_permitted_brings_its_duties(self, made: Code) -> None:
        verdict = said(made, flow(action="record"))
        assert (verdict.outcome, ids(verdict.clauses)) == ("permitted", ["write"])
        assert [(duty.duty, duty.by) for duty in verdict.duties] == [("register", "manager")]

    def test_what_is_refused_brings_none(self, made: Code) -> None:
        verdict = said(made, flow(action="record", actor="staff"))
        assert (verdict.outcome, ids(verdict.clauses), verdict.duties) == ("refused", ["shut"], ())

    def test_where_nothing_opens_it_the_nearest_clause_is_named(self, made: Code) -> None:
        verdict = said(made, flow())
        assert (verdict.outcome, ids(verdict.clauses), verdict.near) == ("refused", ["look"], None)

    def test_where_no_permit_is_of_its_kind_the_first_clause_is_named(self, made: Code) -> None:
        verdict = said(made, flow(action="erase"))
        assert (verdict.outcome, ids(verdict.clauses), verdict.duties) == ("refused", ["write"], ())


class TestLaw:
    def test_a_forbid_that_does_not_yield_holds_beside_one_that_does(self, tmp_path: Path) -> None:
        made = code(
            tmp_path,
            clause(DISCLOSE + "\n  grounds court-order", "open"),
            LAW,
            clause("forbid disclose\n  yields to law", "yielding"),
            clause("forbid disclose\n  actor listener", "firm"),
        )
        assert ids(made.decide(disclosure(grounds=["court-order"])).clauses) == ["firm"]
        assert made.decide(disclosure(grounds=["court-order"], actor="staff")).permitted

    def test_every_clause_that_says_what_compels_counts(self, tmp_path: Path) -> None:
        grounds = "\n  grounds court-order, legal-requirement"
        made = code(
            tmp_path,
            clause(DISCLOSE + grounds, "open"),
            LAW,
            clause("forbid disclose\n  yields to law", "shut"),
        )
        for ground in ("court-order", "legal-requirement"):
            assert made.decide(disclosure(grounds=[ground])).permitted, ground


def test_grounds_that_different_clauses_withdrew_are_withdrawn_together(tmp_path: Path) -> None:
    made = code(
        tmp_path,
        clause(DISCLOSE + "\n  grounds court-order", "open"),
        clause("withdraw public-interest\n  for disclose\n  once in older/a", "one"),
        clause("withdraw risk-to-others\n  for disclose\n  once in older/b", "two"),
    )
    decision = made.decide(disclosure(grounds=["public-interest", "risk-to-others"]))
    assert ids(decision.clauses) == ["one", "two"]


def test_another_kind_of_flow_is_farther_than_another_person_and_reason(tmp_path: Path) -> None:
    made = code(
        tmp_path,
        clause("permit view\n  purpose rights", "kind"),
        clause("permit view\n  actor manager\n  relation self\n  grounds threat", "person"),
        clause("permit view\n  actor manager\n  relation self\n  grounds threat\n  standing former", "more"),
    )
    assert ids(made.decide(flow()).clauses) == ["person"]
    assert ids(said(made, flow()).clauses) == ["person"]


class TestNeeds:
    def one(self, folder: Path, *norms: str) -> Code:
        clauses = [clause(norm, f"n{place}") for place, norm in enumerate(norms)]
        return code(folder, clause(DISCLOSE, "open"), *clauses)

    def test_steps_that_different_clauses_waive_are_waived_together(self, tmp_path: Path) -> None:
        made = self.one(
            tmp_path,
            "require done minimised or done need-recorded\n  for disclose",
            "waive done minimised\n  for disclose",
            "waive done need-recorded\n  for disclose\n  not actor staff",
        )
        assert made.decide(disclosure()).permitted
        assert offers(made, disclosure(actor="staff")) == [["done minimised", "done need-recorded"]]

    def test_to_refuse_is_never_proposed(self, tmp_path: Path) -> None:
        made = self.one(tmp_path, "require consent refused or done minimised\n  for disclose")
        assert offers(made, disclosure()) == [["done minimised"]]
        assert made.decide(disclosure(consent="refused")).permitted

    def test_of_two_that_ask_for_no_name_the_first_stays(self, tmp_path: Path) -> None:
        made = self.one(tmp_path, *["require form anonymous\n  for disclose"] * 2)
        assert ids(made.decide(disclosure()).clauses) == ["open", "n0"]

    def test_what_another_step_mends_may_be_undone(self, tmp_path: Path) -> None:
        made = self.one(
            tmp_path,
            "require discussion told or consent given\n  for disclose",
            "require discussion held\n  for disclose",
            "require consent given\n  for disclose",
        )
        assert offers(made, disclosure(discussion="told")) == [["discussion held"], ["consent given"]]

    def test_a_step_that_goes_on_with_what_is_met_undoes_nothing(self, tmp_path: Path) -> None:
        made = self.one(
            tmp_path,
            "require discussion told or discussion held\n  for disclose",
            "require discussion held or done minimised\n  for disclose",
        )
        assert offers(made, disclosure(discussion="told")) == [["discussion held", "done minimised"]]


class TestTwoVersions:
    def test_what_both_ask_for_and_cannot_be_is_refused_in_the_name_of_both(self, tmp_path: Path) -> None:
        made = code(tmp_path, clause(DISCLOSE + "\n  require form anonymous", "ours"))
        promised = code(tmp_path, clause(DISCLOSE + "\n  require form pseudonymised", "theirs"))
        decision = made.decide(disclosure(), promised)
        assert (decision.outcome, ids(decision.clauses)) == ("refused", ["ours", "theirs"])

    def test_a_law_that_carries_nothing_here_breaks_no_promise(self, tmp_path: Path) -> None:
        """A court's order is among the grounds; what is opened is open without it."""
        made = code(tmp_path, clause(DISCLOSE, "ours"), LAW)
        promised = code(tmp_path, clause("forbid disclose", "theirs"))
        decision = made.decide(disclosure(grounds=["court-order"]), promised)
        assert (decision.outcome, ids(decision.clauses)) == ("refused", ["theirs"])


def step(attribute: str, *values: str) -> tuple[Option, ...]:
    return tuple(Option(attribute, value) for value in values)


def needs_of(*asks: tuple[Option, ...]) -> list[CompiledNeed]:
    return [compile_need(Ask(ask, frozenset(ask)), f"draft/n{n}", n) for n, ask in enumerate(asks)]


@pytest.mark.parametrize(
    ("discussion", "asks"),
    [
        (
            "impossible",
            (
                step("form", "identified") + step("discussion", "told"),
                step("discussion", "forbidden", "impossible"),
                step("form", "anonymous"),
            ),
        ),
        (
            "none",
            (
                step("discussion", "forbidden") + step("consent", "refused"),
                step("discussion", "forbidden") + step("form", "identified"),
                step("form", "pseudonymised"),
            ),
        ),
    ],
)
def test_needs_that_hang_together_by_way_of_another_are_met_together_or_not(
    discussion: str, asks: tuple[tuple[Option, ...], ...]
) -> None:
    """Any two of them can be met."""
    bits = flow(form="anonymous", consent="refused", discussion=discussion).bits
    assert can_be_met(needs_of(*asks[:2]), bits)
    assert not can_be_met(needs_of(*asks), bits)


def questions_of(*asks: tuple[Option, ...]) -> int:
    """The words that are asked about to find out whether needs can be met."""
    record = Recording(Questions(), disclosure().bits)
    can_be_met(needs_of(*asks), Asked(record))  # type: ignore[arg-type]
    words = 0
    for asked, _ in record.questions._numbered:
        words |= asked
    return words


class TestAsking:
    def test_a_need_that_can_always_be_met_is_not_asked_about(self) -> None:
        assert questions_of(step("done", "minimised") + step("consent", "given")) == 0

    def test_needs_that_have_nothing_in_common_are_asked_apart(self) -> None:
        either = step("consent", "given") + step("done", "minimised")
        assert not questions_of(step("form", "anonymous"), either) & (FIELD["consent"] | FIELD["done"])

    def test_a_flow_is_true_where_anything_is_left_of_it(self) -> None:
        whole = Asked(Recording(Questions(), flow().bits))
        assert whole & BITS["action"]["view"]
        assert not whole & BITS["action"]["record"]

    def test_a_ground_that_was_put_in_is_one(self) -> None:
        asked = Asked(Recording(Questions(), disclosure().bits)) | BITS["grounds"]["threat"]
        either = BITS["grounds"]["threat"] | BITS["grounds"]["offence"]
        assert asked.meets(0, (either,))
        assert not asked.meets(0, (BITS["grounds"]["offence"],))

    def test_grounds_of_which_nothing_is_left_are_lacking(self) -> None:
        facts = Asked(Recording(Questions(), disclosure(grounds=["threat"]).bits)) & ~FIELD["grounds"]
        assert not facts.meets(0, (BITS["grounds"]["threat"],))

    def test_what_bars_and_which_grounds_it_takes_are_one_question(self) -> None:
        record = Recording(Questions(), disclosure(grounds=["threat"]).bits)
        assert Asked(record).meets(BITS["actor"]["staff"], (BITS["grounds"]["threat"],))
        assert len(record.questions) == 1
