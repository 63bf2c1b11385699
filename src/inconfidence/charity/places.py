"""Reads of places for paper: which there are, who has a key, and from whom one is to be asked back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.directory import names_of
from inconfidence.charity.models import Place, PlaceKey
from inconfidence.gate import Bearer
from inconfidence.store.models import Member

_OF_A_BRANCH = {"listener", "counsellor"}


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


def keys_to_ask_back(member: Member) -> list[PlaceKey]:
    """Keys of those who are no longer in good standing, for whoever answers for their papers."""
    keys = PlaceKey.objects.filter(back_at=None).select_related("member", "place").order_by("given_at")
    return [key for key in keys if answers_for(member, key.member) and _is_to_go(key.member)]


def answers_for(member: Member, holder: Member) -> bool:
    """As in the members' register: a coordinator for those who work in their own branch."""
    if member.role == "coordinator":
        return holder.role in _OF_A_BRANCH and holder.branch_id == member.branch_id
    return member.role == "manager"


def _is_to_go(holder: Member) -> bool:
    return member_standing(holder) in {"former", "suspended"}
