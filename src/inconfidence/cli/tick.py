"""`inconfidence tick`: does what the clock says is due. `serve` does the same every few seconds."""

from argparse import ArgumentParser, Namespace
from dataclasses import astuple, dataclass
from uuid import UUID

from inconfidence.cli.house import charity_ids, wake
from inconfidence.kernel.errors import InConfidenceError

DONE, WRONG = 0, 1


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did, for one charity: numbers, and the size that was signed for (0: none)."""

    locked: int
    expired: int
    withdrawn: int
    drafts: int
    erased: int
    signed: int

    def __str__(self) -> str:
        if not any(astuple(self)):
            return "nothing was due"
        said = [
            (self.locked, "idle sessions locked"),
            (self.expired, "sessions ended that were over"),
            (self.withdrawn, "sessions ended of people who may not enter any more"),
            (self.drafts, "old drafts deleted"),
            (self.erased, "erasures became final"),
            (self.signed, "entries of the ledger under a signed checkpoint"),
        ]
        return ", ".join(f"{number} {what}" for number, what in said if number)


def configure(parser: ArgumentParser) -> None:
    """Declares the command; it has no options."""


def run(args: Namespace) -> int:
    """Ticks once for every charity that is here."""
    wake()
    from inconfidence.cli.backups import back_up_if_due

    status = DONE
    for charity in charity_ids():
        try:
            print(tick(charity))
            if backup := back_up_if_due(charity):
                print(f"the backup `{backup.name}` was made")
        except InConfidenceError as wrong:
            print(f"inconfidence tick: {wrong}")
            status = WRONG
    return status


def tick(charity: UUID) -> Ticked:
    """Does what is due for one charity. Raises `LedgerWentBack` where no checkpoint can be signed."""
    from django.conf import settings

    from inconfidence.charity.actions import tidying
    from inconfidence.charity.guessing import tries_forget_old
    from inconfidence.charity.house import CLOCK
    from inconfidence.rights.finality import erasures_settle
    from inconfidence.store.checkpoints import checkpoint_sign
    from inconfidence.store.erasing import log_settle
    from inconfidence.store.scope import charity_scope

    with charity_scope(charity):
        locked, expired = tidying.sessions_lock_idle(), tidying.sessions_end_expired()
        withdrawn, drafts = tidying.sessions_end_withdrawn(), tidying.drafts_delete_old()
        tries_forget_old()
        erased = erasures_settle()
        log_settle()
    signed = checkpoint_sign(charity, settings.CHECKPOINT_KEY, CLOCK.now())
    return Ticked(locked, expired, withdrawn, drafts, erased, signed or 0)
