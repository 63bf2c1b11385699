"""Boxes, sieves and walks by themselves: what a survey of all flows is made of."""

import pytest
from codex_cast import clause, draft, source
from codex_groups import all_but, part

from inconfidence.codex.deciding.masks import Mask, mask_of
from inconfidence.codex.norms import Scope
from inconfidence.codex.norms import Test as Condition
from inconfidence.codex.survey import Box, Sieve, Walk
from inconfidence.codex.survey.facts import ORDER, bit_of_word, words_of
from inconfidence.codex.survey.side import Side
from inconfidence.codex.survey.steps import steps_over
from inconfidence.codex.survey.ways import Standing, masks_read, standing
from inconfidence.flow.packing import BITS, FIELD
from inconfidence.flow.vocabulary import BY_NAME

DONE = BITS["done"]
MINIMISED = DONE["minimised"]
AT = {name: place for place, name in enumerate(ORDER)}


class TestFacts:
    def test_the_words_that_a_flow_of_an_action_can_have(self) -> None:
        assert words_of("action", "view") == ("view",)
        assert words_of("recipient", "publish") == ("public",)
        assert words_of("grounds", "view") == ("", *BY_NAME["grounds"].values)
        assert words_of("channel", "view") == BY_NAME["channel"].values

    def test_the_bits_of_words(self) -> None:
        grounds = BITS["grounds"]
        assert bit_of_word("channel", "email") == BITS["channel"]["email"]
        assert bit_of_word("grounds", "") == 0
        assert bit_of_word("grounds", "threat+offence") == grounds["threat"] | grounds["offence"]


class TestBoxes:
    def test_it_tells_its_words_and_how_many_flows_it_holds(self) -> None:
        box = part("erase", channel=["email", "post"], purpose=["legal"]).box
        assert box.of("channel") == ("post", "email")
        assert dict(box)["purpose"] == ("legal",)
        firsts = {name: [words_of(name, "erase")[0]] for name in ORDER[1:]}
        assert part("erase", **firsts).box.flows == 1
        assert part("erase", **firsts | {"channel": BY_NAME["channel"].values}).box.flows == 9

    def test_its_example_is_plain(self) -> None:
        plain = part("disclose").box.example()
        assert (plain["channel"], plain["relation"], plain["information"]) == (
            "system",
            "supporting",
            "health",
        )
        assert (plain["purpose"], plain["recipient"], plain["grounds"]) == ("support", "authority", [])
        assert plain["cabinet"] == "support"
        assert list(plain) == list(ORDER)

    def test_where_the_plain_word_is_not_in_it_the_first_is_told(self) -> None:
        rare = part(
            "share",
            channel=["post", "email"],
            relation=["none", "responsible"],
            information=["counselling"],
            grounds=["threat"],
            recipient=["board", "colleague"],
        ).box.example()
        assert (rare["channel"], rare["relation"], rare["recipient"]) == ("post", "responsible", "colleague")
        assert (rare["cabinet"], rare["grounds"]) == ("counselling", ["threat"])
        assert part("view", subject=["staff"]).box.example()["cabinet"] == "personnel"
        elsewhere = part("share", information=["counselling"], cabinet=["personnel"]).box.example()
        assert elsewhere["cabinet"] == "personnel"

    def test_words_for_some_of_the_attributes_are_no_box(self) -> None:
        halved = Box(part("erase").box.words[:-1])
        with pytest.raises(ValueError, match="shorter"):
            dict(halved)
        with pytest.raises(ValueError, match="longer"):
            Walk[bool](Sieve([]), "erase", lambda state, bits: True).classes_in(halved)

    def test_several_grounds_are_told_one_by_one(self) -> None:
        words = dict(part("view").box) | {"grounds": ("offence+threat",)}
        assert Box(tuple(words.values())).example()["grounds"] == ["offence", "threat"]


def scope(action: str, *tests: Condition, unless: tuple[tuple[Condition, ...], ...] = ()) -> Mask:
    return mask_of(Scope(frozenset({action}), tests, unless))


def words(attribute: str, *some: str) -> Condition:
    return Condition(attribute, frozenset(some))


class TestSieves:
    def test_a_word_rules_out_what_it_cannot_be(self) -> None:
        sieve = Sieve([scope("view", words("channel", "email")), scope("view", words("grounds", "threat"))])
        assert sieve.start == 0b11
        assert sieve.kept("channel", "email") == 0b11
        assert sieve.kept("channel", "post") == 0b10
        assert sieve.kept("grounds", "") == 0b01
        assert sieve.kept("grounds", "threat") == 0b11
        assert sieve.kept("action", "erase") == 0

    def test_an_exception_ends_its_mask_once_it_is_settled(self) -> None:
        exception = (words("channel", "email"), words("actor", "staff"))
        sieve = Sieve([scope("view", unless=(exception,)), scope("view")])
        assert sieve.start == 0b111
        assert sieve.after(0b111, AT["actor"], "staff") == 0b111
        assert sieve.after(0b111, AT["actor"], "manager") == 0b011
        assert sieve.after(0b111, AT["channel"], "email") == 0b010
        assert sieve.after(0b111, AT["channel"], "post") == 0b011
        # Without the mask its exceptions do not matter.
        assert sieve.after(0b110, AT["actor"], "staff") == 0b010

    def test_an_exception_about_a_ground_is_settled_with_the_grounds(self) -> None:
        sieve = Sieve([scope("view", unless=((words("grounds", "threat"),),))])
        assert sieve.after(sieve.start, AT["grounds"], "threat") == 0
        assert sieve.after(sieve.start, AT["grounds"], "offence") == 0b1

    def test_an_exception_that_asks_for_steps_is_never_settled(self) -> None:
        sieve = Sieve([scope("view", unless=((words("consent", "given"),),))])
        assert sieve.start == 0b1
        assert sieve.after(0b1, AT["channel"], "email") == 0b1

    def test_exceptions_of_a_mask_go_with_it(self) -> None:
        either = ((words("consent", "given"),), (words("channel", "email"),), (words("channel", "text"),))
        sieve = Sieve([scope("erase"), scope("view", unless=either)])
        assert sieve.start == 0b1111
        assert sieve.after(0b1111, AT["channel"], "text") == 0b0001
        assert sieve.after(0b1101, AT["actor"], "staff") == 0b0001

    def test_where_a_mask_asks_nothing_more(self) -> None:
        sieve = Sieve(
            [
                scope("view"),
                scope("view", words("actor", "staff")),
                scope("view", words("grounds", "threat")),
                scope("view", unless=((words("channel", "email"),),)),
                # Whatever it asks besides, the channel is what settles it.
                scope("view", words("channel", "email"), words("grounds", "threat")),
                scope("view", words("channel", "email"), unless=((words("actor", "staff"),),)),
            ]
        )
        channel = AT["channel"]
        assert sieve.last == (AT["action"], AT["actor"], AT["grounds"], channel, channel, channel)

    def test_words_that_no_mask_tells_apart_are_one_class(self) -> None:
        sieve = Sieve(
            [scope("view", words("channel", "email", "text")), scope("erase", words("channel", "post"))]
        )
        assert sieve.classes("channel", "view") == (
            tuple(all_but("channel", "email", "text")),
            ("email", "text"),
        )
        assert len(sieve.classes("channel", "keep")) == 1

    def test_sets_of_grounds_are_one_for_each_that_masks_tell_apart(self) -> None:
        sieve = Sieve(
            [scope("view", words("grounds", "threat")), scope("view", words("grounds", "threat", "offence"))]
        )
        assert sorted(sieve.ground_sets(0b11)) == ["", "offence", "threat"]
        assert sorted(sieve.ground_sets(0b01)) == ["", "threat"]
        two = Sieve([scope("view", words("grounds", "threat")), scope("view", words("grounds", "offence"))])
        assert sorted(two.ground_sets(0b11)) == ["", "offence", "offence+threat", "threat"]


NORMS = (
    "permit view",
    "forbid view\n  actor staff",
    "forbid view\n  channel email\n  yields to law",
    "require done minimised\n  for view",
    "waive done minimised\n  for view\n  actor manager",
    "compel court-order",
)


class TestSides:
    @pytest.fixture
    def side(self) -> Side:
        compiled = source(draft(clause("\n\n".join(NORMS)))).compiled
        masks = [Mask(0), *masks_read(compiled)]
        return Side(compiled, 1, Sieve(masks))

    def test_it_is_closed_without_a_permit_and_with_a_forbid_that_is_certain(self, side: Side) -> None:
        permit, staff, email = 0b10, 0b100, 0b1000
        assert side.is_closed(0, 0b1) and side.is_closed(0, staff)
        assert not side.is_closed(0, permit)
        # Whether somebody of the staff asks is known from the actor on.
        assert not side.is_closed(AT["actor"] - 1, permit | staff)
        assert side.is_closed(AT["actor"], permit | staff)
        assert side.is_closed(AT["channel"], permit | staff)
        # What yields to the law is never certain.
        assert not side.is_closed(AT["channel"], permit | email)

    def test_within_a_state_are_the_norms_that_it_does_not_rule_out(self, side: Side) -> None:
        open_ = side.within(0b10 | 0b1000 | 0b10000)
        assert (len(open_.permits), len(open_.forbids), len(open_.requires), len(open_.waivers)) == (
            1,
            1,
            1,
            0,
        )
        assert open_.forbids[0].yields
        assert (open_.compelling, open_.order) == (BITS["grounds"]["court-order"], {"draft/first": 0})
        waived = side.within(0b10 | 0b100000)
        assert (len(waived.forbids), len(waived.requires), len(waived.waivers)) == (0, 0, 1)

    def test_where_it_is_closed_all_of_the_code_is_there(self, side: Side) -> None:
        closed = side.within(0b100)
        assert (len(closed.permits), len(closed.forbids), len(closed.requires)) == (1, 2, 1)

    def test_what_it_asks_does_not_matter_once_it_is_closed(self, side: Side) -> None:
        assert side.asking == 0b110010


class TestStanding:
    def test_what_forbids_is_named_once_and_nothing_is_open(self) -> None:
        compiled = source(draft(clause("permit view\n\nforbid view\n\nforbid view\n  actor staff"))).compiled
        bits = BITS["action"]["view"] | BITS["actor"]["staff"]
        found = standing(compiled, bits)
        assert (found.forbidding, found.ways, found.done) == (("draft/first",), (), 0)

    def test_each_permit_that_opens_it_is_a_way(self) -> None:
        norms = "permit view\n  require done minimised\n\npermit view\n\npermit erase"
        found = standing(source(draft(clause(norms))).compiled, BITS["action"]["view"])
        assert [len(way.asked) for way in found.ways] == [1, 0]
        steps = steps_over(found.done)
        assert found.done == MINIMISED
        assert found.ways[0].table(steps) == steps.meeting(MINIMISED)
        assert found.table(steps) == steps.every
        turned = Standing((), tuple(reversed(found.ways)))
        assert turned.table(steps) == steps.every

    def test_grounds_by_which_the_law_compels_are_told_from_others(self) -> None:
        norms = "permit disclose\n  grounds court-order, threat\n\ncompel court-order, offence"
        compiled = source(draft(clause(norms))).compiled
        assert masks_read(compiled)[1:-1] == [Mask(0, (BITS["grounds"]["court-order"],))]


class TestWalks:
    def test_flows_with_one_verdict_are_in_one_box(self) -> None:
        sieve = Sieve([scope("view", words("channel", "email"))])
        walk = Walk[bool](sieve, "view", lambda state, bits: True if state else None)
        [(box, verdict)] = list(walk.boxes())
        assert (box.of("channel"), box.of("action"), verdict) == (("email",), ("view",), True)
        assert walk.classes_in(box) == 1
        assert walk.classes_in(part("view").box) == 2

    def test_flows_that_masks_tell_apart_are_in_one_box_where_the_verdict_is_one(self) -> None:
        sieve = Sieve([scope("view", words("channel", "email")), scope("view", words("channel", "text"))])
        [(box, _)] = list(Walk[bool](sieve, "view", lambda state, bits: True if state else None).boxes())
        assert box.of("channel") == ("email", "text")

    def test_grounds_come_together_where_they_are_asked_to(self) -> None:
        sieve = Sieve([scope("view", words("grounds", "threat"), words("grounds", "offence"))])
        apart = Walk[bool](sieve, "view", lambda state, bits: True if state else None)
        assert list(apart.boxes()) == []
        together = Walk[bool](sieve, "view", lambda state, bits: True if state else None, together=True)
        assert [box.of("grounds") for box, _ in together.boxes()] == [("offence+threat",)]

    def test_what_is_narrowed_to_nothing_is_in_no_box(self) -> None:
        sieve = Sieve([scope("view", words("channel", "email"))])
        walk = Walk[bool](sieve, "view", lambda state, bits: True, lambda place, state: state or None)
        assert [box.of("channel") for box, _ in walk.boxes()] == [("email",)]

    def test_the_bits_are_of_a_flow_in_the_box(self) -> None:
        sieve = Sieve([scope("view", words("channel", "email"))])
        walk = Walk[int](sieve, "view", lambda state, bits: bits & FIELD["channel"] if state else None)
        [(_, found)] = list(walk.boxes())
        assert found == BITS["channel"]["email"]
