"""The flows of sharing, made from what was written down on the way: facts as they are, nothing suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from inconfidence.files.movements import movement
from inconfidence.files.records import Opened
from inconfidence.files.worry_forms import DANGERS
from inconfidence.gate import Movement
from inconfidence.sharing.evidence import all_evidenced, complaint_cited, evidenced
from inconfidence.store.models import Member, SealedFile

Content = Mapping[str, Any]

# How an office is called where something is shared with it.
_OFFICES = {
    "coordinator": "coordinator",
    "safeguarding": "safeguarding",
    "manager": "manager",
    "trustee": "board",
}


def worries(records: Iterable[Opened]) -> frozenset[str]:
    """The dangers that are written down in a file: what is known of them may be written down further."""
    return frozenset(ground for one in records if one.kind == "worry" for ground in one.content["grounds"])


def drafting(file: SealedFile, grounds: Iterable[str]) -> Movement:
    """Keeping in the file what somebody means to share."""
    return movement(file, "record", grounds=frozenset(grounds))


def recipients_inside(colleague: Member, team: Iterable[Member]) -> list[str]:
    """What a colleague is to the subject: an office, and one who supports the same person; else a colleague."""
    found = [_OFFICES[colleague.role]] if colleague.role in _OFFICES else []
    if colleague.id in {member.id for member in team}:
        found.append("co-supporter")
    return found or ["colleague"]


def consulting(file: SealedFile, content: Content, recipient: str, grounds: Iterable[str] = ()) -> Movement:
    """Asking a colleague: `content` is the file's record of the question."""
    done = {"need-recorded"} if content.get("question") else set()
    if "chosen" in content:
        done.add("minimised")
    if content.get("form") == "identified" and content.get("identity_reason"):
        done.add("identity-justified")
    return movement(
        file,
        "share",
        recipient=recipient,
        purpose=content["purpose"],
        form=content.get("form", "anonymous"),
        discussion=content.get("discussion", "none"),
        consent=content.get("consent", "unasked"),
        grounds=frozenset(grounds),
        done=frozenset(done),
    )


def telling(file: SealedFile, content: Content, *, all_judged: bool) -> Movement:
    """Telling somebody outside: `content` is the file's record of the proposal."""
    who, going = content["who"], content.get("going", {})
    return movement(
        file,
        who["action"],
        recipient=who["recipient"],
        purpose=_purpose(content),
        channel=who["channel"],
        grounds=frozenset(grounds_of(content)),
        form=going.get("form", "identified"),
        discussion=content.get("talk", {}).get("discussion", "none"),
        consent=content.get("consent", {}).get("consent", "unasked"),
        already_public=bool(going.get("public_source")),
        done=frozenset(_done(content, all_judged)),
    )


def grounds_of(content: Content) -> list[str]:
    """The grounds that a proposal rests on; a referral rests on none."""
    if content["who"]["action"] == "refer":
        return []
    grounds: list[str] = content.get("reason", {}).get("grounds", [])
    return grounds


def _purpose(content: Content) -> str:
    grounds = grounds_of(content)
    if content["who"]["action"] == "refer":
        return "referral"
    if "formal-complaint" in grounds:
        return "complaint"
    if content["who"]["recipient"] == "court":
        return "evidence"
    return "safeguarding" if DANGERS.intersection(grounds) else "legal"


def _done(content: Content, all_judged: bool) -> set[str]:
    """The steps that what was written down amounts to."""
    going, evidence, advice = (content.get(part, {}) for part in ("going", "evidence", "advice"))
    found = {
        "need-recorded": bool(content["who"]["need"]),
        "ground-evidenced": all_evidenced(grounds_of(content), evidence),
        "complaint-open": complaint_cited(evidence),
        "best-interest": bool(content.get("interest", {}).get("why")),
        "minimised": all_judged,
        "identity-justified": going.get("form") == "identified" and bool(going.get("identity_reason")),
        "safeguarding-discussed": bool(advice.get("adviser") and advice.get("said")),
        "request-in-writing": evidenced("legal-dispute", evidence.get("legal-dispute", {})),
    }
    return {step for step, taken in found.items() if taken}
