"""A member's own papers: what they signed, which training they had, where they are signed in, and
what else is kept under their id."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import Training, Undertaking
from inconfidence.store.models import Member, Session

# What something is called, and the moments from which it is.
Kept = tuple[str, list[datetime]]
_KEEPERS: list[Callable[[Member], list[Kept]]] = []


def keeps_of_members(keeper: Callable[[Member], list[Kept]]) -> None:
    """An app above keeps something under members' ids, and `keeper` says what, in the language of the moment."""
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def kept_beside(member: Member) -> list[Kept]:
    """What the apps above keep under the member's id."""
    return [kept for keeper in _KEEPERS for kept in keeper(member)]


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
