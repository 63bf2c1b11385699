"""What can go wrong with a file, in words that a form can show."""

from inconfidence.kernel.errors import InConfidenceError


class NoBranch(InConfidenceError):
    """Somebody who works in no branch opens a file, and did not say in which it belongs."""


class PaperElsewhere(InConfidenceError):
    """Somebody else has this paper, or it is there no more."""

    def __init__(self) -> None:
        super().__init__("this paper is not in its place: see who has it, or what became of it")
