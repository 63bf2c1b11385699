"""What can go wrong with the evidence of a breach."""

from inconfidence.kernel.errors import InConfidenceError


class TooManyLines(InConfidenceError):
    """More lines of the ledger than anybody reads as evidence."""

    def __init__(self, found: int) -> None:
        super().__init__(f"there are `{found}` lines in these days: choose fewer days")
