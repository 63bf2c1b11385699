"""What each norm of the closed language does to a decision, in codes of a clause or two."""

from pathlib import Path

import pytest
from codex_cast import clause, code, flow

from inconfidence.codex import Code
from inconfidence.flow import Decision, Flow


def ids(decision: Decision) -> list[str]:
    return [id.removeprefix("draft/") for id in decision.clauses]


def offers(decision: Decision) -> list[list[str]]:
    return [[f"{option.attribute} {option.value}" for option in need.any_of] for need in decision.missing]


DISCLOSE = "permit disclose\n  relation supporting"


def disclosure(**words: object) -> Flow:
    return flow(action="disclose", recipient="authority", purpose="legal", **words)


class TestPermitting:
    def test_nothing_is_permitted_that_no_clause_permits(self, tmp_path: Path) -> None:
        made = code(tmp_path, clause("permit record", "write"))
        decision = made.decide(flow())
        assert (decision.outcome, ids(decision)) == ("refused", ["write"])

    def test_every_condition_must_hold(self, tmp_path: Path) -> None:
        made = code(
            tmp_path, clause("permit view\n  relation supporting\n  not actor staff\n  grounds offence")
        )
        assert made.decide(flow(grounds=["offence", "threat"])).permitted
        assert not made.decide(flow(grounds=["threat"])).permitted
        assert not made.decide(flow(grounds=["offence"], actor="staff")).permitted
        assert not made.decide(flow(grounds=["offence"], relation="none")).permitted

    def test_an_exception_counts_where_all_of_it_holds(self, tmp_path: Path) -> None:
        made = code(
            tmp_path, clause("permit view\n  unless actor staff and purpose quality\n  unless grounds threat")
        )
        assert made.decide(flow(actor="staff")).permitted
        assert made.decide(flow(purpose="quality")).permitted
        assert not made.decide(flow(actor="staff", purpose="quality")).permitted
        assert not made.decide(flow(grounds=["threat"])).permitted

    def test_the_nearest_way_is_the_one_with_the_fewest_needs(self, tmp_path: Path) -> None:
        far = clause(DISCLOSE + "\n  require done minimised\n  require done need-recorded", "far")
        near = clause(DISCLOSE + "\n  require consent given", "near")
        decision = code(tmp_path, far, near).decide(disclosure())
        assert (ids(decision), offers(decision)) == (["near"], [["consent given"]])

    def test_of_two_as_near_the_first_in_the_code_says_what_is_needed(self, tmp_path: Path) -> None:
        one = clause(DISCLOSE + "\n  require done minimised", "one")
        two = clause(DISCLOSE + "\n  require done need-recorded", "two")
        decision = code(tmp_path, one, two).decide(disclosure())
        assert (ids(decision), offers(decision)) == (["one"], [["done minimised"]])

    def test_whatever_else_would_permit_with_the_same_steps_is_named_too(self, tmp_path: Path) -> None:
        one = clause(DISCLOSE + "\n  require done minimised", "one")
        two = clause(DISCLOSE + "\n  require done minimised", "two")
        decision = code(tmp_path, one, two).decide(disclosure())
        assert ids(decision) == ["one", "two"]
        assert offers(decision) == [["done minimised"]]


class TestForbidding:
    PERMIT = clause(DISCLOSE + "\n  grounds court-order, offence", "open")

    def test_a_clause_that_forbids_wins(self, tmp_path: Path) -> None:
        made = code(tmp_path, self.PERMIT, clause("forbid disclose\n  actor listener", "shut"))
        assert ids(made.decide(disclosure(grounds=["offence"]))) == ["shut"]
        assert made.decide(disclosure(grounds=["offence"], actor="staff")).permitted

    def test_a_forbid_may_yield_to_a_law_that_carries(self, tmp_path: Path) -> None:
        law = clause("compel court-order", "law")
        made = code(tmp_path, self.PERMIT, law, clause("forbid disclose\n  yields to law", "shut"))
        assert made.decide(disclosure(grounds=["court-order"])).permitted
        assert ids(made.decide(disclosure(grounds=["offence"]))) == ["shut"]

    def test_it_does_not_yield_to_a_law_that_carries_nothing(self, tmp_path: Path) -> None:
        law = clause("compel court-order, legal-requirement", "law")
        made = code(tmp_path, self.PERMIT, law, clause("forbid disclose\n  yields to law", "shut"))
        assert ids(made.decide(disclosure(grounds=["offence", "legal-requirement"]))) == ["shut"]

    def test_nor_where_it_says_nothing_of_law(self, tmp_path: Path) -> None:
        law = clause("compel court-order", "law")
        made = code(tmp_path, self.PERMIT, law, clause("forbid disclose", "shut"))
        assert ids(made.decide(disclosure(grounds=["court-order"]))) == ["shut"]

    def test_the_law_lifts_no_step(self, tmp_path: Path) -> None:
        law = clause("compel court-order", "law")
        step = clause("require done minimised\n  for disclose", "step")
        decision = code(tmp_path, self.PERMIT, law, step).decide(disclosure(grounds=["court-order"]))
        assert (decision.outcome, ids(decision)) == ("incomplete", ["open", "step"])


class TestWithdrawing:
    @pytest.fixture
    def made(self, tmp_path: Path) -> Code:
        gone = "withdraw public-interest, risk-to-others\n  for disclose\n  once in older/ground"
        return code(tmp_path, clause(DISCLOSE + "\n  grounds court-order", "open"), clause(gone, "gone"))

    def test_it_is_named_where_its_grounds_are_the_only_ones(self, made: Code) -> None:
        assert ids(made.decide(disclosure(grounds=["public-interest"]))) == ["gone"]
        assert ids(made.decide(disclosure(grounds=["public-interest", "risk-to-others"]))) == ["gone"]

    def test_the_refusal_says_which_earlier_code_had_it(self, made: Code) -> None:
        assert "older" in made.decide(disclosure(grounds=["public-interest"])).explain("fr")

    def test_beside_other_grounds_it_is_not_named(self, made: Code) -> None:
        assert ids(made.decide(disclosure(grounds=["public-interest", "threat"]))) == ["open"]
        assert ids(made.decide(disclosure())) == ["open"]

    def test_it_takes_nothing_from_another_ground(self, made: Code) -> None:
        assert made.decide(disclosure(grounds=["public-interest", "court-order"])).permitted


class TestRequiring:
    def one(self, folder: Path, ask: str, **words: object) -> Decision:
        made = code(folder, clause(DISCLOSE, "open"), clause(f"require {ask}\n  for disclose", "need"))
        return made.decide(disclosure(**words))

    def test_consent_that_was_refused_withdrawn_or_impossible_closes(self, tmp_path: Path) -> None:
        assert offers(self.one(tmp_path, "consent given")) == [["consent given"]]
        for answer in ("refused", "withdrawn", "impossible"):
            decision = self.one(tmp_path, "consent given", consent=answer)
            assert (decision.outcome, ids(decision)) == ("refused", ["open"])

    def test_wherever_possible_asking_is_enough(self, tmp_path: Path) -> None:
        ask = "consent given where possible"
        assert offers(self.one(tmp_path, ask)) == [["consent given", "consent impossible"]]
        for answer in ("given", "refused", "withdrawn", "impossible"):
            assert self.one(tmp_path, ask, consent=answer).permitted
        assert self.one(tmp_path, ask, discussion="forbidden").permitted
        assert not self.one(tmp_path, ask, discussion="held").permitted

    def test_wherever_possible_a_discussion_may_be_impossible_or_forbidden(self, tmp_path: Path) -> None:
        ask = "discussion held where possible"
        assert offers(self.one(tmp_path, ask)) == [
            ["discussion held", "discussion impossible", "discussion forbidden"]
        ]
        for step in ("held", "impossible", "forbidden"):
            assert self.one(tmp_path, ask, discussion=step).permitted
        assert not self.one(tmp_path, ask, discussion="told").permitted

    def test_any_one_step_is_enough_across_attributes(self, tmp_path: Path) -> None:
        ask = "form anonymous or done identity-justified"
        assert offers(self.one(tmp_path, ask)) == [["form anonymous", "done identity-justified"]]
        assert self.one(tmp_path, ask, form="anonymous").permitted
        assert self.one(tmp_path, ask, done=["identity-justified"]).permitted
        assert self.one(tmp_path, ask, form="aggregate").permitted

    def test_a_pseudonym_is_as_good_inside_and_not_outside(self, tmp_path: Path) -> None:
        norms = "permit share, disclose\n  require form anonymous"
        made = code(tmp_path, clause(norms))
        inside = flow(action="share", recipient="colleague", form="pseudonymised")
        assert made.decide(inside).permitted
        assert not made.decide(disclosure(form="pseudonymised")).permitted
        assert not made.decide(inside.changed(recipient="supervisor")).permitted
        assert offers(made.decide(inside.changed(form="identified"))) == [
            ["form anonymous", "form pseudonymised"]
        ]

    def test_figures_are_proposed_for_statistics_and_quality_alone(self, tmp_path: Path) -> None:
        made = code(tmp_path, clause("permit publish\n  require form aggregate"))
        asked = flow(action="publish", recipient="public", purpose="statistics")
        assert offers(made.decide(asked)) == [["form aggregate"]]
        assert offers(made.decide(asked.changed(purpose="quality"))) == [["form aggregate"]]
        assert made.decide(asked.changed(purpose="publicity")).outcome == "refused"

    def test_where_telling_is_forbidden_it_is_not_proposed(self, tmp_path: Path) -> None:
        ask = "discussion told, held or consent given"
        decision = self.one(tmp_path, ask, discussion="forbidden")
        assert offers(decision) == [["consent given"]]

    def test_on_a_ground_it_binds_what_a_ground_carries_alone(self, tmp_path: Path) -> None:
        made = code(
            tmp_path,
            clause(DISCLOSE + "\n  grounds offence", "ground"),
            clause(DISCLOSE + "\n  purpose statistics", "figures"),
            clause("require done minimised\n  for disclose\n  on a ground", "need"),
        )
        assert made.decide(disclosure().changed(purpose="statistics")).permitted
        assert ids(made.decide(disclosure(grounds=["offence"]))) == ["ground", "need"]

    def test_a_need_may_wait_for_a_step(self, tmp_path: Path) -> None:
        need = "require done disclosure-control\n  for disclose\n  when form aggregate"
        made = code(tmp_path, clause(DISCLOSE, "open"), clause(need, "need"))
        assert made.decide(disclosure()).permitted
        assert offers(made.decide(disclosure(form="aggregate"))) == [["done disclosure-control"]]

    def test_waived_steps_are_not_asked(self, tmp_path: Path) -> None:
        made = code(
            tmp_path,
            clause("permit record", "open"),
            clause("require done code-explained or done copy-offered\n  for record", "need"),
            clause("waive done code-explained, copy-offered\n  for record\n  grounds life-at-risk", "danger"),
        )
        assert made.decide(flow(action="record")).outcome == "incomplete"
        assert made.decide(flow(action="record", grounds=["life-at-risk"])).permitted


class TestNeedsTogether:
    def needs(self, folder: Path, *asks: str, **words: object) -> Decision:
        clauses = [clause(f"require {ask}\n  for disclose", f"n{i}") for i, ask in enumerate(asks)]
        return code(folder, clause(DISCLOSE, "open"), *clauses).decide(disclosure(**words))

    def test_an_implied_need_is_dropped(self, tmp_path: Path) -> None:
        decision = self.needs(tmp_path, "consent given where possible", "consent given")
        assert ids(decision) == ["open", "n1"]
        assert offers(decision) == [["consent given"]]

    def test_of_two_equal_needs_the_first_stays(self, tmp_path: Path) -> None:
        assert ids(self.needs(tmp_path, "done minimised", "done minimised")) == ["open", "n0"]

    def test_needs_that_contradict_each_other_refuse(self, tmp_path: Path) -> None:
        assert self.needs(tmp_path, "form anonymous", "form pseudonymised").outcome == "refused"

    def test_of_rival_values_those_are_proposed_that_suit_both(self, tmp_path: Path) -> None:
        decision = self.needs(tmp_path, "discussion told, held", "discussion held, impossible")
        assert offers(decision) == [["discussion held"], ["discussion held"]]

    def test_what_would_undo_another_step_is_not_proposed(self, tmp_path: Path) -> None:
        decision = self.needs(
            tmp_path, "discussion told", "discussion held or done minimised", discussion="told"
        )
        assert offers(decision) == [["done minimised"]]

    def test_own_needs_and_general_ones_stand_in_the_order_of_the_code(self, tmp_path: Path) -> None:
        made = code(
            tmp_path,
            clause("require done need-recorded\n  for disclose", "before"),
            clause(DISCLOSE + "\n  require done ground-evidenced", "open"),
            clause("require done minimised\n  for disclose", "after"),
        )
        decision = made.decide(disclosure())
        assert ids(decision) == ["open", "before", "after"]
        assert offers(decision) == [["done need-recorded"], ["done ground-evidenced"], ["done minimised"]]


class TestOwing:
    def duties(self, folder: Path, norms: str, **words: object) -> list[tuple[str, str, str | None]]:
        decision = code(folder, clause("permit record"), clause(norms, "owing")).decide(
            flow(action="record", **words)
        )
        return [(duty.duty, duty.by, duty.within) for duty in decision.duties]

    def test_a_duty_names_a_role_and_a_clock(self, tmp_path: Path) -> None:
        norms = "duty answer\n  for record\n  by manager\n  within P1M"
        assert self.duties(tmp_path, norms) == [("answer", "manager", "P1M")]

    def test_the_actor_may_owe_it(self, tmp_path: Path) -> None:
        norms = "duty explain-code\n  for record\n  by actor"
        assert self.duties(tmp_path, norms, actor="staff") == [("explain-code", "staff", None)]

    def test_a_step_may_settle_it(self, tmp_path: Path) -> None:
        norms = "duty explain-code\n  for record\n  by actor\n  unless done code-explained"
        assert self.duties(tmp_path, norms, done=["code-explained"]) == []
        assert self.duties(tmp_path, norms, done=["minimised"]) != []

    def test_the_same_duty_is_owed_once_to_the_first_clause(self, tmp_path: Path) -> None:
        norms = "duty register\n  for record\n  by actor\n\nduty register\n  for record\n  by listener\n  within P1D"
        assert self.duties(tmp_path, norms) == [("register", "listener", None)]

    def test_a_refusal_brings_none(self, tmp_path: Path) -> None:
        made = code(
            tmp_path, clause("forbid record"), clause("duty register\n  for record\n  by actor", "owing")
        )
        assert made.decide(flow(action="record")).duties == ()

    def test_what_is_owed_is_told_as_of_when_the_missing_steps_are_taken(self, tmp_path: Path) -> None:
        made = code(
            tmp_path,
            clause(DISCLOSE + "\n  require discussion held where possible", "open"),
            clause("duty tell-subject\n  for disclose\n  by actor\n  discussion none", "owing"),
        )
        assert made.decide(disclosure()).duties == ()


class TestWhoMay:
    def test_offices_are_responsible_and_everybody_is_in_good_standing(self, tmp_path: Path) -> None:
        made = code(
            tmp_path,
            clause("permit view\n  relation responsible\n  actor manager, trustee, staff", "office"),
            clause("permit view\n  relation none\n  actor counsellor", "passing"),
            clause("forbid any action\n  standing former", "gone"),
        )
        assert made.decide(flow(relation="none", standing="former")).who_may == (
            "counsellor",
            "manager",
            "trustee",
        )

    def test_steps_that_are_missing_do_not_count_against_a_role(self, tmp_path: Path) -> None:
        made = code(tmp_path, clause("permit view\n  actor manager\n  require done minimised"))
        assert made.decide(flow()).who_may == ("manager",)
