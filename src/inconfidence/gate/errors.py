"""What the gate says when it does not open."""

from inconfidence.flow import Decision
from inconfidence.kernel.errors import InConfidenceError


class Absent(InConfidenceError):
    """There is no such file for this person: it does not exist, or they have no tie to it. Which, is not said."""

    def __init__(self) -> None:
        super().__init__("there is nothing here for you; ask whoever gave you the reference to check it")


class Refused(InConfidenceError):
    """The code does not permit this, or not yet. The decision says why, what is missing and who may."""

    def __init__(self, decision: Decision) -> None:
        super().__init__("the code of confidentiality does not permit this as it stands")
        self.decision = decision


class Forged(InConfidenceError):
    """A key lies in the books without the word of a member who could give it."""

    def __init__(self) -> None:
        super().__init__(
            "a key on the books was not given by whoever it names: tell the manager, and open nothing"
        )


class KeysTurned(InConfidenceError):
    """Keys turned between two reads of the books, a cabinet's or a file's: nothing is wrong, and reading again is
    right."""

    def __init__(self) -> None:
        super().__init__("keys turned in this very moment: do the same again")


class SentTwice(InConfidenceError):
    """This very thing was kept before: a form was sent twice. All is well, and nothing is kept again."""

    def __init__(self) -> None:
        super().__init__("this was kept already, the first time that it was sent")


class SentOtherwise(InConfidenceError):
    """This was kept before, in other words: somebody went back, changed what they had sent, and sent it again.

    What was sent first stays; what was changed is for them to send as something new.
    """

    def __init__(self) -> None:
        super().__init__("this was kept already, in other words: send what is new as something of its own")


class Taken(Absent):
    """Something new was given the id of something else. It is answered as what is not there."""


class NotYetCommitted(InConfidenceError):
    """Plaintext was asked for before its entry in the ledger was durable."""

    def __init__(self) -> None:
        super().__init__("plaintext leaves the gate only after the ledger's entry has been committed")


class Changed(InConfidenceError):
    """Somebody else changed this in the meantime."""

    def __init__(self) -> None:
        super().__init__("somebody else changed this in the meantime: read it again, then save")
