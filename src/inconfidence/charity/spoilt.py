"""What is kept of a member's own and broke: out of use from then on, and one line in the ledger, however often met."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from inconfidence.charity.house import gate
from inconfidence.gate.errors import SentTwice


def written_once(member: UUID, take_out: Callable[[], int]) -> None:
    """`take_out` takes what broke out of use, and gives how many rows that changed: where none, somebody else has
    written it down. Begins a transaction of its own."""
    with suppress(SentTwice), gate().noting(member, "fault"):
        if not take_out():
            raise SentTwice
