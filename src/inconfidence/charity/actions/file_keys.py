"""A file's key in members' hands: given to a care team, and turned once somebody who held it is gone.

Whoever leaves or is suspended loses their place at once, by anyone; what they may have kept a copy of opens
nothing new once the key has turned, which takes somebody who holds the file's cabinet.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.models import KeyToTurn
from inconfidence.gate import Bearer, Movement, Passage
from inconfidence.gate.founding import Founding
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.gate.places_taken import take_places
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.adapter import DatabaseStore
from inconfidence.store.models import FileGrant, Member
from inconfidence.store.rows import rows
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import public_keys_of

# So many at one unlocking: the others stay on the list, and on Home, for the next.
AT_ONCE = 25
_IN_CABINETS_OF = """file_id IN (
    SELECT f.id FROM store_sealedfile f
    JOIN store_cabinetgrant g ON g.charity_id = f.charity_id AND g.cabinet_id = f.cabinet_id
    WHERE f.charity_id = %s AND g.member_id = %s
) ORDER BY since"""


def file_key_give(passage: Passage | Founding, bearer: Bearer, member: Member) -> None:
    """Gives the passage's file to a member of its care team, or to whom it is about. Inside the passage only."""
    grant = passage.grant_to(member.id, public_keys_of(member))
    FileGrant.objects.create(
        file_id=passage.file,
        member=member,
        wrap=grant.wrap,
        quick_wrap=grant.quick_wrap,
        statement=grant.statement,
        signature=grant.signature,
        granter_id=bearer.member,
        since=CLOCK.now(),
    )


def file_key_turn(passage: Passage, bearer: Bearer) -> None:
    """Turns the key of the passage's file, and gives it anew to those on its care team. Inside the passage only."""
    grants = FileGrant.objects.filter(file_id=passage.file)
    stay = [grant.member for grant in grants.select_related("member")]
    passage.turn_key()
    for one in stay:
        file_key_give(passage, bearer, one)
    KeyToTurn.objects.filter(file_id=passage.file).delete()


def places_take_up(*, bearer: Bearer) -> int:
    """Takes up the places on care teams that were given to the bearer since they last unlocked; gives how many."""
    return take_places(DatabaseStore(bearer.charity, CLOCK), bearer)


def keys_owe_turning(files: Iterable[UUID]) -> None:
    """Puts files on the list of those whose key is still to be turned. Inside a transaction."""
    for file in files:
        KeyToTurn.objects.get_or_create(file_id=file, defaults={"since": CLOCK.now()})


def keys_to_turn(bearer: Bearer) -> list[KeyToTurn]:
    """What is on that list and lies in a cabinet whose keys the bearer holds, oldest first."""
    return rows(KeyToTurn, _IN_CABINETS_OF, current_charity(), bearer.member)


def keys_turn_owed(*, bearer: Bearer) -> int:
    """Turns the oldest `AT_ONCE` of them, each in a transaction of its own; gives how many it turned.

    One that cannot be turned stays on the list, and is no reason to keep the bearer from their work.
    """
    return sum(_turned(bearer, owed.file_id) for owed in keys_to_turn(bearer)[:AT_ONCE])


def _turned(bearer: Bearer, file: UUID) -> bool:
    wanted = Movement(action="keep", purpose=BY_OFFICE, information="support", file=file)
    try:
        with gate().passing(bearer, wanted) as passage:
            passage.remark(verb="key-turned")
            file_key_turn(passage, bearer)
    except InConfidenceError:
        return False
    return True
