"""What `inconfidence doctor` looks at about the ledger: that somebody signs for it. The rest is `ledger verify`'s."""

from uuid import UUID

from inconfidence.cli.finding import Finding, judged
from inconfidence.store.scope import charity_scope
from inconfidence.store.unsigned import unsigned_entries

_MEND = (
    "run `inconfidence ledger verify`: it says which entries, and what now; and see that `inconfidence serve` runs, or "
    "`inconfidence tick` by a timer"
)


def ledger_finding(charity: UUID) -> Finding:
    """Whether checkpoints signed for the ledger as it grew."""
    with charity_scope(charity):
        unsigned = unsigned_entries()
    return judged("the ledger was signed for as it grew", not unsigned, _MEND)
