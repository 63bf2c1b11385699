"""Two small codes compared: what changes, in which clauses' name, how much of it, and what leads."""

from pathlib import Path

import pytest
from codex_cast import clause, code
from codex_groups import all_but, group, part

from inconfidence.codex import Code
from inconfidence.codex.compare import compare
from inconfidence.codex.compare.groups import Group, Part
from inconfidence.codex.survey.steps import steps_over
from inconfidence.flow import Option
from inconfidence.flow.packing import BITS

ERASE = "permit erase"
MINIMISED = "require done minimised\n  for erase"
GROUNDS = "permit disclose\n  grounds public-interest, threat"
WITHDRAWN = "withdraw public-interest\n  for disclose"
STAFF = "\n  actor staff"


def made(folder: Path, *norms: str) -> Code:
    folder.mkdir()
    return code(folder, *(clause(norm, f"c{number}") for number, norm in enumerate(norms)))


def changed(folder: Path, old: list[str], new: list[str]) -> list[Group]:
    return compare(made(folder / "old", *old), made(folder / "new", *new)).groups


def told(found: Group) -> tuple[str, str, str, str]:
    """What changes, what is asked, and the clauses of the old and of the new code."""
    before, after = (
        " ".join(sorted(id.removeprefix("draft/") for id in ids)) for ids in (found.before, found.after)
    )
    kind = "withdrawn" if found.withdrawn else found.kind
    return kind, " or ".join(f"{step.attribute} {step.value}" for step in found.step), before, after


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ([ERASE], [ERASE], []),
        ([ERASE], [ERASE, "forbid erase"], [("refused", "", "c0", "c1")]),
        ([ERASE], ["permit record\n  actor staff", ERASE, "permit record"], [("permitted", "", "", "c0 c2")]),
        ([ERASE, "forbid erase"], [ERASE], [("permitted", "", "c1", "c0")]),
        ([ERASE], [ERASE, MINIMISED], [("asked", "done minimised", "", "c1")]),
        ([ERASE, MINIMISED], [ERASE], [("asked-no-more", "done minimised", "c1", "")]),
        # Whoever asked before asks the same: it is no change.
        ([ERASE, MINIMISED], [ERASE, MINIMISED + "\n  channel email", MINIMISED], []),
        # Another way, which asks less of whoever took the old one, is named.
        (
            [f"{ERASE}\n  require done minimised"],
            [
                f"{ERASE}\n  require done need-recorded\n  require consent given",
                f"{ERASE}\n  require consent given",
            ],
            [("asked", "consent given", "", "c1"), ("asked-no-more", "done minimised", "c0", "")],
        ),
        # What has another cause, or another step, is another change.
        (
            ["permit keep"],
            ["permit keep", f"{ERASE}{STAFF}", "permit record"],
            [("permitted", "", "", "c1"), ("permitted", "", "", "c2")],
        ),
        (
            [ERASE, MINIMISED, "require consent given\n  for erase"],
            [ERASE],
            [("asked-no-more", "consent given", "c2", ""), ("asked-no-more", "done minimised", "c1", "")],
        ),
        # A clause that closes, or that closed, what several open, has a change of its own.
        (
            [f"{ERASE}{STAFF}", f"{ERASE}\n  actor manager"],
            ["forbid erase"],
            [("refused", "", "c0 c1", "c0")],
        ),
        (
            ["forbid erase"],
            [f"{ERASE}{STAFF}", f"{ERASE}\n  actor manager"],
            [("permitted", "", "c0", "c0 c1")],
        ),
        # What was asked before is not asked newly, and what rules it out is.
        (
            [f"{ERASE}\n  require done minimised"],
            [f"{ERASE}\n  require done minimised\n  require consent given"],
            [("asked", "consent given", "", "c0")],
        ),
        (
            [f"{ERASE}\n  require form identified"],
            [f"{ERASE}\n  require form aggregate"],
            [("asked", "form aggregate", "", "c0"), ("asked-no-more", "form identified", "c0", "")],
        ),
        # Whoever still gets through, whichever of two ways it takes now, is asked nothing new.
        (
            [f"{ERASE}\n  require done minimised or done need-recorded", f"{ERASE}\n  require consent given"],
            [
                f"{ERASE}\n  require consent given\n  require discussion held",
                f"{ERASE}\n  require done minimised",
                f"{ERASE}\n  require done need-recorded",
            ],
            [("asked", "discussion held", "", "c0")],
        ),
        # A ground that is withdrawn from what needed none.
        (
            ["permit view"],
            ["withdraw threat\n  for view"],
            [("withdrawn", "", "c0", "c0"), ("refused", "", "c0", "")],
        ),
        # A step that two clauses ask is one step, and the first is named.
        ([ERASE], [ERASE, MINIMISED, MINIMISED], [("asked", "done minimised", "", "c1")]),
        ([ERASE, MINIMISED, MINIMISED], [ERASE], [("asked-no-more", "done minimised", "c1", "")]),
        ([GROUNDS], ["permit disclose\n  grounds threat", WITHDRAWN], [("withdrawn", "", "c0", "c1")]),
        # What is forbidden as well is not refused for its ground alone.
        (
            [GROUNDS],
            ["permit disclose\n  grounds threat", WITHDRAWN, f"forbid disclose{STAFF}"],
            [("withdrawn", "", "c0", "c1"), ("refused", "", "c0", "c2")],
        ),
        # A ground that carries it all the same was not withdrawn from it.
        ([GROUNDS], ["permit disclose", "withdraw threat\n  for view"], [("permitted", "", "", "c0")]),
        # Of the clauses that close it, the one that closes most names the group.
        (
            [ERASE],
            [ERASE, f"forbid erase{STAFF}", "forbid erase"],
            [("refused", "", "c0", "c1 c2")],
        ),
        (
            [f"{ERASE}\n  actor manager", f"{ERASE}{STAFF}"],
            ["permit record"],
            [("permitted", "", "", "c0"), ("refused", "", "c1", ""), ("refused", "", "c0", "")],
        ),
    ],
)
def test_what_changes(
    tmp_path: Path, old: list[str], new: list[str], wanted: list[tuple[str, str, str, str]]
) -> None:
    found = [told(one) for one in changed(tmp_path, old, new)]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ([ERASE], [ERASE, "forbid erase"], "refused"),
        ([ERASE, "forbid erase"], [ERASE], "permitted"),
        ([ERASE], [ERASE, MINIMISED], "asked"),
        ([ERASE, MINIMISED], [ERASE], "asked-no-more"),
    ],
)
def test_each_change_has_its_classes_and_an_example(
    tmp_path: Path, old: list[str], new: list[str], kind: str
) -> None:
    [found] = changed(tmp_path, old, new)
    assert (found.kind, found.classes) == (kind, 1)
    assert (found.example()["action"], found.example()["form"]) == ("erase", "identified")


def test_a_comparison_knows_its_codes(tmp_path: Path) -> None:
    old, new = made(tmp_path / "old", ERASE), made(tmp_path / "new", ERASE, MINIMISED)
    found = compare(old, new)
    assert found.old is old and found.new is new
    same = compare(old, old)
    assert (same.old is old, same.new is old, same.groups) == (True, True, [])


def test_what_is_asked_otherwise_is_shown_by_a_state_that_lost_or_won(tmp_path: Path) -> None:
    asked, spared = changed(
        tmp_path, [f"{ERASE}\n  require done minimised"], [f"{ERASE}\n  require consent given"]
    )
    assert (asked.example()["done"], asked.example()["consent"]) == (["minimised"], "unasked")
    assert (spared.example()["done"], spared.example()["consent"]) == ([], "given")


def test_what_is_refused_is_shown_by_a_state_that_could_go_ahead(tmp_path: Path) -> None:
    [found] = changed(tmp_path, [f"{ERASE}\n  require done minimised"], ["permit record\n  actor staff"])[:1]
    [refused] = [one for one in (found,) if one.kind == "refused"]
    assert refused.example()["done"] == ["minimised"]


def test_classes_are_those_that_no_norm_of_either_code_tells_apart(tmp_path: Path) -> None:
    [found] = changed(
        tmp_path, [ERASE], [ERASE, f"forbid erase{STAFF}", f"forbid erase{STAFF}\n  channel email"]
    )
    assert (len(found.parts), found.classes) == (2, 2)


def test_a_ground_is_withdrawn_where_it_was_offered_and_the_clause_holds(tmp_path: Path) -> None:
    new = ["permit disclose\n  grounds offence", f"{WITHDRAWN}{STAFF}"]
    by_whom = {
        told(one): (one.words("actor"), one.words("grounds")) for one in changed(tmp_path, [GROUNDS], new)
    }
    assert by_whom["withdrawn", "", "c0", "c1"] == (("staff",), ("public-interest",))


class TestGroups:
    def test_it_holds_the_flows_of_all_its_parts(self) -> None:
        found = group("erase", "keep", **{name: ["email"] for name in ("channel",)}, purpose=["legal"])
        assert found.flows == sum(one.box.flows for one in found.parts)
        assert found.classes == 2

    def test_words_come_in_the_order_of_the_vocabulary_and_no_ground_first(self) -> None:
        found = group("erase", channel=["email", "phone"], grounds=["threat", "", "offence"])
        assert found.words("channel") == ("phone", "email")
        assert found.words("grounds") == ("", "offence", "threat")

    def test_an_attribute_makes_no_difference_where_all_its_words_occur_that_can(self) -> None:
        assert group("share").is_any("recipient")
        assert not group("share", recipient=["colleague"]).is_any("recipient")
        assert not group("erase", grounds=all_but("grounds")).is_any("grounds")

    def test_it_is_whole_where_every_combination_of_its_words_is_in_it(self) -> None:
        found = group("share", "erase", channel=["email", "post"])
        assert found.whole
        halved = group("erase", channel=["email"], purpose=["legal"])
        halved.parts.append(part("erase", channel=["post"], purpose=["rights"]))
        assert not halved.whole

    def test_its_example_is_of_its_largest_part_in_a_state_that_shows_it(self) -> None:
        bit = BITS["done"]["minimised"]
        minimised = steps_over(bit).states(steps_over(bit).meeting(bit))
        large = Part(part("erase", channel=["email", "post"]).box, 1, minimised)
        found = Group(
            "refused", parts=[part("erase", channel=["text"]), large, part("erase", channel=["phone"])]
        )
        assert found.example()["channel"] == "post"
        assert found.example()["done"] == ["minimised"]

    def test_what_weighs_most_leads(self) -> None:
        nameless, minimised = Option("form", "anonymous"), Option("done", "minimised")
        heaviest_first = [
            group("disclose", withdrawn=True, channel=["email"]),
            group("erase", kind="asked", step=(minimised, nameless), channel=["email"]),
            group("erase"),
            group("erase", channel=["email"]),
            group("erase", kind="asked", step=(minimised,)),
            group("erase", kind="permitted"),
            group("erase", kind="asked-no-more", step=(nameless,)),
        ]
        weights = [one.weight for one in heaviest_first]
        assert weights == sorted(set(weights))


@pytest.mark.parametrize(
    ("left", "by_right"),
    [
        (["permit view\n  purpose rights"], True),
        # Not by a right that is not there for all of it, or that no step leads to.
        (["permit view\n  purpose rights\n  channel system"], False),
        (["permit view\n  purpose rights", "forbid view\n  purpose rights\n  information health"], False),
        (["permit view\n  purpose support"], False),
    ],
)
def test_what_stays_open_as_a_right_is_seen(tmp_path, left, by_right):
    own = "permit view\n  actor subject\n  relation self"
    groups = changed(tmp_path, [own], [f"{norm}\n  actor subject\n  relation self" for norm in left])
    assert {found.by_right for found in groups if found.kind == "refused"} == {by_right}
