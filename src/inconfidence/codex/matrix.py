"""Who can ever see what: by every tie, for every purpose, with every step done."""

from itertools import product
from typing import Final

from inconfidence.codex.code import Code
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME

# How somebody is tied to a file's subject, and its mark in a table.
MARKS: Final = {"supporting": "S", "consulted": "C", "responsible": "R", "self": "O", "none": "N"}
_SUBJECTS: Final = ("client", "volunteer", "organisation", "visitor")


def seen_by(code: Code) -> list[tuple[str, dict[str, list[str]]]]:
    """For each kind of information, for each role, the ties by which some look at it is not refused.

    A look is `view`, in good standing and with no ground; what is only missing a step counts as seen.
    """
    roles = BY_NAME["actor"].values
    return [
        (information, {role: _ties(code, information, role) for role in roles})
        for information in BY_NAME["information"].values
    ]


def _ties(code: Code, information: str, role: str) -> list[str]:
    return [tie for tie in MARKS if _ever(code, information, role, tie)]


def _ever(code: Code, information: str, role: str, tie: str) -> bool:
    looks = product(_SUBJECTS, BY_NAME["purpose"].values)
    words = {"action": "view", "actor": role, "relation": tie, "information": information}
    return any(
        code.decide(Flow.of(**words, subject=subject, purpose=purpose)).outcome != "refused"
        for subject, purpose in looks
    )
