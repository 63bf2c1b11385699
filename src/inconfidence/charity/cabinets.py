"""Which cabinets a charity has, and which offices hold their keys (cwc/cabinets, cwc/personnel-cabinet)."""

from inconfidence.store.models import Cabinet, Member

# One of each for a branch; the others are one of each for the whole charity.
BY_BRANCH = ("support", "counselling")
BY_CHARITY = ("directory", "safeguarding", "personnel", "grievance", "whistleblowing")

# A listener holds no cabinet of files: what they may read, their place on a care team gives them.
_HELD = {
    "listener": {"directory"},
    "staff": {"directory"},
    "trustee": {"directory", "whistleblowing"},
    "counsellor": {"directory", "counselling"},
    "coordinator": {"directory", "support"},
    "safeguarding": {"directory", "support", "safeguarding"},
    "manager": {"directory", "support", "counselling", "safeguarding", "personnel", "grievance"},
}
# Offices of the whole charity hold every branch's cabinets of their kinds.
_EVERY_BRANCH = {"manager", "safeguarding"}


def cabinets_of(member: Member) -> list[Cabinet]:
    """The cabinets whose keys the member's office carries."""
    cabinets = Cabinet.objects.filter(kind__in=_HELD.get(member.role, set()))
    if member.role in _EVERY_BRANCH:
        return list(cabinets)
    return [cabinet for cabinet in cabinets if cabinet.branch_id in (None, member.branch_id)]
