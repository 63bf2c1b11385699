"""Names of members, for those who hold the directory's key."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from uuid import UUID

from inconfidence.charity.house import gate
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.directory import Name, open_names, seal_name
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
    rows = list(members)
    try:
        gate().decide_about(bearer, _READ)
        return open_names(bearer, _directory(), [(row.id, bytes(row.name_sealed)) for row in rows])
    except (Absent, Refused):
        return {row.id: UNKNOWN for row in rows}


def name_of(bearer: Bearer, member: Member) -> Name:
    """One member's name."""
    return names_of(bearer, [member])[member.id]


def sealed_name(bearer: Bearer, member: UUID, name: Name) -> bytes:
    """A member's line of the directory, to be kept."""
    return seal_name(bearer, _directory(), member, name)
