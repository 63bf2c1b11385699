"""Cedar, which we did not write, decides as the code does: outcome and clauses, on the exported policy set."""

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import cedarpy
import pytest

from inconfidence.cli.main import main
from inconfidence.codex import Code, bundled_ids, load
from inconfidence.codex.cedar import policies, schema
from inconfidence.codex.norms import Permit
from inconfidence.flow import Decision, Flow
from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME, RECIPIENTS_OF
from tests.properties.documents import chance_document
from tests.properties.flows import seeded_flows

NAMED = {"actor": "Role", "action": "Action", "subject": "Subject"}


class Cedar:
    """The exported policy set of a code, asked through cedarpy."""

    def __init__(self, code: Code) -> None:
        text = policies(code)
        self.policies = cedarpy.PolicySet.from_str(text)
        self.schema = cedarpy.Schema.from_str(schema())
        self.kinds = dict(re.findall(r'@id\("(.+?)"\)\n@norm\("(.+?)"\)', text))

    def check(self, flow: Flow, decision: Decision) -> None:
        """Raises where Cedar answers otherwise."""
        answer = cedarpy.is_authorized(request(flow), self.policies, [], schema=self.schema)
        assert not answer.diagnostics.errors
        reasons = answer.diagnostics.id_annotations_by_reason.values()
        assert answer.allowed == decision.permitted, flow
        if decision.permitted:
            assert {id.split("#")[0] for id in reasons} == set(decision.clauses), flow
        forbidding = {id.split("#")[0] for id in reasons if self.kinds[id] == "forbid"}
        if forbidding:
            assert (decision.outcome, set(decision.clauses)) == ("refused", forbidding), flow


def request(flow: Flow) -> dict[str, Any]:
    """The flow as Cedar is asked."""
    words = {a.name: getattr(flow, a.name) for a in ATTRIBUTES if a.values}
    context = {name: sorted(word) if isinstance(word, frozenset) else word for name, word in words.items()}
    named = {name: f'{kind}::"{context.pop(name)}"' for name, kind in NAMED.items()}
    return {
        "principal": named["actor"],
        "action": named["action"],
        "resource": named["subject"],
        "context": context,
    }


@cache
def cedar_of(id: str) -> Cedar:
    return Cedar(load(id))


def boundary(code: Code, seed: int) -> Iterator[Flow]:
    """For each permit a flow that it may open with every step taken, and the flows one word away from it."""
    chance = random.Random(seed)
    for clause in code.every_clause.values():
        for norm in clause.rules:
            if isinstance(norm, Permit):
                words = opened(norm, chance)
                yield Flow.of(**words)
                yield from (Flow.of(**other) for other in chance.sample(list(neighbours(words)), 8))


def opened(permit: Permit, chance: random.Random) -> dict[str, Any]:
    action = chance.choice(sorted(permit.scope.actions))
    words: dict[str, Any] = {"action": action, "recipient": chance.choice(RECIPIENTS_OF[action])}
    for attribute in ATTRIBUTES:
        if attribute.kind == "word" and not attribute.step and attribute.name not in words:
            words[attribute.name] = chance.choice(attribute.values)
    words |= {"standing": "good", "retention": "within", "grounds": [], "already_public": False}
    for test in permit.scope.tests:
        known = RECIPIENTS_OF[action] if test.attribute == "recipient" else BY_NAME[test.attribute].values
        fitting = [word for word in known if (word in test.words) != test.negated]
        word = chance.choice(fitting or list(known))
        words[test.attribute] = [word] if BY_NAME[test.attribute].kind == "set" else word
    steps = {"form": chance.choice(BY_NAME["form"].values), "consent": "given", "discussion": "held"}
    return words | steps | {"done": list(BY_NAME["done"].values)}


def neighbours(words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for attribute in ATTRIBUTES:
        if attribute.kind == "set":
            for word in attribute.values:
                yield words | {attribute.name: sorted(set(words[attribute.name]) ^ {word})}
        elif attribute.kind == "word" and attribute.name != "action":
            known = RECIPIENTS_OF[words["action"]] if attribute.name == "recipient" else attribute.values
            yield from (words | {attribute.name: word} for word in known)


@pytest.mark.parametrize("id", bundled_ids("code", "house", "law"))
def test_the_policy_set_is_valid_under_the_schema(id: str) -> None:
    result = cedarpy.validate_policies(policies(load(id)), schema())
    assert result.validation_passed, result.errors


@pytest.mark.parametrize("id", bundled_ids())
def test_cedar_agrees_on_uniform_and_likely_flows(id: str) -> None:
    for flow in seeded_flows(7, 150):
        cedar_of(id).check(flow, load(id).decide(flow))


@pytest.mark.parametrize("id", bundled_ids())
def test_cedar_agrees_at_the_boundary(id: str) -> None:
    permitted = 0
    for flow in boundary(load(id), 11):
        decision = load(id).decide(flow)
        permitted += decision.permitted
        cedar_of(id).check(flow, decision)
    assert permitted > 10


@pytest.mark.parametrize("seed", range(6))
def test_cedar_agrees_on_codes_by_chance(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "chance.md"
    path.write_text(chance_document(seed), encoding="utf-8")
    code = load(path)
    cedar = Cedar(code)
    assert cedarpy.validate_policies(policies(code), schema()).validation_passed
    for flow in [*seeded_flows(seed, 80), *boundary(code, seed)]:
        cedar.check(flow, code.decide(flow))


def test_the_command_gives_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "export", "cwc", "--cedar"]) == 0
    told = capsys.readouterr().out
    assert '@id("cwc/police")' in told
    assert main(["code", "export", "cwc", "--cedar", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["policies"].strip() == told.strip()
    assert cedarpy.validate_policies(made["policies"], made["schema"]).validation_passed
