"""A limit to guessing: so many tries at one password in a while, counted before the slow work begins.

What is counted is an address (whether anybody has it or not) or a session: a wrong try is never told apart
from a try at nothing. Whoever guesses at a member's address shuts that member out of signing in for a
quarter of an hour, not out of the session that they have.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction

from inconfidence.charity.errors import TooManyTries
from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import Tries

MOST = 10
WHILE = timedelta(minutes=15)


@contextmanager
def one_try(at: bytes) -> Iterator[None]:
    """One try at the secret that `at` (32 bytes) stands for; it is forgotten where the block raises nothing.

    Raises `TooManyTries` before the block where there were `MOST` since the first one, `WHILE` ago or less.
    """
    if not _counted(at):
        raise TooManyTries("too many tries in a short time; wait a quarter of an hour, then try again")
    yield
    Tries.objects.filter(at=at).delete()


def tries_forget_old() -> int:
    """Deletes what is too long ago to count; gives how many."""
    count, _ = Tries.objects.filter(since__lt=CLOCK.now() - WHILE).delete()
    return count


def _counted(at: bytes) -> bool:
    """Counts one more, in a transaction of its own: a try that is broken off has been made all the same."""
    with transaction.atomic():
        first = {"since": CLOCK.now(), "count": 1}
        row, made = Tries.objects.select_for_update().get_or_create(at=at, defaults=first)
        if made:
            return True
        if CLOCK.now() - row.since > WHILE:
            row.since, row.count = CLOCK.now(), 0
        row.count += 1
        row.save()
        return row.count <= MOST
