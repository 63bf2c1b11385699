"""What can go wrong with a file, in words that a form can show."""

from inconfidence.kernel.errors import InConfidenceError


class NoBranch(InConfidenceError):
    """Somebody who works in no branch opens a file, and did not say in which it belongs."""
