"""First contact: the code explained, the channels warned about, a copy offered, safe ways agreed.

No note can be kept before it (csf-2012/explain-first-contact, csg06/offer-copy, cwc/consent-form): the code
asks for these steps, and the facts sheet holds which are done.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inconfidence.charity.house import CLOCK, code_in_force, gate
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_facts, keep_record
from inconfidence.gate import Bearer
from inconfidence.gate.facts import Facts
from inconfidence.kernel.ids import new_id
from inconfidence.store.models import SealedFile

# Step of the task list → what it makes true in the words of the vocabulary.
STEPS = {
    "explained": "code-explained",
    "copy": "copy-offered",
    "caveat": "channel-caveat",
    "consent": "consent-form",
    "touch": "",
}
# Channels that nobody can guarantee: one explanation covers them all.
_OPEN_CHANNELS = frozenset({"email", "text", "messaging", "social-media"})


def first_contact_step(*, bearer: Bearer, file: SealedFile, step: str, **words: Any) -> None:
    """Writes down that a step of the first contact was taken, and how. Raises `Refused`."""
    done = STEPS[step]
    wanted = movement(
        file,
        "record",
        information="contact-details",
        purpose="administration",
        done=frozenset({done} if done else ()),
    )
    with gate().passing(bearer, wanted) as passage:
        passage.remark(verb="first-contact", step=step)
        keep_facts(passage, passage.change_facts(lambda facts: _after(facts, step)))
        keep_record(
            passage,
            record=new_id(),
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind="first-contact",
            step=step,
            **words,
        )


def _told(facts: Facts, version: str) -> Facts:
    """Told about this version. Of one that is new to them, a copy is offered anew."""
    if facts.promised not in {None, version}:
        facts = replace(facts, done=facts.done - {"copy-offered"})
    return replace(facts.with_done("code-explained"), promised=version)


def _after(facts: Facts, step: str) -> Facts:
    if step == "explained":
        return _told(facts, code_in_force().digest)
    if step == "caveat":
        return replace(facts.with_done("channel-caveat"), caveats=facts.caveats | _OPEN_CHANNELS)
    if step == "touch":
        # Which ways are safe is in the header; that they were agreed, here.
        return replace(facts, touch_agreed=True)
    return facts.with_done(STEPS[step])
