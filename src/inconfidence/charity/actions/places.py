"""Places for paper that can be locked, and who has a key to them (csf-2012/paper-locked, csf-2016/paper-locked)."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.actions.members import register_about
from inconfidence.charity.actions.ours import about_ours
from inconfidence.charity.directory import sealed_name
from inconfidence.charity.errors import InUse, NotReady
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.models import Place, PlaceKey
from inconfidence.gate import Bearer
from inconfidence.gate.directory import Name
from inconfidence.store.models import Member


def place_make(*, bearer: Bearer, place: UUID, name: str) -> None:
    """A place for paper is there from now on. Sent twice, it is made once. Raises `Refused`."""
    with gate().acting(bearer, about_ours(bearer), "passage") as act:
        act.remark(verb="place-made", place=str(place))
        if not Place.objects.filter(id=place).exists():
            sealed = sealed_name(bearer, place, Name(name, ""))
            act.changed(sealed)
            Place.objects.create(id=place, name_sealed=sealed, made_at=CLOCK.now())


def place_close(*, bearer: Bearer, place: Place, empty: bool) -> None:
    """The place is used no more; what was in it stays in the books. Raises `Refused`, and `InUse` where it is not
    `empty` or somebody still has a key."""
    with gate().acting(bearer, about_ours(bearer), "passage") as act:
        act.remark(verb="place-closed", place=str(place.id))
        if not empty or PlaceKey.objects.filter(place=place, back_at=None).exists():
            raise InUse("this place still holds paper, or somebody has a key to it: see to that first")
        Place.objects.filter(id=place.id, closed_at=None).update(closed_at=CLOCK.now())


def place_key_give(*, bearer: Bearer, place: Place, member: Member) -> None:
    """A member is given a key; one who has it keeps it. Raises `Refused`, and `NotReady` for one who is not in good
    standing."""
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "grant") as act:
        act.remark(verb="place-key given", member=str(member.id), place=str(place.id))
        # Read again, as they stand now: they may have left while this page was open.
        member.refresh_from_db()
        if member_standing(member) != "good":
            raise NotReady("a key comes after the signed undertaking and the training, not before")
        act.changed(place.id.bytes, member.id.bytes)
        try:
            with transaction.atomic():
                PlaceKey.objects.create(place=place, member=member, given_at=CLOCK.now())
        except IntegrityError:
            return


def place_key_back(*, bearer: Bearer, key: PlaceKey) -> None:
    """A key has come back. Raises `Refused`."""
    member = key.member
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "grant") as act:
        act.remark(verb="place-key back", member=str(member.id), place=str(key.place_id))
        act.changed(key.id.bytes)
        PlaceKey.objects.filter(id=key.id, back_at=None).update(back_at=CLOCK.now())
