"""How sharing is walked through in tests: a question to a colleague, something told to somebody outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from inconfidence.files.selectors import file_opened
from inconfidence.sharing import actions
from inconfidence.sharing.items import items_of, notes_of
from inconfidence.sharing.judging import fingerprint
from inconfidence.sharing.proposals import (
    Proposal,
    proposal_begin,
    proposal_change,
    proposal_opened,
)
from inconfidence.store.models import SealedFile
from tests.app.conftest import House, Person

# So much evidence that any ground is shown by it.
EVIDENCE = {
    "document": "the order of 3 November",
    "authority": "the court of the town",
    "reference": "26/01234",
    "dated": "2026-11-03",
    "harm": "has not eaten for four days",
    "at_risk": "the person",
    "why_now": "nobody has been to the house",
    "what": "a cheque was forged",
    "offence": "forgery",
    "complaint": "C-2026-11",
    "complains_of": "nobody rang back",
    "still": "open",
    "of_me": "no",
}


@dataclass
class Sharing:
    """Walks through the pages of sharing without the pages."""

    house: House

    def question(self, asker: Person, colleague: Person, file: SealedFile, **words: Any) -> Proposal:
        """A question as it stands before it is sent."""
        record = uuid4()
        opened = file_opened(asker.bearer, file)
        terms = {
            "purpose": "guidance",
            "colleague": str(colleague.row.id),
            "question": "How do I speak of stopping?",
            "chosen": [note.id for note in notes_of(opened)],
            "form": "anonymous",
            "text": "She is waiting. How do I speak of stopping?",
        }
        proposal_begin(
            bearer=asker.bearer, opened=opened, record=record, kind="consultation", **terms | words
        )
        return self.read(asker, file, record, "consultation")

    def asked(self, asker: Person, colleague: Person, file: SealedFile, **words: Any) -> Proposal:
        """A question that has been sent."""
        proposal = self.question(asker, colleague, file, **words)
        actions.consultation_send(bearer=asker.bearer, proposal=proposal)
        return self.read(asker, file, proposal.id, "consultation")

    def proposal(self, by: Person, file: SealedFile, *grounds: str, **parts: Any) -> Proposal:
        """Something to be told outside, with every page filled in; `parts` put others in their place."""
        record = uuid4()
        action = "disclose" if grounds else "refer"
        opened = file_opened(by.bearer, file)
        who = {
            "action": action,
            "recipient": "authority",
            "name": "Dr Fern",
            "organisation": "Social services",
            "channel": "post",
            "need": "so that somebody goes there",
        }
        actions.disclosure_begin(
            bearer=by.bearer, opened=opened, record=record, who=who | parts.pop("who", {})
        )
        filled = {
            "reason": {"grounds": list(grounds)},
            "evidence": dict.fromkeys(grounds, EVIDENCE),
            "interest": {"why": "they get help at home"},
            "talk": {"discussion": "held", "why": "she would like that"},
            "consent": {"consent": "given", "why": "she said yes"},
            "items": {item.id: {"goes": True, "why": "they need it"} for item in items_of(opened)},
            "going": {
                "form": "identified",
                "identity_reason": "they must find her",
                "text": "She has not eaten.",
            },
        }
        filled |= parts
        judged = filled["items"]
        goes = [item for item in items_of(opened) if judged.get(item.id, {}).get("goes")]
        filled["going"] = {"made_from": fingerprint(goes, filled["going"]["form"]), **filled["going"]}
        proposal = self.read(by, file, record, "disclosure")
        proposal_change(bearer=by.bearer, proposal=proposal, **filled)
        return self.read(by, file, record, "disclosure")

    def make(self, by: Person, proposal: Proposal) -> Any:
        """Lets it go."""
        return actions.disclosure_make(
            bearer=by.bearer, proposal=proposal, revision=proposal.content["revision"], language="en"
        )

    def read(self, by: Person, file: SealedFile, record: UUID, kind: Any) -> Proposal:
        """A proposal, as it stands now."""
        return proposal_opened(by.bearer, file, record, kind)


@pytest.fixture
def sharing(house: House) -> Sharing:
    """The ways of sharing, in the house of the test."""
    return Sharing(house)
