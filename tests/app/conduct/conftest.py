"""How a breach is walked through in tests, without the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from inconfidence.conduct.breaches import actions
from inconfidence.conduct.breaches.selectors import OpenBreach, breach_opened
from inconfidence.conduct.models import Breach
from tests.app.conftest import House, Person
from tests.app.remembering import Walk

STEPS: dict[str, dict[str, Any]] = {
    "contained": {"text": "Asked the wrong reader to delete it."},
    "harm": {"whom": "The person, by gossip.", "likely": "possible", "grave": "serious"},
    "authority": {"decision": "told", "told_on": "2026-11-20", "reference": "N-17", "why": "A risk."},
    "persons": {"decision": "not-told", "told_on": "", "why": "The risk is not high."},
    "prevention": {"text": "Addresses are read aloud first."},
}


@dataclass
class Conduct:
    """Reports, and deals with what was reported."""

    house: House

    def report(self, by: Person, who: Any = "unknown", about: Any = None, **words: Any) -> Breach:
        """A letter that went to the wrong address, unless `words` say otherwise."""
        texts = {"what": "The letter went to the neighbour.", "at_once": "Nothing yet."}
        said = {"kind": "wrong-address", "intent": "not-meant", "of_file": about is not None}
        given = {"breach": uuid4(), "noticed_on": date.today(), "texts": texts} | said
        return actions.breach_report(bearer=by.bearer, who=who, about=about, **given | words)

    def steps(self, by: Person, breach: Breach, *which: str) -> None:
        """These steps, or all of them."""
        for step in which or STEPS:
            words = STEPS[step]
            actions.breach_step(bearer=by.bearer, case=breach.file, record=uuid4(), step=step, **words)

    def close(self, by: Person, breach: Breach, outcome: str = "talked-to") -> None:
        """What came of it."""
        ends = {"intent": "not-meant", "outcome": outcome, "text": "They were sorry."}
        actions.breach_close(bearer=by.bearer, case=breach.file, record=uuid4(), **ends)

    def opened(self, by: Person, breach: Breach) -> OpenBreach:
        """The breach, opened."""
        return breach_opened(by.bearer, Breach.objects.get(id=breach.id).file)


@pytest.fixture
def conduct(house: House) -> Conduct:
    """The ways of conduct."""
    return Conduct(house)


@pytest.fixture
def dove(house: House, walk: Walk) -> Person:
    """A trustee, with the keys of their office."""
    return walk.take("Dove joins", lambda: house.join("Dove", "trustee", None)).afresh()
