"""What can go wrong when something is about to be shared."""

from inconfidence.kernel.errors import InConfidenceError


class AlreadyGone(InConfidenceError):
    """It has been sent or told already: what went cannot be changed any more."""

    def __init__(self) -> None:
        super().__init__("this has gone already: begin a new one if there is more to say")


class NotAColleague(InConfidenceError):
    """Whoever was chosen is not in good standing, or holds no keys."""

    says = "this member cannot be asked now: choose a colleague in good standing"

    def __init__(self) -> None:
        super().__init__(self.says)


class KeptFromThem(NotAColleague):
    """The code lets nobody of their office read what is asked, or answer it."""

    says = (
        "our code keeps the office of this member from what lies in this file: choose one of another office"
    )


class DocumentNotMade(InConfidenceError):
    """The document could not be set. Nothing of what it says is repeated here."""

    def __init__(self) -> None:
        super().__init__(
            "the document could not be made: nothing has gone; tell whoever looks after the program"
        )
