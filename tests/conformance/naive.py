"""What may become of a disclosure, read slowly from the rules of the vocabulary and with nothing else.

Where the vocabulary leaves a step to the codes, more than one outcome is allowed; where it says nothing at
all, every outcome is. It speaks of `disclose` alone, about clients and enquirers.
"""

from collections.abc import Iterable
from itertools import product
from typing import Any

from .words import FRENCH_CODES, STEPS

Outcomes = frozenset[str]

PERMITTED, INCOMPLETE, REFUSED = "permitted", "incomplete", "refused"
FROM_BEST_TO_WORST = (PERMITTED, INCOMPLETE, REFUSED)
ANY: Outcomes = frozenset(FROM_BEST_TO_WORST)

LAW = {"court-order", "legal-requirement"}
PUBLIC_INTEREST = {
    "public-interest",
    "risk-to-others",
    "child-at-risk",
    "vulnerable-adult-at-risk",
    "life-at-risk",
}
_WIDE = LAW | PUBLIC_INTEREST | {"risk-to-client", "duty-to-assist", "formal-complaint"}
CARRIES = {
    "csf-2012": _WIDE,
    "csf-2016": _WIDE,
    "csg06": _WIDE,
    "csf-2024": LAW | {"duty-to-assist", "formal-complaint"},
    "cwc": LAW
    | {"child-at-risk", "vulnerable-adult-at-risk", "life-at-risk"}
    | {"illegal-act", "offence", "terrorism", "legal-dispute"},
}
# A ground that answers something carries only what was asked: for the rest the vocabulary is silent.
ANSWERS_ONLY = {"formal-complaint": "complaint", "legal-dispute": "legal"}
OFFICES = {"coordinator", "safeguarding", "manager", "trustee"}

MET, OPEN, UNSAID, CLOSED = "met", "open", "unsaid", "closed"


def outcomes(code: str, flow: dict[str, Any]) -> Outcomes:
    """The outcomes that the vocabulary allows for a `disclose` flow under a code, promises kept."""
    in_force = under(code, flow)
    promised = flow.get("promised", code)
    if promised == code or compelled(code, flow):
        return in_force
    return _each(in_force, under(promised, flow), _worse)


def under(code: str, flow: dict[str, Any]) -> Outcomes:
    """The outcomes allowed by one code alone."""
    if closed_to(code, flow):
        return frozenset({REFUSED})
    if unspoken(code, flow):
        return ANY
    ways = [ground_way(code, flow)]
    if code == "cwc":
        ways.append(consent_way(flow))
    best: Outcomes = frozenset({REFUSED})
    for way in ways:
        best = _each(best, _of_needs(way), _better)
    return _each(best, ANY, _better) if may_be_harmless(flow) else best


def compelled(code: str, flow: dict[str, Any]) -> bool:
    """Whether a law compels: in France, the duty to assist is one."""
    laws = LAW | {"duty-to-assist"} if code in FRENCH_CODES else LAW
    return bool(laws & CARRIES[code] & set(flow["grounds"]))


def closed_to(code: str, flow: dict[str, Any]) -> bool:
    """Whether this actor may not disclose at all, whatever the ground and the steps."""
    if flow["standing"] != "good":
        return True
    if flow["relation"] in ("none", "consulted", "involved"):
        return True
    if code != "cwc":
        return False
    to_police = flow["recipient"] == "police" and flow["actor"] != "manager"
    return to_police and "manager-decided" not in flow["done"]


def unspoken(code: str, flow: dict[str, Any]) -> bool:
    """Whether the vocabulary does not say enough of this actor, or of what the only ground answers."""
    if flow["relation"] == "responsible" and flow["actor"] not in OFFICES:
        return True
    if code == "cwc" and flow["recipient"] == "police" and flow["actor"] != "manager":
        return True
    # A counsellor reaches the counselling cabinet alone: whether what they heard elsewhere counts is not said.
    if code == "cwc" and flow["actor"] == "counsellor" and flow["information"] != "counselling":
        return True
    carrying = set(flow["grounds"]) & CARRIES[code]
    return bool(carrying) and all(
        ground in ANSWERS_ONLY and ANSWERS_ONLY[ground] != flow["purpose"] for ground in carrying
    )


def may_be_harmless(flow: dict[str, Any]) -> bool:
    """Whether a clause that the vocabulary does not describe could open it as naming nobody."""
    return flow["form"] in ("anonymous", "aggregate") or flow["purpose"] in ("statistics", "quality")


def ground_way(code: str, flow: dict[str, Any]) -> Iterable[str]:
    """The needs of a disclosure on a ground of the code."""
    if not set(flow["grounds"]) & CARRIES[code]:
        return [CLOSED]
    needs = [aggregate_is_controlled(flow), unsaid_steps(flow)]
    if code == "cwc":
        return [*needs, unsaid_talk(flow)]
    needs += [asked_for_consent(flow), discussed(flow), minimised(flow)]
    if code == "csf-2024":
        needs.append(anonymous_outside(flow))
    return needs


def consent_way(flow: dict[str, Any]) -> Iterable[str]:
    """The needs of a disclosure on consent, which one code knows: a yes, and safeguarding's advice."""
    consent = {"given": MET, "unasked": OPEN}.get(flow["consent"], CLOSED)
    advice = MET if "safeguarding-discussed" in flow["done"] else OPEN
    return [consent, advice, aggregate_is_controlled(flow), unsaid_steps(flow), unsaid_talk(flow)]


def asked_for_consent(flow: dict[str, Any]) -> str:
    """Wherever possible: having asked is enough, and where telling is forbidden so is asking."""
    return MET if flow["consent"] != "unasked" or flow["discussion"] == "forbidden" else OPEN


def discussed(flow: dict[str, Any]) -> str:
    """Wherever possible: a talk held, impossible or forbidden; to have been told is no talk."""
    return MET if flow["discussion"] in ("held", "impossible", "forbidden") else OPEN


def minimised(flow: dict[str, Any]) -> str:
    """Chosen item by item; what names nobody may be minimal already."""
    if "minimised" in flow["done"]:
        return MET
    return UNSAID if flow["form"] in ("anonymous", "aggregate") else OPEN


def anonymous_outside(flow: dict[str, Any]) -> str:
    """Anonymous, or a reason for the name; a pseudonym is not anonymous outside the charity."""
    if flow["form"] == "anonymous" or "identity-justified" in flow["done"]:
        return MET
    return UNSAID if flow["form"] == "aggregate" else OPEN


def aggregate_is_controlled(flow: dict[str, Any]) -> str:
    """Figures go through disclosure control."""
    return MET if flow["form"] != "aggregate" or "disclosure-control" in flow["done"] else OPEN


def unsaid_steps(flow: dict[str, Any]) -> str:
    """A code or the house may ask for any step: only with all of them done is none missing for certain."""
    return MET if set(STEPS["done"]) <= set(flow["done"]) else UNSAID


def unsaid_talk(flow: dict[str, Any]) -> str:
    """Whether the house asks for a word with the client is not said where the code does not ask."""
    spoken = flow["consent"] == "given" and flow["discussion"] == "held"
    return MET if spoken else UNSAID


def _of_needs(needs: Iterable[str]) -> Outcomes:
    needs = set(needs)
    if CLOSED in needs:
        return frozenset({REFUSED})
    if OPEN in needs:
        return frozenset({INCOMPLETE})
    return frozenset({PERMITTED, INCOMPLETE}) if UNSAID in needs else frozenset({PERMITTED})


def _each(one: Outcomes, other: Outcomes, choose: Any) -> Outcomes:
    return frozenset(choose(pair) for pair in product(one, other))


def _worse(pair: tuple[str, str]) -> str:
    return max(pair, key=FROM_BEST_TO_WORST.index)


def _better(pair: tuple[str, str]) -> str:
    return min(pair, key=FROM_BEST_TO_WORST.index)
