"""What `inconfidence doctor` looks at about the trustees' sheets: that what they open is there, and theirs."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from inconfidence.cli.finding import Finding, judged
from inconfidence.gate.errors import Forged
from inconfidence.store.models import Cabinet
from inconfidence.store.recovery import NoRecovery, recovery_now, recovery_wraps
from inconfidence.store.scope import charity_scope

_TAMPERED = "somebody wrote to the database: run `inconfidence ledger verify`, and restore a backup"
_MISSING = "restore a backup: without it, a forgotten password of the only manager would end everything"


def recovery_findings(charity: UUID) -> Iterator[Finding]:
    """The recovery key is the one that was pinned, and every cabinet's present keys are sealed to it."""
    with charity_scope(charity):
        try:
            half = recovery_now().half
        except (Forged, NoRecovery):
            yield Finding("the recovery key is the one that the sheets were made for", _TAMPERED)
            return
        yield Finding(f"the recovery key is the one on the sheets: {half.fingerprint}")
        sealed = {wrap.cabinet for wrap in recovery_wraps()}
        missing = set(Cabinet.objects.values_list("id", flat=True)) - sealed
        yield judged(f"{half.needed} of {half.made} sheets open every cabinet", not missing, _MISSING)
