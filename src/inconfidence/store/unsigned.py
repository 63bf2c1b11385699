"""Looking for entries that no checkpoint signed for while they were written, without deriving the ledger again."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

from inconfidence.ledger.entry import Entry
from inconfidence.ledger.errors import EntryBroken
from inconfidence.ledger.report import Faults, TooManyFaults
from inconfidence.ledger.unsigned import Unsigned, many
from inconfidence.store.models import Checkpoint, LedgerEntry, LedgerHead
from inconfidence.store.scope import current_charity


def unsigned_entries() -> list[str]:
    """A sentence for each stretch of the ledger in scope, as `ledger verify` says it. Checkpoints are counted here, and
    not verified; only where more than a few entries lie between two are those read."""
    faults = Faults()
    signed = Checkpoint.objects.order_by("size").values_list("size", flat=True)
    head = LedgerHead.objects.filter(pk=current_charity()).values_list("size", flat=True)
    with suppress(TooManyFaults):
        for start, end in pairwise([0, *signed, *head]):
            if many(end - start):
                _look_through(start, end, faults)
    return [fault.sentence for fault in faults.found]


def _look_through(start: int, end: int, faults: Faults) -> None:
    unsigned = Unsigned(faults)
    stretch = LedgerEntry.objects.filter(index__gte=start, index__lt=end).order_by("index")
    for index, data in stretch.values_list("index", "entry").iterator():
        with suppress(EntryBroken):  # which `ledger verify` names
            unsigned.meet(index, Entry.from_bytes(bytes(data)).at)
    unsigned.signed()
