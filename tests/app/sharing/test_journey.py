"""Whatever any code can miss in a disclosure, some page mends."""

from itertools import product

import pytest

from inconfidence.codex import bundled_ids, load
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import GROUNDS, RECIPIENTS_OF
from inconfidence.sharing.evidence import PARTS
from inconfidence.sharing.views.asking import _MENDS as ASKING
from inconfidence.sharing.views.journey import STEPS, mends
from inconfidence.sharing.words import GROUND_REASONS
from inconfidence.sharing.words import GROUNDS as TICKED

WHO = [("listener", "supporting"), ("coordinator", "responsible"), ("manager", "responsible")]
PURPOSES = {
    "refer": ["referral"],
    "disclose": ["legal", "complaint", "safeguarding", "evidence"],
    "share": ["guidance", "own-support"],
}


def needs(code: str, action: str):
    law = load(code)
    grounds = [frozenset(), *(frozenset({ground}) for ground in GROUNDS.split())]
    channels = ["post", "email"]
    for (actor, relation), recipient, purpose, chosen, channel in product(
        WHO, RECIPIENTS_OF[action], PURPOSES[action], grounds, channels
    ):
        flow = Flow.of(
            action=action,
            actor=actor,
            relation=relation,
            recipient=recipient,
            subject="client",
            information="support",
            purpose=purpose,
            grounds=chosen,
            channel=channel,
        )
        yield from law.decide(flow).missing


@pytest.mark.parametrize("code", bundled_ids())
@pytest.mark.parametrize("action", ["refer", "disclose"])
def test_each_need_has_its_page(code, action):
    found = {need.any_of: mends(need)[0] for need in needs(code, action)}
    assert found and set(found.values()) <= {*STEPS, "first-contact"}


@pytest.mark.parametrize("code", bundled_ids())
def test_each_need_of_a_question_has_its_page(code):
    asked = {need.any_of[0].attribute for need in needs(code, "share") if "channel-caveat" not in str(need)}
    assert asked <= set(ASKING)


def test_every_ground_can_be_ticked_said_and_shown():
    grounds = set(GROUNDS.split())
    assert grounds == set(PARTS) == set(GROUND_REASONS) == {word for word, _label in TICKED}
