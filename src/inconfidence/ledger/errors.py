"""What can be wrong with a ledger, one error for each kind of thing that is read."""

from inconfidence.kernel.errors import InConfidenceError


class LedgerError(InConfidenceError):
    """Something about the ledger is not as it was written down."""


class EntryBroken(LedgerError):
    """Bytes that are no entry, or an entry that cannot be written down."""


class FrontierBroken(LedgerError):
    """Bytes that are no frontier."""


class NoteBroken(LedgerError):
    """A signed note that is malformed, unsigned, or signed wrongly."""


class CheckpointBroken(LedgerError):
    """A checkpoint that is malformed, not signed by the expected key, or about another log."""


class ProofBroken(LedgerError):
    """A proof that does not prove what it is offered for."""


class NoSuchEntry(LedgerError):
    """An entry was asked for that is not in the ledger, or that no checkpoint signs for yet."""


class TileBroken(LedgerError):
    """A tile or entry bundle of the wrong length or shape."""


class ExportRefused(LedgerError):
    """An export that would publish something untrue, or rewrite what was published before."""


class SourceBroken(LedgerError):
    """A stretch of the stored ledger cannot be read.

    `first` is the index of the first entry that is out of reach, `resume` the first index after it
    from which reading can go on.
    """

    def __init__(self, message: str, first: int = 0, resume: int | None = None) -> None:
        super().__init__(message)
        self.first = first
        self.resume = resume
