"""What can go wrong with membership, in words that a form can show."""

from inconfidence.kernel.errors import InConfidenceError


class NotKnown(InConfidenceError):
    """A sign-in or an invitation that does not fit. Which part was wrong, is not said."""


class Suspended(InConfidenceError):
    """The right password of somebody who may not come in for now. Said to nobody without the password."""


class WrongCode(InConfidenceError):
    """A one-time code, or one of those on paper, that is not right. Which of them was tried, is not said."""


class SpoiltCodes(WrongCode):
    """What a member's telephone codes are checked by does not open any more: no code of it can be right."""


class SpoiltDraft(InConfidenceError):
    """What was kept of somebody's typing does not open any more."""


class WrongPasskey(InConfidenceError):
    """An answer that no passkey of the member gave to what was asked, here and now."""


class CopiedPasskey(WrongPasskey):
    """A passkey whose own count went back, as that of a copy does."""


class TooManyTries(InConfidenceError):
    """Too many wrong passwords in a short time. Nobody is told whether one of them was right."""


class AlreadyMember(InConfidenceError):
    """The address belongs to somebody who is a member, or was one."""


class NotReady(InConfidenceError):
    """No key before a signed undertaking to the version in force, and valid training."""


class InUse(InConfidenceError):
    """A place for paper that still holds some, or to which somebody still has a key."""


class KeptApart(InConfidenceError):
    """The code keeps somebody of this office from what lies in that cabinet."""


class UnknownVersion(InConfidenceError):
    """A version of the code that nobody here ever adopted. Nothing is decided by it."""


class NotAdopted(InConfidenceError):
    """A code that cannot be adopted: it is in force already, or it is no code of its own."""


class LastHolder(InConfidenceError):
    """Nobody else holds these keys: taking them would close what is under them to everybody, for good."""


class KeysMissing(InConfidenceError):
    """Somebody who holds the keys of these kinds of cabinet has to be there as well."""

    def __init__(self, kinds: list[str]) -> None:
        self.kinds = kinds
        said = ", ".join(f"`{kind}`" for kind in dict.fromkeys(kinds))
        super().__init__(
            f"nobody here holds the keys of these cabinets: {said}; let whoever does come as well"
        )
