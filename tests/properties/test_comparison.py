"""A comparison against flows tried one by one: nothing in it that is not so, nothing missing from it."""

import random
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from inconfidence.codex import Code, bundled_ids, load
from inconfidence.codex.compare import Comparison, compare
from inconfidence.codex.compare.groups import Group, Part
from inconfidence.codex.deciding.engine import decide
from inconfidence.codex.survey.facts import ORDER, words_of
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME
from tests.properties.documents import chance_document, document

IDS = bundled_ids()
# Each code with its neighbours in a ring, both ways.
PAIRS = [
    pair for one, other in zip(IDS, (*IDS[1:], IDS[0]), strict=True) for pair in ((one, other), (other, one))
]
ACTIONS = BY_NAME["action"].values
# Whether the flow may go ahead, under the old code and under the new, in the state that shows the change.
SHOWN = {
    "refused": (True, False),
    "asked": (True, False),
    "permitted": (False, True),
    "asked-no-more": (False, True),
}


@cache
def compared(old: str, new: str) -> Comparison:
    return compare(load(old), load(new))


def flow_of(facts: dict[str, str], steps: dict[str, Any]) -> Flow:
    return Flow.of(**facts | {"grounds": [facts["grounds"]] if facts["grounds"] else []}, **steps)


def goes(code: Code, facts: dict[str, str], steps: dict[str, Any]) -> bool:
    return decide(code.compiled, flow_of(facts, steps).bits).outcome == "permitted"


def chance_facts(chance: random.Random) -> dict[str, str]:
    action = chance.choice(ACTIONS)
    facts = {name: chance.choice(words_of(name, action)) for name in ORDER}
    # Else most of them would be refused by every code at the first look.
    if chance.random() < 0.8:
        facts["standing"] = "good"
        facts["relation"] = chance.choice(("supporting", "responsible", "self"))
    return facts


def chance_steps(chance: random.Random) -> dict[str, Any]:
    steps: dict[str, Any] = {
        name: chance.choice(BY_NAME[name].values) for name in ("form", "consent", "discussion")
    }
    done = BY_NAME["done"].values
    return steps | {"done": [word for word in done if chance.random() < 0.85]}


class Finder:
    """Which groups some facts are in, with the part of each."""

    def __init__(self, comparison: Comparison) -> None:
        self._parts = [(group, part) for group in comparison.groups for part in group.parts]
        # For each place in the order and each word, the parts that have it, as the bits of an integer.
        self._with: list[dict[str, int]] = [{} for _ in ORDER]
        for number, (_, part) in enumerate(self._parts):
            for having, words in zip(self._with, part.box.words, strict=True):
                for word in words:
                    having[word] = having.get(word, 0) | 1 << number

    def of(self, facts: dict[str, str]) -> list[tuple[Group, Part]]:
        held = (1 << len(self._parts)) - 1
        for name, having in zip(ORDER, self._with, strict=True):
            held &= having.get(facts[name], 0)
        return [found for number, found in enumerate(self._parts) if held >> number & 1]


_finders: dict[int, tuple[Comparison, Finder]] = {}


def holders(comparison: Comparison, facts: dict[str, str]) -> list[tuple[Group, Part]]:
    """The groups that these facts are in, with the part of each."""
    if id(comparison) not in _finders:
        _finders[id(comparison)] = comparison, Finder(comparison)
    return _finders[id(comparison)][1].of(facts)


def check(comparison: Comparison, facts: dict[str, str], chance: random.Random, tries: int) -> None:
    """What the comparison says of these facts holds in every state of the steps that is tried."""
    found = holders(comparison, facts)
    kinds = {group.kind for group, _ in found}
    for steps in [chance_steps(chance) for _ in range(tries)]:
        before, after = (goes(code, facts, steps) for code in (comparison.old, comparison.new))
        if before and not after:
            assert kinds & {"refused", "asked"}, (facts, steps)
        if after and not before:
            assert kinds & {"permitted", "asked-no-more"}, (facts, steps)
        assert not (after and "refused" in kinds), (facts, steps)
        assert not (before and "permitted" in kinds), (facts, steps)
    for group, part in found:
        state = part.states.plainest()
        assert SHOWN[group.kind] == (goes(comparison.old, facts, state), goes(comparison.new, facts, state))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_flows_by_chance_change_as_it_says(old: str, new: str) -> None:
    chance = random.Random(f"{old} {new}")
    for _ in range(20):
        check(compared(old, new), chance_facts(chance), chance, tries=3)


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_part_holds_for_any_flow_in_it(old: str, new: str) -> None:
    chance = random.Random(f"{new} {old}")
    comparison = compared(old, new)
    for group in comparison.groups:
        for part in chance.sample(group.parts, min(2, len(group.parts))):
            facts = {name: chance.choice(words) for name, words in part.box}
            check(comparison, facts, chance, tries=2)


@pytest.mark.parametrize(("old", "new"), [pair for pair in PAIRS if pair[0] < pair[1]])
def test_the_way_back_is_the_way_turned_round(old: str, new: str) -> None:
    there, back = compared(old, new), compared(new, old)
    turned = {"refused": "permitted", "asked": "asked-no-more"}
    turned |= {kind: opposite for opposite, kind in turned.items()}
    for kind in ("refused", "permitted"):
        flows = [
            sum(g.flows for g in side.groups if g.kind == k)
            for side, k in ((there, kind), (back, turned[kind]))
        ]
        assert flows[0] == flows[1]
    for group in there.groups:
        chance = random.Random(group.flows)
        facts = {name: chance.choice(words) for name, words in chance.choice(group.parts).box}
        assert turned[group.kind] in {other.kind for other, _ in holders(back, facts)}


@pytest.mark.parametrize("id", bundled_ids())
def test_a_code_does_not_differ_from_itself(id: str, tmp_path: Path) -> None:
    same = tmp_path / "same.md"
    # Another text, so another digest, that asks for the same.
    same.write_text(load(id).source.text.replace("## preface", "## preface", 1) + "\n", encoding="utf-8")
    assert compare(load(id), load(same)).groups == []
    assert compare(load(id), load(id)).groups == []


@pytest.mark.parametrize("seed", range(4))
def test_small_codes_by_chance_in_full(seed: int, tmp_path: Path) -> None:
    """Every combination of two words of each attribute, in states of the steps by chance."""
    codes = []
    for number in (0, 1):
        path = tmp_path / f"{number}.md"
        path.write_text(chance_document(100 * number + seed, clauses=4), encoding="utf-8")
        codes.append(load(path))
    comparison = compare(codes[0], codes[1])
    chance = random.Random(seed)
    action = chance.choice(ACTIONS)
    some = [chance.sample(words_of(name, action), min(2, len(words_of(name, action)))) for name in ORDER]
    for words in product(*some):
        check(comparison, dict(zip(ORDER, words, strict=True)), chance, tries=1)


def test_a_made_up_name_is_no_good_outside_though_no_clause_says_so(tmp_path: Path) -> None:
    codes = []
    for number, forms in enumerate(("anonymous", "pseudonymised, anonymous, aggregate")):
        path = tmp_path / f"{number}.md"
        path.write_text(document([f"permit share\n  require form {forms}\n"]), encoding="utf-8")
        codes.append(load(path))
    (group,) = compare(codes[0], codes[1]).groups
    assert (group.kind, group.words("recipient")) == ("asked-no-more", ("supervisor",))


def test_the_parts_of_what_is_refused_overlap_nowhere() -> None:
    comparison = compared("csf-2012", "cwc")
    for kind in ("refused", "permitted"):
        chance = random.Random(kind)
        parts = [part for group in comparison.groups if group.kind == kind for part in group.parts]
        for _ in range(200):
            one, other = chance.sample(parts, 2)
            assert any(
                set(mine).isdisjoint(theirs)
                for (_, mine), (_, theirs) in zip(one.box, other.box, strict=True)
            )


def test_it_leads_with_the_ground_withdrawn_and_the_name_left_out() -> None:
    first, second = compared("csf-2012", "csf-2024").groups[:2]
    assert (first.kind, first.withdrawn, list(first.after)) == (
        "refused",
        True,
        ["csf-2024/no-public-interest"],
    )
    assert (second.kind, list(second.after)) == ("asked", ["csf-2024/anonymous-endeavour"])
    assert "public-interest" in first.words("grounds")
