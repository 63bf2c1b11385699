"""The sealed part of an entry: what goes without saying is left out, and is there again when it is read."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inconfidence.flow import Decision, Flow
from inconfidence.gate.detail import Detail, detail_of
from inconfidence.vault.padding import padded_size
from tests.properties.flows import flows

DIGEST = "0f" * 32
REMARK = {"verb": "opened", "record": "4772c896-27de-4148-a5e0-5cf2b0e42256"}
OPENED = Flow.of(
    action="view", actor="listener", subject="client", information="support", purpose="support",
    relation="supporting", promised=DIGEST, done=["code-explained", "copy-offered", "channel-caveat"],
)  # fmt: skip
# What version 2 leaves out. It must never change: entries that were sealed by it are kept for decades.
WITHOUT_SAYING = {
    "recipient": "self", "relation": "none", "standing": "good", "grounds": [],
    "channel": "system", "already_public": False, "retention": "within", "form": "identified",
    "consent": "unasked", "discussion": "none", "done": [],
}  # fmt: skip


def decision(digest: str = DIGEST) -> Decision:
    return Decision("permitted", ("house/care-team",), (), (), (), "csf-2024", digest, None)


def words_of(flow: Flow) -> dict:
    """Every word, as JSON has them."""
    return json.loads(json.dumps(flow.as_words(), default=sorted))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(flow=flows(), promised=st.sampled_from(["", DIGEST, "ab" * 32]))
def test_every_word_comes_back(flow, promised):
    flow = flow.changed(promised=promised) if promised else flow
    read = Detail.from_bytes(detail_of(flow, decision(), REMARK))
    assert read.flow == words_of(flow)
    assert (read.clauses, read.code, read.digest) == (("house/care-team",), "csf-2024", DIGEST)
    assert read.remark == REMARK


def test_what_goes_without_saying_is_fixed_for_this_version():
    least = {"action": "view", "actor": "listener", "subject": "client", "information": "support"}
    least |= {"purpose": "support", "cabinet": "support"}
    flow = Flow.of(**least)
    assert json.loads(detail_of(flow, decision(), {}))["flow"] == least
    kept = {
        "v": 2,
        "flow": least,
        "clauses": [],
        "code": "c",
        "digest": "d",
        "remark": {},
    }
    read = Detail.from_bytes(json.dumps(kept).encode())
    assert read.flow == least | WITHOUT_SAYING


def test_an_ordinary_look_takes_half_of_what_it_took():
    assert padded_size(len(detail_of(OPENED, decision(), REMARK))) == 512
    assert json.loads(detail_of(OPENED, decision(), REMARK))["flow"]["promised"] is True
    assert json.loads(detail_of(OPENED, decision("ab" * 32), REMARK))["flow"]["promised"] == DIGEST


def test_entries_of_the_first_version_are_read():
    content = {"v": 1, "flow": words_of(OPENED), "clauses": ["a"], "code": "c", "digest": "d", "remark": {}}
    assert Detail.from_bytes(json.dumps(content).encode()).flow == words_of(OPENED)


@pytest.mark.parametrize("version", [0, 3, "2", None])
def test_a_version_that_nobody_knows_is_refused(version):
    content = {"v": version, "flow": {}, "clauses": [], "code": "c", "digest": "d", "remark": {}}
    with pytest.raises(ValueError, match="later version"):
        Detail.from_bytes(json.dumps(content).encode())
