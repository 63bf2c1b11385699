"""Flows by chance: uniform over the vocabulary, and drawn towards the words that a code's norms name."""

import random
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import ATTRIBUTES, RECIPIENTS_OF, Attribute

from .choices import Choices, chosen


def flows() -> st.SearchStrategy[Flow]:
    """Any valid flow."""
    return chosen(_any)


def _any(choices: Choices) -> Flow:
    words = {a.name: _words(a, choices) for a in ATTRIBUTES if a.kind != "code"}
    words["recipient"] = choices.one(RECIPIENTS_OF[words["action"]])
    return Flow.of(**words)


def _words(attribute: Attribute, choices: Choices) -> Any:
    values = attribute.values
    if attribute.kind == "flag":
        return choices.one([False, True])
    if attribute.kind == "set":
        return choices.some(values, most=len(values) if attribute.step else 3)
    # Most people act in good standing; without that, hardly anything else is ever asked.
    return choices.one([*["good"] * len(values), *values] if attribute.name == "standing" else values)


def seeded_flows(seed: int, count: int) -> Iterator[Flow]:
    """The same flows for the same seed: half of them likely to be opened by something."""
    chance = random.Random(seed)
    for number in range(count):
        yield Flow.of(**(_likely(chance) if number % 2 else _uniform(chance)))


def _uniform(chance: random.Random) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for attribute in ATTRIBUTES:
        if attribute.kind == "set":
            most = len(attribute.values) if attribute.step else 3
            words[attribute.name] = chance.sample(attribute.values, chance.randint(0, most))
        elif attribute.kind == "flag":
            words[attribute.name] = chance.random() < 0.1
        elif attribute.kind == "word":
            words[attribute.name] = chance.choice(attribute.values)
    words["recipient"] = chance.choice(RECIPIENTS_OF[words["action"]])
    return words


def _likely(chance: random.Random) -> dict[str, Any]:
    words = _uniform(chance)
    words["standing"] = "good"
    words["retention"] = "within"
    words["relation"] = chance.choice(["supporting", "responsible", "self"])
    words["subject"] = chance.choice(["client", "enquirer", "volunteer"])
    del words["cabinet"]
    if chance.random() < 0.5:
        words["actor"] = chance.choice(["listener", "manager", "subject"])
    return words
