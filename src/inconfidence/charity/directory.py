"""Names of members, and of places for paper, for those who hold the directory's key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _

from inconfidence.charity.cabinets import held_now
from inconfidence.charity.house import gate
from inconfidence.charity.models import Place
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.directory import Name, name_epoch, open_names, reseal_names, seal_name
from inconfidence.gate.errors import Absent, Refused
from inconfidence.gate.movement import Movement
from inconfidence.store.models import Cabinet, Member
from inconfidence.store.scope import current_charity
from inconfidence.vault.errors import SealBroken

UNKNOWN = Name("", "")
SealedName = tuple[UUID, bytes]

_READ = Movement(
    action="view", purpose="administration", information="identity", subject="volunteer", relation="none"
)


def _directory() -> UUID:
    return _directory_of(current_charity())


@lru_cache(maxsize=64)
def _directory_of(charity: UUID) -> UUID:
    """A charity has one directory for as long as it lives."""
    return Cabinet.objects.get(kind="directory").id


def names_of(bearer: Bearer, members: Iterable[Member | Place]) -> Mapping[UUID, Name]:
    """The members' names, or those of places for paper; for whoever may not read the directory, each is `UNKNOWN`.
    One that does not open has words that say so, and no address."""
    rows = [(row.id, bytes(row.name_sealed)) for row in members]
    try:
        gate().decide_about(bearer, _READ)
        opened = _opened(_with_keys_of(bearer, rows), rows)
    except (Absent, Refused):
        return {member: UNKNOWN for member, _blob in rows}
    shut = Name(_("A name that cannot be read"), "")
    return {member: opened.get(member, shut) for member, _blob in rows}


def _opened(bearer: Bearer, rows: Sequence[SealedName]) -> Mapping[UUID, Name]:
    """Of one that was changed, that it was: no page stands still for it, nor is it written down at every look."""
    try:
        return open_names(bearer, _directory(), rows)
    except SealBroken:
        if len(rows) > 1:
            return {member: name for row in rows for member, name in _opened(bearer, [row]).items()}
        _written_down(bearer.member, *rows[0])
        return {}


@lru_cache(maxsize=1024)
def _written_down(reader: UUID, member: UUID, blob: bytes) -> None:
    """A fault in the ledger, once in a process for the same one read by the same member."""
    with gate().noting(reader, "fault"):
        pass


def _with_keys_of(bearer: Bearer, rows: Iterable[SealedName]) -> Bearer:
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
    for kept in (Member, Place):
        rows = [(row, bytes(blob)) for row, blob in kept.objects.values_list("id", "name_sealed")]
        for named, blob in reseal_names(charity, old, new, rows):
            kept.objects.filter(id=named).update(name_sealed=blob)
