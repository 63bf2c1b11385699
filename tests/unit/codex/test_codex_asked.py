"""The flow that writes down what it is asked, and the numbers and answers of what was asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.codex.deciding.asked import Asked
from inconfidence.codex.deciding.masks import Mask, holding
from inconfidence.codex.deciding.roles import ROLES, as_role
from inconfidence.codex.table.questions import Questions, Recording
from inconfidence.codex.table.rows import Rows
from inconfidence.codex.table.tracing import Tracing
from inconfidence.codex.table.tree import Leaf, Tree
from inconfidence.flow import Flow
from inconfidence.flow.packing import BITS, FIELD

EVERY = [bit for words in BITS.values() for bit in words.values()]
GROUNDS = list(BITS["grounds"].values())
FLOW = Flow.of(
    action="disclose",
    actor="manager",
    subject="client",
    information="support",
    purpose="legal",
    recipient="court",
    grounds=["court-order", "offence"],
    done=["minimised"],
)
some_words = st.lists(st.sampled_from(EVERY), max_size=6).map(lambda bits: sum(set(bits)))
some_grounds = st.lists(st.sampled_from(GROUNDS), max_size=4).map(lambda bits: sum(set(bits)))


def asked(bits: int = FLOW.bits) -> tuple[Asked, Recording]:
    record = Recording(Questions(), bits)
    return Asked(record), record


@given(words=some_words, grounds=some_grounds)
def test_it_answers_as_the_flow_does(words: int, grounds: int) -> None:
    flow, _ = asked()
    bits = FLOW.bits
    assert bool(flow & words) == bool(bits & words)
    assert bool(words & (flow | grounds)) == bool(words & (bits | grounds))
    assert bool(flow & words & grounds) == bool(bits & words & grounds)
    assert flow.blocked(words, grounds) == bool(bits & words or (grounds and not bits & grounds))


@given(barred=some_words, some=st.lists(some_grounds.filter(bool) | some_words.filter(bool), max_size=3))
def test_a_mask_holds_for_it_as_for_the_flow(barred: int, some: list[int]) -> None:
    flow, _ = asked()
    mask = Mask(barred, tuple(some), (Mask(0, (BITS["done"]["minimised"], BITS["grounds"]["threat"])),))
    assert mask.holds(flow) == mask.holds(FLOW.bits)


@given(words=some_words, grounds=some_grounds, role=st.sampled_from(ROLES))
def test_it_answers_in_the_place_of_a_role(words: int, grounds: int, role: str) -> None:
    flow, _ = asked()
    theirs = cast(Asked, as_role(cast(int, flow), role))
    bits = as_role(FLOW.bits, role)
    assert theirs.blocked(words, grounds) == bool(bits & words or (grounds and not bits & grounds))


def test_what_was_put_in_is_not_asked_of_the_flow() -> None:
    flow, record = asked()
    assert (flow | BITS["form"]["anonymous"]) & BITS["form"]["anonymous"]
    assert not flow & FIELD["form"] & BITS["actor"]["staff"]
    assert record.asked == 0


def test_what_is_asked_twice_is_one_question() -> None:
    flow, record = asked()
    assert flow & FIELD["actor"]
    assert flow & FIELD["actor"]
    assert record.asked == 1
    assert not flow & BITS["actor"]["staff"]
    assert record.asked == 0b11


TRICKS: list[Callable[[Any], object]] = [
    int,
    lambda flow: [1][flow],
    lambda flow: flow >> 1,
    lambda flow: flow ^ 1,
    lambda flow: flow + 0,
    lambda flow: ~flow,
    lambda flow: flow < 1,
]


@pytest.mark.parametrize("trick", TRICKS)
def test_nothing_can_be_had_unrecorded(trick: Callable[[Any], object]) -> None:
    flow, _ = asked()
    with pytest.raises(TypeError):
        trick(flow)


@given(questions=st.lists(st.tuples(some_words, some_grounds), min_size=1, max_size=30))
def test_the_answers_are_those_that_the_flow_gives(questions: list[tuple[int, int]]) -> None:
    numbered = Questions()
    record = Recording(numbered, FLOW.bits)
    for words, grounds in questions:
        said = record.blocked(words, grounds)
        bit = numbered.bit(words, grounds)
        for answers in (numbered.of(FLOW.bits), Rows(numbered, FLOW.action).of(FLOW.address)):
            assert bool(answers & bit) == said
    assert record.asked == sum({numbered.bit(words, grounds) for words, grounds in questions})


def test_what_is_learnt_later_is_answered_too() -> None:
    numbered = Questions()
    before = Rows(numbered, FLOW.action).of(FLOW.address)
    bit = numbered.bit(BITS["actor"]["manager"], 0)
    assert (before, Rows(numbered, FLOW.action).of(FLOW.address)) == (0, bit)
    assert numbered.of_facts == bit
    assert numbered.of_facts_but_who == 0


def test_questions_are_told_apart_by_what_they_ask() -> None:
    numbered = Questions()
    step, manner = numbered.bit(BITS["done"]["minimised"], 0), numbered.bit(BITS["form"]["anonymous"], 0)
    ground, place = numbered.bit(0, GROUNDS[0]), numbered.bit(BITS["channel"]["phone"], 0)
    assert numbered.of_facts == numbered.of_facts_but_who == ground | place
    assert numbered.of_manner == manner
    assert len({step, manner, ground, place}) == len(numbered) == 4


@dataclass(frozen=True)
class Norm:
    mask: Mask


masks = st.builds(
    Mask, some_words, st.lists(some_grounds.filter(bool) | some_words.filter(bool), max_size=2).map(tuple)
)
norms = st.lists(
    st.builds(
        lambda mask, unless: Norm(replace(mask, unless=tuple(unless))), masks, st.lists(masks, max_size=1)
    ),
    max_size=12,
)
OTHERS = [
    FLOW,
    FLOW.changed(actor="staff", grounds=["threat"], done=["minimised", "need-recorded"]),
    FLOW.changed(relation="supporting", grounds=[], form="anonymous", consent="given"),
]


class TestTracing:
    """Whole lists of norms are answered at once, and what they turn on is written down all the same."""

    @given(norms=norms, role=st.none() | st.sampled_from(ROLES))
    def test_the_norms_that_hold_are_found_in_their_order(self, norms: list[Norm], role: str | None) -> None:
        record = Recording(Questions())
        tracing = Tracing(record)
        for flow in OTHERS * 2:
            record.begin(flow.bits)
            asked = as_role(cast(int, tracing), role) if role else tracing
            bits = as_role(flow.bits, role) if role else flow.bits
            assert holding(norms, asked) == holding(norms, bits)

    @given(norms=norms)
    def test_who_answers_what_was_asked_alike_is_held_by_the_same(self, norms: list[Norm]) -> None:
        record = Recording(Questions())
        tracing, found = Tracing(record), []
        for flow in OTHERS:
            record.begin(flow.bits)
            found.append((holding(norms, tracing), record.asked))
        for (held, asked), flow in zip(found, OTHERS, strict=True):
            for (others, _), other in zip(found, OTHERS, strict=True):
                alike = record.questions.of(flow.bits) & asked == record.questions.of(other.bits) & asked
                assert held == others or not alike

    def test_flows_that_ask_alike_are_one(self) -> None:
        tracing = Tracing(Recording(Questions()))
        assert tracing & 3 & 1 is tracing & 1
        assert 1 & tracing is not tracing | 1
        assert as_role(cast(int, tracing), "staff") is as_role(cast(int, tracing), "staff")


class TestTree:
    """Leaves are found by the answers to what they turn on, and by nothing else."""

    def test_a_leaf_is_found_by_its_answers(self) -> None:
        tree = Tree[str]()
        tree.file(Leaf("yes", 0b01), 0b01)
        tree.file(Leaf("no", 0b01), 0b00)
        assert [leaf and leaf.value for leaf in map(tree.find, (0b01, 0b11, 0b00, 0b10))] == [
            "yes",
            "yes",
            "no",
            "no",
        ]

    def test_nobody_came_that_way(self) -> None:
        tree = Tree[str]()
        assert tree.find(0) is None
        tree.file(Leaf("yes", 0b01), 0b01)
        assert tree.find(0b10) is None

    def test_what_turns_on_more_is_found_below(self) -> None:
        tree = Tree[str]()
        for answers, value, asked in ((0b001, "plain", 0b001), (0b000, "no", 0b011), (0b010, "yes", 0b011)):
            tree.file(Leaf(value, asked), answers)
            tree.file(Leaf("plain", 0b001), 0b001)
        assert [found.value for answers in range(4) if (found := tree.find(answers))] == [
            "no",
            "plain",
            "yes",
            "plain",
        ]

    def test_what_turns_on_nothing_is_found_by_all(self) -> None:
        tree = Tree[str]()
        tree.file(Leaf("always", 0), 0b1)
        assert {found.value for answers in range(4) if (found := tree.find(answers))} == {"always"}

    def test_whoever_is_on_the_way_while_it_grows_is_not_led_astray(self) -> None:
        tree = Tree[str]()
        tree.file(Leaf("both", 0b11), 0b01)
        node, led_to = tree._root, dict(tree._root.rows)
        tree.file(Leaf("one", 0b01), 0b00)
        assert (node.care, node.rows) == (0b11, led_to)
        assert tree._root is not node

    @given(table=st.lists(st.booleans(), min_size=16, max_size=16), order=st.permutations(range(16)))
    def test_a_function_of_answers_is_never_told_otherwise(self, table: list[bool], order: list[int]) -> None:
        tree = Tree[bool]()
        for answers in [*order, *order]:
            found = tree.find(answers)
            if found is None:
                tree.file(Leaf(*self.decided(table, answers)), answers)
            else:
                assert found.value == table[answers & self.decided(table, answers)[1]]

    @staticmethod
    def decided(table: list[bool], answers: int) -> tuple[bool, int]:
        """A value, and the questions that were asked for it: the higher two only where the lower two say so."""
        asked = 0b1111 if answers & 0b11 == 0b11 else 0b0111 if answers & 0b01 else 0b0011
        return table[answers & asked], asked
