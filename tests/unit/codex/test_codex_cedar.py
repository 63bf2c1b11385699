"""A code in the language of Cedar, word for word where two wordings would mean the same."""

from pathlib import Path

import pytest
from codex_cast import clause, code

from inconfidence.codex.cedar import policies
from inconfidence.codex.conditions import every, is_one_of, met, some
from inconfidence.flow import Option
from inconfidence.flow.vocabulary import BY_NAME


def steps(*steps: str) -> list[Option]:
    return [Option(*step.split()) for step in steps]


def policy(folder: Path, *norms: str) -> str:
    """The policies of a code, as one line, without the comment at their head."""
    told = policies(code(folder, clause("\n\n".join(norms))))
    return " ".join(told.split("\n", 1)[1].split())


class TestConditions:
    def test_where_no_name_is_asked_for_a_made_up_one_is_as_good_within_the_house(self) -> None:
        told = met(steps("form anonymous"))
        assert told.startswith('context.form == "anonymous" || (context.form == "pseudonymised" && ')
        assert told.endswith('&& !(context.recipient == "supervisor"))')
        assert [action for action in BY_NAME["action"].values if f'Action::"{action}"' in told] == [
            *("view", "record", "share", "correct", "erase", "keep")
        ]

    def test_where_a_made_up_name_is_asked_for_as_well_nothing_more_is_said(self) -> None:
        assert met(steps("form anonymous", "form pseudonymised")).count("pseudonymised") == 1

    def test_one_word_is_compared_and_several_are_looked_for(self) -> None:
        assert is_one_of("form", frozenset({"aggregate"})) == 'context.form == "aggregate"'
        several = is_one_of("channel", frozenset({"post", "email"}))
        assert several.startswith("[") and several.endswith("].contains(context.channel)")

    def test_brackets_stand_where_they_are_needed_alone(self) -> None:
        assert every(["a", "b || c"]) == "a && (b || c)"
        assert some(["a", "b && c"]) == "a || (b && c)"
        assert every(["a", "b"]) == "a && b"


class TestPolicies:
    def test_each_names_its_clause_and_says_what_it_is(self, tmp_path: Path) -> None:
        told = policy(tmp_path, "permit view", "forbid record", "require done minimised\n  for view")
        assert '@id("draft/first") @norm("permit")' in told
        assert '@id("draft/first#2") @norm("forbid")' in told
        assert '@id("draft/first#3") @norm("require")' in told

    def test_what_cedar_has_no_words_for_is_left_out(self, tmp_path: Path) -> None:
        told = policy(tmp_path, "permit view", "duty review\n  for view\n  by manager", "compel court-order")
        assert told.count("@id") == 1

    def test_a_need_that_is_waived_is_met_by_whoever_it_is_waived_for(self, tmp_path: Path) -> None:
        waived = "waive done minimised\n  for view\n  actor staff"
        told = policy(tmp_path, "permit view", "require done minimised\n  for view", waived)
        assert 'unless { context.done.containsAny(["minimised"]) || (' in told
        assert told.count('principal in [Role::"staff"]') == 1

    def test_a_need_is_not_waived_where_one_of_its_steps_is_not(self, tmp_path: Path) -> None:
        waived = "waive done minimised\n  for view\n  actor staff"
        told = policy(tmp_path, "permit view", "require done minimised, need-recorded\n  for view", waived)
        assert "Role" not in told

    @pytest.mark.parametrize(("action", "asked"), [("disclose", True), ("share", False)])
    def test_what_is_asked_on_a_ground_is_asked_of_actions_alone_that_it_is_for(
        self, tmp_path: Path, action: str, asked: bool
    ) -> None:
        told = policy(
            tmp_path,
            "permit disclose\n  grounds threat",
            f"require done ground-evidenced\n  for {action}\n  on a ground",
        )
        assert ("ground-evidenced" in told) is asked

    def test_of_the_grounds_of_a_permit_those_that_compel_alone_lift_a_forbid(self, tmp_path: Path) -> None:
        told = policy(
            tmp_path,
            "permit disclose\n  grounds court-order, threat",
            "compel court-order, legal-requirement",
            "forbid disclose\n  yields to law",
        )
        unless = told[told.index("unless") :]
        assert '["court-order"]' in unless
        assert "threat" in unless and "legal-requirement" not in told
