"""What can go wrong with a criminal-record check."""

from collections.abc import Iterable

from inconfidence.kernel.errors import InConfidenceError


class NotSixFacts(InConfidenceError):
    """Another fact about a certificate than the six, or fewer."""

    def __init__(self, wrong: Iterable[str]) -> None:
        said = ", ".join(f"`{fact}`" for fact in sorted(wrong))
        super().__init__(
            f"a check has six facts and no other, which is not so of {said}: leave it out, or say it"
        )


class NoTimeToKeep(InConfidenceError):
    """The code gives no length of time for which a certificate may be kept."""

    def __init__(self) -> None:
        super().__init__(
            "the code says of no time for which a certificate may be kept: look at it, and give it back"
        )


class KeptAlready(InConfidenceError):
    """The certificate of this check is here already, or was."""

    def __init__(self) -> None:
        super().__init__("of this check the certificate came already: enter the newer check first")
