"""What is kept of a member's own and broke: out of use from then on, and one line in the ledger, however often met."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from uuid import UUID

from inconfidence.charity.house import gate
from inconfidence.gate.errors import Forged, SentTwice
from inconfidence.store.models import Member
from inconfidence.store.vouching import must_be_vouched


def written_once(member: UUID, take_out: Callable[[], int]) -> None:
    """`take_out` takes what broke out of use, and gives how many rows that changed: where none, somebody else has
    written it down. Begins a transaction of its own."""
    with suppress(SentTwice), gate().noting(member, "fault"):
        if not take_out():
            raise SentTwice


def server_seal_broken(member: Member, take_out: Callable[[], int]) -> None:
    """The same of what lies sealed under the server's key, where that key is the one that vouches for the member.

    Under another, as after its file was lost, nothing of theirs opens and nothing broke: it stays as it is, opens
    again once the right key is back, and all of it is written down once in a process.
    """
    try:
        must_be_vouched(member)
    except Forged:
        _written_down(member.id)
    else:
        written_once(member.id, take_out)


@lru_cache(maxsize=1024)
def _written_down(member: UUID) -> None:
    with gate().noting(member, "fault"):
        pass
