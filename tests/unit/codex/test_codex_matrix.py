"""Who can ever see what, against decisions taken one by one."""

from itertools import product

import pytest

from inconfidence.codex import load
from inconfidence.codex.matrix import MARKS, seen_by
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME


@pytest.mark.parametrize(
    ("id", "information"), [("cwc", "counselling"), ("cwc", "identity"), ("csf-2024", "whistleblowing")]
)
def test_a_row_is_what_decisions_say(id, information):
    code = load(id)
    row = dict(seen_by(code))[information]
    for role, tie in product(("listener", "counsellor", "manager", "trustee", "subject"), MARKS):
        looks = product(("client", "volunteer", "organisation"), BY_NAME["purpose"].values)
        words = {"action": "view", "actor": role, "relation": tie, "information": information}
        seen = any(
            code.decide(Flow.of(**words, subject=subject, purpose=purpose)).outcome != "refused"
            for subject, purpose in looks
        )
        assert seen == (tie in row[role]), (role, tie)
