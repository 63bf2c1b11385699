"""Puts flows to the codes that come with the program."""

from functools import cache
from typing import Any

from inconfidence.codex import Code, load
from inconfidence.flow import Flow

from .scenarios import Json, Scenario


def ask(scenario: Scenario, **changes: Any) -> Json:
    """The decision in English, as JSON, on a scenario's flow with the changes made."""
    return decide(scenario.code, scenario.flow | changes)


def decide(code: str, flow: Json, language: str = "en") -> Json:
    """The decision on a flow as a line of JSON would have it, with the version that was promised."""
    promised = loaded(flow["promised"]) if flow.get("promised") else None
    decision = loaded(code).decide(Flow.from_mapping(flow), promised)
    said = {"promised": promised.id, "promised_digest": promised.digest} if promised else {}
    shown: Json = decision.as_json(language) | said
    return shown


@cache
def loaded(code: str) -> Code:
    """A bundled code, compiled once for all the tests."""
    return load(code)
