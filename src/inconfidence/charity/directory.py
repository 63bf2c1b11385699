"""Names of members, for those who hold the directory's key."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from inconfidence.charity.cabinets import held_now
from inconfidence.charity.house import gate
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.directory import Name, name_epoch, open_names, reseal_names, seal_name
from inconfidence.gate.errors import Absent, Refused
from inconfidence.gate.movement import Movement
from inconfidence.store.models import Cabinet, Member
from inconfidence.store.scope import current_charity

UNKNOWN = Name("", "")

_READ = Movement(
    action="view", purpose="administration", information="identity", subject="volunteer", relation="none"
)


def _directory() -> UUID:
    return _directory_of(current_charity())


@lru_cache(maxsize=64)
def _directory_of(charity: UUID) -> UUID:
    """A charity has one directory for as long as it lives."""
    return Cabinet.objects.get(kind="directory").id


def names_of(bearer: Bearer, members: Iterable[Member]) -> Mapping[UUID, Name]:
    """The members' names; for whoever may not read the directory, each is `UNKNOWN`."""
    rows = [(row.id, bytes(row.name_sealed)) for row in members]
    unknown = {member: UNKNOWN for member, _blob in rows}
    try:
        gate().decide_about(bearer, _READ)
        return {**unknown, **open_names(_with_keys_of(bearer, rows), _directory(), rows)}
    except (Absent, Refused):
        return unknown


def _with_keys_of(bearer: Bearer, rows: Iterable[tuple[UUID, bytes]]) -> Bearer:
    """The bearer; with the directory's present keys, where it turned since they unlocked."""
    held = bearer.cabinets.get(_directory())
    if held is None or all(name_epoch(blob) == held.epoch for _member, blob in rows):
        return bearer
    return _up_to_date(bearer)


def _up_to_date(bearer: Bearer) -> Bearer:
    directory = _directory()
    return replace(bearer, cabinets={**bearer.cabinets, directory: held_now(bearer, directory)})


def name_of(bearer: Bearer, member: Member) -> Name:
    """One member's name."""
    return names_of(bearer, [member])[member.id]


def sealed_name(bearer: Bearer, member: UUID, name: Name) -> bytes:
    """A member's line of the directory, to be kept in the transaction in which this is called: so that it lies
    under the keys of the moment."""
    return seal_name(_up_to_date(bearer), _directory(), member, name)


def names_reseal(charity: UUID, old: HeldCabinet, new: HeldCabinet) -> None:
    """Puts every name under the directory's new keys, inside the transaction in which they turn."""
    rows = [(row, bytes(blob)) for row, blob in Member.objects.values_list("id", "name_sealed")]
    for member, blob in reseal_names(charity, old, new, rows):
        Member.objects.filter(id=member).update(name_sealed=blob)
