"""The flows of a check, in the words of the vocabulary: the six facts, and the document itself."""

from __future__ import annotations

from inconfidence.charity.house import code_says
from inconfidence.conduct.cases.register import subject_of
from inconfidence.conduct.own import own_view
from inconfidence.files.movements import file_of, movement
from inconfidence.flow import Decision, Flow
from inconfidence.gate import Movement
from inconfidence.kernel.durations import Duration
from inconfidence.store.models import Member, SealedFile

# How the references of the register's lines begin.
CHECK = "C"
FACTS = {"information": "dbs-record", "purpose": "personnel"}
DOCUMENT = {"information": "dbs-certificate", "purpose": "personnel"}


def line_of(reference: str) -> SealedFile | None:
    """The sealed line of this reference, if there is one; the gate says whether there is for the bearer."""
    return file_of(reference, CHECK)


def checked_subject(who: Member | None) -> str:
    """Whom a check is about; somebody who is no member yet wants to be one."""
    return subject_of(who) if who else "volunteer"


def about_line(line: SealedFile | None, action: str) -> Movement:
    """A movement about a line of the register."""
    return movement(line, action, **FACTS)


def ones_own(line: SealedFile) -> Movement:
    """A member looks at what is written down of themselves."""
    return own_view(line, "dbs-record")


def no_line(action: str, subject: str) -> Movement:
    """A movement about a line that is not there yet, or about all of them."""
    words = {"action": action, "relation": "responsible", "subject": subject, "cabinet": "personnel"}
    return Movement(**words, **FACTS)  # type: ignore[arg-type]


def keeping(line: SealedFile | None, retention: str) -> Movement:
    """Going on holding the certificate itself."""
    return movement(line, "keep", retention=retention, **DOCUMENT)


def time_to_keep() -> Duration | None:
    """For how long the code in force lets a certificate be kept; None where it says of no such time."""
    return time_of(_keeping_now())


def time_in_code() -> str:
    """The same as the code has it, as an ISO 8601 duration; empty where it says of no such time."""
    return _within(_keeping_now())


def _keeping_now() -> Decision:
    flow = Flow.of(action="keep", actor="manager", relation="responsible", subject="volunteer", **DOCUMENT)
    return code_says(flow)


def time_of(decision: Decision) -> Duration | None:
    """Within which time a decision has the certificate destroyed, if it does."""
    within = _within(decision)
    return Duration.of(within) if within else None


def _within(decision: Decision) -> str:
    within = [duty.within for duty in decision.duties if duty.duty == "destroy" and duty.within]
    return within[0] if decision.permitted and within else ""
