"""The engine never answers a disclosure otherwise than a plain reading of the vocabulary allows."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from . import naive
from .engine import decide
from .flows import ALL_DONE, TOLD_BY_CLIENTS, disclosures
from .scenarios import FLOWS
from .words import CODES


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(flow=disclosures())
def test_engine_agrees_with_the_plain_reading(code: str, flow: dict[str, Any]) -> None:
    assert decide(code, flow)["outcome"] in naive.outcomes(code, flow)


def test_the_plain_reading_agrees_with_the_scenarios() -> None:
    silent = {"consent": "unasked", "discussion": "none", "form": "identified", "standing": "good"}
    defaults = silent | {"grounds": [], "done": [], "relation": "none", "channel": "system"}
    about_clients = [s for s in FLOWS if s.flow["action"] == "disclose" and _spoken_of(s.flow)]
    assert len(about_clients) > 100
    for scenario in about_clients:
        assert scenario.expect["outcome"] in naive.outcomes(scenario.code, defaults | scenario.flow)


def _spoken_of(flow: dict[str, Any]) -> bool:
    return flow["subject"] in ("client", "enquirer") and flow["information"] in TOLD_BY_CLIENTS


def test_the_plain_reading_commits_itself() -> None:
    """Were it to allow everything, it would agree with anything."""
    flow = _ready("court-order")
    assert [naive.outcomes(code, flow) for code in CODES] == [{naive.PERMITTED}] * 5
    withdrawn = _ready("public-interest")
    assert naive.outcomes("csf-2012", withdrawn) == {naive.PERMITTED}
    assert naive.outcomes("csf-2024", withdrawn) == {naive.REFUSED}
    assert naive.outcomes("csf-2012", withdrawn | {"promised": "csf-2024"}) == {naive.REFUSED}


def _ready(ground: str) -> dict[str, Any]:
    return {
        "action": "disclose",
        "actor": "listener",
        "recipient": "authority",
        "subject": "client",
        "information": "support",
        "relation": "supporting",
        "standing": "good",
        "purpose": "legal",
        "grounds": [ground],
        "form": "identified",
        "consent": "given",
        "discussion": "held",
        "done": ALL_DONE,
    }
