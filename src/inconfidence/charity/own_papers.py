"""A member's own papers: what they signed, which training they had, where they are signed in."""

from __future__ import annotations

from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import Training, Undertaking
from inconfidence.store.models import Member, Session


def undertakings_of(member: Member) -> list[Undertaking]:
    """Every undertaking that the member signed, newest first."""
    return list(Undertaking.objects.filter(member=member).order_by("-signed_at"))


def trainings_of(member: Member) -> list[Training]:
    """Every training that was entered for the member, newest first."""
    return list(Training.objects.filter(member=member).order_by("-given_on"))


def sessions_of(member: Member) -> list[Session]:
    """Where the member is signed in, last used first."""
    lasting = Session.objects.filter(member=member, awaits_code=False, expires_at__gte=CLOCK.now())
    return list(lasting.order_by("-seen_at"))
