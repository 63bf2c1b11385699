"""What can go wrong with a request of somebody about what is theirs."""

from inconfidence.kernel.errors import InConfidenceError


class RequestClosed(InConfidenceError):
    """It has been answered, refused or taken back: nothing of it changes any more."""

    def __init__(self) -> None:
        super().__init__("this request is closed already: write down a new one if they ask again")


class StillWaiting(InConfidenceError):
    """Somebody waits to see what the file holds: it may go only where they ask for that themselves."""

    def __init__(self) -> None:
        super().__init__("somebody still waits to see this file: answer their request first")


class DangerOpen(InConfidenceError):
    """A worry about somebody's safety has not been seen to: the file stays until whoever owes that has done it."""

    def __init__(self) -> None:
        super().__init__(
            "a worry in this file has not been seen to: see to it first, then say so in the file"
        )


class TooLateForLonger(InConfidenceError):
    """The time has run out, or was made longer before: the law lets it be longer once, and says so beforehand."""

    def __init__(self) -> None:
        super().__init__("this request cannot be given more time: answer it now")
