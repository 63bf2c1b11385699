"""What a house that was only just founded needs before it can work, for whoever manages it."""

from __future__ import annotations

from dataclasses import dataclass

from inconfidence.charity.offices import SUPPORTING
from inconfidence.store.models import CabinetGrant, Member


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first steps, and whether each is done. `anybody_came`: somebody invited has joined."""

    trustee: bool
    listeners: bool
    anybody_came: bool
    keys: bool

    @property
    def done(self) -> bool:
        """Whether the house can work."""
        return self.trustee and self.listeners and self.keys


def beginning_of(manager: Member) -> Beginning | None:
    """How far the house has come; None once it can work, and for whoever is no manager."""
    if manager.role != "manager":
        return None
    # Who has left counts: a house that has worked is not new again because somebody goes.
    others = Member.objects.exclude(id=manager.id)
    found = set(others.values_list("role", "state"))
    roles = {role for role, _state in found}
    beginning = Beginning(
        trustee="trustee" in roles,
        listeners=not roles.isdisjoint(SUPPORTING),
        anybody_came=any(state != Member.State.INVITED for _role, state in found),
        keys=CabinetGrant.objects.exclude(member=manager.id).exists(),
    )
    return None if beginning.done else beginning
