"""The checkpoints that a ledger must live up to: those stored with it, and those saved elsewhere."""

from collections.abc import Iterator, Sequence

from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint
from inconfidence.ledger.errors import CheckpointBroken, SourceBroken
from inconfidence.ledger.note import Verifier
from inconfidence.ledger.report import Faults
from inconfidence.ledger.source import LedgerSource


def stored_checkpoints(source: LedgerSource, verifier: Verifier, faults: Faults) -> Iterator[Checkpoint]:
    """The stored checkpoints that the log's key signed, in the order of their sizes."""
    longest = 0
    try:
        for number, note in enumerate(source.checkpoints()):
            try:
                checkpoint = open_checkpoint(note, verifier)
            except CheckpointBroken as broken:
                faults.add("checkpoint-malformed", number, f"stored checkpoint number {number}: {broken}")
                continue
            if checkpoint.size < longest:
                sizes = f"{checkpoint.size} comes after the one at {longest}"
                faults.add(
                    "checkpoint-order", checkpoint.size, f"the checkpoint at {sizes}: the log went back"
                )
                continue
            longest = checkpoint.size
            yield checkpoint
    except SourceBroken as broken:
        faults.add("unreadable", None, str(broken))


def saved_checkpoints(saved: Sequence[bytes], verifier: Verifier, faults: Faults) -> list[Checkpoint]:
    """The saved checkpoints that the log's key signed, by size."""
    opened = []
    for number, note in enumerate(saved, 1):
        try:
            opened.append(open_checkpoint(note, verifier))
        except CheckpointBroken as broken:
            faults.add("saved-malformed", number, f"saved checkpoint number {number}: {broken}")
    return sorted(opened, key=lambda checkpoint: checkpoint.size)
