"""Taking up a place on a care team: its key comes out of the wrap it was given in, once.

Opening that wrap and proving who gave it costs a hundred times what the member's own symmetric key costs, so the
file's key is kept under that one from then on. Unlocking is the moment for it: a third of a second goes by anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Forged
from inconfidence.gate.granting import quick_wrap, verify_grant
from inconfidence.gate.ports import NewPlace, Store
from inconfidence.vault.errors import VaultError
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import unwrap_from

# So many at one unlocking, in about 0.1 s; the others at the next, or at their first opening.
AT_ONCE = 200


def take_places(store: Store, bearer: Bearer) -> int:
    """Takes up the places on care teams that came since the bearer was last here; gives how many.

    One that cannot be taken up is left as it is: opening its file says so, and writes it down. No transaction is
    open while the wraps are, so that nobody waits.
    """
    with store.transaction() as tx:
        new = tx.new_places(bearer.member, AT_ONCE)
    taken = list(_taken(bearer, new))
    if taken:
        with store.transaction() as tx:
            for place, quick in taken:
                tx.keep_quick_wrap(place, bearer.member, quick)
    return len(taken)


def key_of_place(bearer: Bearer, place: NewPlace) -> SecretKey:
    """The file's key, as it was given. Raises `Forged` where nobody gave just this, and `SealBroken`."""
    verify_grant(bearer.charity, "file", place.file, place.generation, bearer.member, place.given)
    context = places.file_grant(bearer.charity, place.file, bearer.member)
    return unwrap_from(bearer.private.sealing_key, place.given.wrap, context)


def _taken(bearer: Bearer, new: list[NewPlace]) -> Iterator[tuple[NewPlace, bytes]]:
    for place in new:
        try:
            yield place, quick_wrap(bearer, place.file, key_of_place(bearer, place))
        except (Forged, VaultError):
            continue
