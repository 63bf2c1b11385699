"""Reads of places for paper: which there are, who has a key, and from whom one is to be asked back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.actions.members import writing_about
from inconfidence.charity.directory import names_of
from inconfidence.charity.house import gate
from inconfidence.charity.models import Place, PlaceKey
from inconfidence.gate import Bearer, Movement, Refused
from inconfidence.store.models import Member
from inconfidence.store.rows import row_of

# Who asks a leaver for a key that they still have.
_ASKING = {"manager", "coordinator"}


def places_open() -> list[Place]:
    """Those that are in use, the first that was made first."""
    return list(Place.objects.filter(closed_at=None).order_by("made_at"))


def place_names(bearer: Bearer, places: Iterable[Place]) -> Mapping[UUID, str]:
    """What they are called, as this reader may see it."""
    return {place: name.name for place, name in names_of(bearer, places).items()}


def keys_of(place: Place) -> list[PlaceKey]:
    """The keys to it that somebody has."""
    keys = PlaceKey.objects.filter(place=place, back_at=None).select_related("member", "place")
    return list(keys.order_by("given_at"))


def keys_of_member(member: Member) -> list[PlaceKey]:
    """Every key that the member has, or had, the first one first."""
    return list(PlaceKey.objects.filter(member=member).order_by("given_at"))


def keys_to_ask_back(bearer: Bearer) -> list[PlaceKey]:
    """Keys of those who are no longer in good standing, for whoever answers for their papers."""
    if row_of(Member, bearer.member).role not in _ASKING:
        return []
    keys = PlaceKey.objects.filter(back_at=None).select_related("member", "place").order_by("given_at")
    to_go = [key for key in keys if _is_to_go(key.member)]
    answered_for = kept_by(bearer, [key.member for key in to_go])
    return [key for key in to_go if key.member_id in answered_for]


def kept_by(bearer: Bearer, members: Collection[Member]) -> set[UUID]:
    """Those of them about whom the bearer may write in the members' register: who has a key stands in it."""
    if not members:
        return set()
    actor = row_of(Member, bearer.member)
    wanted = {member.id: writing_about(actor, member.role, member.branch_id) for member in members}
    may = {movement: _may_keep(bearer, movement) for movement in set(wanted.values())}
    return {member for member, movement in wanted.items() if may[movement]}


def _may_keep(bearer: Bearer, writing: Movement) -> bool:
    try:
        gate().decide_about(bearer, writing)
    except Refused:
        return False
    return True


def _is_to_go(holder: Member) -> bool:
    return member_standing(holder) in {"former", "suspended"}
