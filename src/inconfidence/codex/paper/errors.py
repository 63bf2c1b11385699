"""What can go wrong with a paper."""

from inconfidence.kernel.errors import InConfidenceError


class NotSet(InConfidenceError):
    """A paper that cannot be set as a PDF. The words of a code are public: the message may hold them."""
