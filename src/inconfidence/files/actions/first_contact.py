"""First contact: the code explained, the channels warned about, a copy offered, safe ways agreed.

No note can be kept before it (csf-2012/explain-first-contact, csg06/offer-copy, cwc/consent-form): the code
asks for these steps, and the facts sheet holds which are done.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from inconfidence.charity.house import CLOCK, code_in_force, gate
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_facts, keep_record
from inconfidence.files.selectors import OpenFile
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import Absent, SentTwice
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
        before: list[str] = []
        keep_facts(passage, passage.change_facts(lambda facts: _after(_noting(facts, before), step)))
        # Which version it was done under, and which they were promised until then.
        versions = {"code": code_in_force().digest, "promised": before[0]}
        _keep(passage, bearer, step, **versions, **words)


def first_contact_undo(*, bearer: Bearer, opened: OpenFile, step: str, why: str) -> None:
    """A step was not taken after all (`mistake`), or what it gave was taken back (`taken-back`): it is to do again, and
    notes wait for it where the code says so (cwc/consent-form). One that is not done stays so. Raises `Refused`.
    """
    wanted = movement(opened.row, "record", information="contact-details", purpose="administration")
    taken = _taken(opened, step)
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        passage.remark(verb="first-contact-undone", step=step)
        keep_facts(passage, passage.change_facts(lambda facts: _undone(facts, step, taken)))
        _keep(passage, bearer, step, undone=why)


def client_now(*, bearer: Bearer, file: SealedFile | None) -> None:
    """Whoever was asking has become a client: what the code asks before a note is kept of a client, it asks from now on
    (cwc/consent-form). Said twice, it is written down once. Raises `Refused`, and `Absent` for one who never asked.
    """
    wanted = movement(file, "record", information="contact-details", purpose="administration")
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        passage.remark(verb="client-now")
        keep_facts(passage, passage.change_facts(_as_client))
        _keep(passage, bearer, "client")


def client_undo(*, bearer: Bearer, opened: OpenFile) -> None:
    """They are no client after all: it was said by mistake. They are asking again, as before. Raises `Refused`, and
    `Absent` where that cannot be said any more (`client_by_mistake`).
    """
    if not client_by_mistake(opened):
        raise Absent
    wanted = movement(opened.row, "record", information="contact-details", purpose="administration")
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        passage.remark(verb="client-undone")
        keep_facts(passage, passage.change_facts(_as_enquirer))
        _keep(passage, bearer, "client", undone="mistake")


def client_by_mistake(opened: OpenFile) -> bool:
    """Whether whoever was asking became a client here, and no contact has been kept of them since: until then it can be
    said that it was a mistake."""
    said = next((one for one in opened.current("first-contact") if one.content["step"] == "client"), None)
    if said is None:
        return False
    return all(one.kept_at < said.kept_at for one in opened.current("contact"))


def _as_enquirer(facts: Facts) -> Facts:
    if facts.subject != "client":
        raise SentTwice
    return replace(facts, subject="enquirer")


def _as_client(facts: Facts) -> Facts:
    if facts.subject == "client":
        raise SentTwice
    if facts.subject != "enquirer":
        raise Absent
    return replace(facts, subject="client")


def _keep(passage: Passage, bearer: Bearer, step: str, **words: Any) -> None:
    about: dict[str, Any] = {"record": new_id(), "author": bearer.member, "kept_at": CLOCK.now()}
    keep_record(passage, **about, kind="first-contact", step=step, **words)


def _noting(facts: Facts, before: list[str]) -> Facts:
    before.append(facts.promised or "")
    return facts


def _taken(opened: OpenFile, step: str) -> Mapping[str, Any]:
    """What was kept when the step was last taken."""
    kept = (one.content for one in opened.current("first-contact") if one.content["step"] == step)
    return next((words for words in kept if "undone" not in words), {})


def _undone(facts: Facts, step: str, taken: Mapping[str, Any]) -> Facts:
    """The facts without this step. Raises `SentTwice` where it is not done."""
    if step == "touch":
        gone = replace(facts, touch_agreed=False)
    elif step == "caveat":
        gone = replace(facts, done=facts.done - {"channel-caveat"}, caveats=frozenset())
    elif step == "explained":
        gone = _untold(facts, taken)
    else:
        gone = replace(facts, done=facts.done - {STEPS[step]})
    if gone == facts:
        raise SentTwice
    return gone


def _untold(facts: Facts, taken: Mapping[str, Any]) -> Facts:
    """Without the code as it was explained last. A version that they were promised before holds still."""
    before = taken.get("promised")
    if before and before != facts.promised:
        return replace(facts, promised=before)
    promised = None if before == "" else facts.promised
    return replace(facts, done=facts.done - {"code-explained"}, promised=promised)


def _told(facts: Facts, version: str) -> Facts:
    """Told about this version. Of one that is new to them, a copy is offered anew, and its consent form asked for."""
    if facts.promised not in {None, version}:
        facts = replace(facts, done=facts.done - {"copy-offered", "consent-form"})
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
