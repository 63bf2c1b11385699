"""Every state of the steps as a bit of a table: which have a step, and which is the plainest."""

import pytest

from inconfidence.codex.survey.steps import States, steps_over
from inconfidence.flow.packing import BITS

DONE = BITS["done"]
MINIMISED, RECORDED = DONE["minimised"], DONE["need-recorded"]
GIVEN, REFUSED = BITS["consent"]["given"], BITS["consent"]["refused"]
PSEUDONYM = BITS["form"]["pseudonymised"]
DONE_TWICE = (MINIMISED, RECORDED)
PSEUDONYM_AND_BOTH = (PSEUDONYM, MINIMISED, RECORDED)


class TestSteps:
    def test_each_state_is_one_bit(self) -> None:
        combinations = 4 * 5 * 5
        assert steps_over(0).every.bit_count() == combinations
        assert steps_over(MINIMISED).every.bit_count() == 2 * combinations
        assert steps_over(MINIMISED | RECORDED).every.bit_count() == 4 * combinations

    def test_those_that_have_a_step(self) -> None:
        steps = steps_over(MINIMISED | RECORDED)
        given, held = steps.meeting(BITS["consent"]["given"]), steps.meeting(BITS["discussion"]["held"])
        assert given.bit_count() == held.bit_count() == 80
        assert (given & held).bit_count() == 16
        assert steps.meeting(MINIMISED).bit_count() == 200
        assert (steps.meeting(MINIMISED) & steps.meeting(RECORDED)).bit_count() == 100
        assert steps.meeting(MINIMISED | RECORDED) == steps.meeting(MINIMISED) | steps.meeting(RECORDED)
        assert steps.meeting(DONE["best-interest"]) == 0

    def test_only_steps_in_done_are_counted(self) -> None:
        assert steps_over(MINIMISED | BITS["consent"]["given"]).done == MINIMISED

    def test_states_know_which_steps_they_are_about(self) -> None:
        steps = steps_over(MINIMISED | RECORDED)
        both = steps.meeting(MINIMISED) & steps.meeting(RECORDED)
        assert steps.states(both) == States(MINIMISED | RECORDED, both)
        assert steps.states(both).plainest()["done"] == ["need-recorded", "minimised"]


class TestThePlainest:
    """Of some states: the one that somebody would bring about, rather than the first."""

    @pytest.mark.parametrize(
        ("either", "words"),
        [
            (MINIMISED, ("identified", "unasked", "none", ["minimised"])),
            (MINIMISED | GIVEN, ("identified", "unasked", "none", ["minimised"])),
            (BITS["consent"]["impossible"], ("identified", "impossible", "none", [])),
            *(
                (BITS["discussion"][word] | GIVEN, ("identified", "given", "none", []))
                for word in ("impossible", "forbidden")
            ),
            *(
                (BITS["consent"][word] | PSEUDONYM, ("pseudonymised", "unasked", "none", []))
                for word in ("refused", "withdrawn", "impossible")
            ),
        ],
    )
    def test_it_is_told_in_words(self, either: int, words: tuple[str, str, str, list[str]]) -> None:
        steps = steps_over(MINIMISED | RECORDED)
        plainest = steps.states(steps.meeting(either)).plainest()
        assert tuple(plainest[name] for name in ("form", "consent", "discussion", "done")) == words

    @pytest.mark.parametrize(
        ("one", "rarer", "consent"), [(GIVEN, DONE_TWICE, "given"), (REFUSED, PSEUDONYM_AND_BOTH, "refused")]
    )
    def test_one_step_is_plainer_than_several(self, one: int, rarer: tuple[int, ...], consent: str) -> None:
        steps = steps_over(MINIMISED | RECORDED)
        together = steps.every
        for bit in rarer:
            together &= steps.meeting(bit)
        assert steps.states(steps.meeting(one) | together).plainest()["consent"] == consent
