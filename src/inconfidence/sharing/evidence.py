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
    "formal-complaint": ("complaint", "dated"),
    "legal-dispute": ("document", "authority", "dated"),
}
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
    """Whether an open complaint is named."""
    return evidenced("formal-complaint", evidence.get("formal-complaint", {}))
