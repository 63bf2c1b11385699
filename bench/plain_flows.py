"""Flows for the benches: distinct, from a seed, uniform over the vocabulary."""

import random
from collections.abc import Iterator
from typing import Any

from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import ATTRIBUTES, RECIPIENTS_OF


def flows(seed: int, count: int) -> Iterator[Flow]:
    """So many flows, no two alike; other seeds give others."""
    chance = random.Random(seed)
    met: set[int] = set()
    while len(met) < count:
        flow = Flow.of(**_words(chance))
        if flow.bits not in met:
            met.add(flow.bits)
            yield flow


def _words(chance: random.Random) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for attribute in ATTRIBUTES:
        if attribute.kind == "word":
            words[attribute.name] = chance.choice(attribute.values)
        elif attribute.kind == "set":
            most = len(attribute.values) if attribute.step else 3
            words[attribute.name] = chance.sample(attribute.values, chance.randint(0, most))
        elif attribute.kind == "flag":
            words[attribute.name] = chance.random() < 0.5
    words["recipient"] = chance.choice(RECIPIENTS_OF[words["action"]])
    return words
