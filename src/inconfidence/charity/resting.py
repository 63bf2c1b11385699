"""Why a member who is signed in can open nothing."""

from __future__ import annotations

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.requests import SignedIn


def resting(member: SignedIn) -> str:
    """Where they stand, in the vocabulary's word; "keyless" before their keys are given; empty where keys work."""
    standing = member_standing(member.row)
    if standing != "good":
        return standing
    return "" if member.bearer.cabinets else "keyless"
