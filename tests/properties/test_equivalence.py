"""Proved by z3 of every flow there is: the exported Cedar policies allow just what the compiled code permits."""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cedarpy
import pytest
import z3

from inconfidence.codex import bundled_ids, load
from inconfidence.codex.cedar import policies
from inconfidence.codex.library import load_text
from inconfidence.flow import Flow
from tests.properties.documents import chance_document, document
from tests.properties.flows import seeded_flows
from tests.properties.formulas.cedar import allowed
from tests.properties.formulas.compiled import permitted
from tests.properties.formulas.words import flow_where, holds
from tests.properties.test_cedar import boundary, request

CIRCLE = [
    "permit share\n  actor listener\n",
    "require discussion held\n  for share\n  when form identified\n",
    "require form anonymous\n  for share\n  when consent unasked\n",
    "require consent given\n  for share\n  when discussion none\n",
]


@cache
def by_the_masks(id: str) -> z3.BoolRef:
    return permitted(load(id).compiled)


@cache
def by_the_policies(id: str) -> z3.BoolRef:
    return allowed(policies(load(id)))


@pytest.mark.parametrize("id", bundled_ids())
def test_no_flow_is_decided_otherwise_by_the_exported_policies(id: str) -> None:
    assert flow_where(z3.Xor(by_the_masks(id), by_the_policies(id))) is None


@pytest.mark.parametrize("seed", range(3))
def test_nor_under_a_code_by_chance(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "chance.md"
    path.write_text(chance_document(seed), encoding="utf-8")
    code = load(path)
    assert flow_where(z3.Xor(permitted(code.compiled), allowed(policies(code)))) is None


def test_nor_where_needs_imply_each_other_in_a_circle() -> None:
    """Were each of them dropped for the next, none would be left to ask."""
    code = load_text(document(CIRCLE), "circle")
    assert flow_where(z3.Xor(permitted(code.compiled), allowed(policies(code)))) is None
    words = {"subject": "client", "information": "support", "purpose": "support", "recipient": "colleague"}
    assert code.decide(Flow.of(action="share", actor="listener", **words)).outcome == "incomplete"


@pytest.mark.parametrize("id", bundled_ids())
def test_the_formulas_say_what_the_engine_and_cedar_say(id: str) -> None:
    """Formulas that are wrong in the same way would agree too."""
    code, said = load(id), set()
    cedar = cedarpy.PolicySet.from_str(policies(code))
    flows = [*seeded_flows(3, 6), *random.Random(5).sample(list(boundary(code, 5)), 24)]
    for flow in flows:
        decided = code.decide(flow).permitted
        said.add(decided)
        assert holds(by_the_masks(id), flow) == decided, flow
        assert holds(by_the_policies(id), flow) == cedar_allows(cedar, flow), flow
    assert said == {True, False}


def cedar_allows(policies: str | cedarpy.PolicySet, flow: Flow) -> bool:
    answer = cedarpy.is_authorized(request(flow), policies, [])
    assert not answer.diagnostics.errors
    return bool(answer.allowed)


def dropped(text: str, clause: str) -> str:
    """The policies without the first one of a clause."""
    return re.sub(rf'@id\("{clause}"\).*?\n}};\n', "", text, count=1, flags=re.DOTALL)


@pytest.mark.parametrize(
    "clause", ["house/good-standing", "csf-2024/explain-first-contact", "csf-2024/share-guidance"]
)
def test_a_policy_that_is_missing_is_found(clause: str) -> None:
    check_that_it_is_found(lambda text: dropped(text, clause))


@pytest.mark.parametrize(
    ("written", "altered"),
    [
        ('context.relation == "supporting"', 'context.relation == "consulted"'),
        ('["copy-offered"]', '["copy-offered", "minimised"]'),
        ('["anonymous", "aggregate"]', '["anonymous"]'),
        ('"court-order", "legal-requirement"', '"court-order"'),
        ("unless", "when"),
    ],
)
def test_a_word_that_is_altered_is_found(written: str, altered: str) -> None:
    check_that_it_is_found(lambda text: text.replace(written, altered, 1))


def check_that_it_is_found(damage: Callable[[str], str]) -> None:
    """By z3; and on the flow that it gives, the engine and Cedar itself do differ."""
    code = load("csf-2024")
    text = policies(code)
    damaged = damage(text)
    assert damaged != text
    flow = flow_where(z3.Xor(by_the_masks(code.id), allowed(damaged)))
    assert flow is not None
    assert cedar_allows(text, flow) == code.decide(flow).permitted != cedar_allows(damaged, flow)
