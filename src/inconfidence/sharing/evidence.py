"""What each ground must be shown by: the parts that somebody writes down before it counts as evidenced."""

from collections.abc import Iterable, Mapping
from typing import Any

_LAW = ("document", "authority", "reference", "dated")
_RISK = ("harm", "at_risk", "why_now")
_CRIME = ("what", "harm", "why_now")

PARTS: dict[str, tuple[str, ...]] = {
    "court-order": _LAW,
    "legal-requirement": _LAW,
    "duty-to-assist": _RISK,
    "risk-to-client": _RISK,
    "risk-to-others": _RISK,
    "public-interest": _RISK,
    "child-at-risk": _RISK,
    "vulnerable-adult-at-risk": _RISK,
    "life-at-risk": _RISK,
    "illegal-act": _CRIME,
    "offence": ("offence", *_CRIME),
    "terrorism": _CRIME,
    "threat": _RISK,
    "formal-complaint": ("complaint", "complains_of", "dated", "still", "of_me"),
    "legal-dispute": ("document", "authority", "dated"),
}
# A complaint counts while it is open, for one whom it is not about.
OPEN, NOT_OF_ME = "open", "no"
# cwc/ground-offences names these; another needs its description, which `what` asks for.
OFFENCES = (
    "fraud",
    "theft",
    "false-accounting",
    "forgery",
    "bribery",
    "corruption",
    "drug-trafficking",
    "money-laundering",
    "other",
)


def evidenced(ground: str, given: Mapping[str, Any]) -> bool:
    """Whether every part that this ground must be shown by is there."""
    return all(given.get(part) for part in PARTS[ground])


def all_evidenced(grounds: Iterable[str], evidence: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether there is a ground, and none without its evidence."""
    chosen = list(grounds)
    return bool(chosen) and all(evidenced(ground, evidence.get(ground, {})) for ground in chosen)


def complaint_cited(evidence: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether an open complaint is named, by somebody who says that it is not about them (csf-2012/ground-complaint).

    On their word: the register of complaints lies above this room, and is not asked.
    """
    given = evidence.get("formal-complaint", {})
    said = given.get("still"), given.get("of_me")
    return evidenced("formal-complaint", given) and said == (OPEN, NOT_OF_ME)
