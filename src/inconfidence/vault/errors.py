"""What can go wrong in the vault. No message ever holds a secret, nor says which check failed."""

from collections.abc import Iterable

from inconfidence.kernel.errors import InConfidenceError
from inconfidence.kernel.nearest import nearest


class VaultError(InConfidenceError):
    """The root of the vault's errors."""


class SealBroken(VaultError):
    """A blob does not open with this key in this context, whatever the cause.

    One message for every cause: an attacker who can tell a wrong key from a wrong place learns something.
    """

    def __init__(self) -> None:
        super().__init__(
            "the seal is broken: this was changed, moved, cut or sealed for another key;"
            " restore it from a backup or ask another key-holder"
        )


class StatementBroken(VaultError):
    """A signed statement cannot be read, or its signature is not the granter's."""

    def __init__(self) -> None:
        super().__init__(
            "the signed statement does not hold: it was changed, or somebody else signed it;"
            " ask a key-holder to grant again"
        )


class SignatureBroken(VaultError):
    """A checkpoint's signature is not that of its key."""

    def __init__(self) -> None:
        super().__init__(
            "the signature does not hold: the message was changed, or another key signed it;"
            " compare with a checkpoint saved elsewhere"
        )


class KeyBroken(VaultError):
    """Bytes that should be a key, or a stored password, are not."""

    def __init__(self, what: str) -> None:
        super().__init__(f"`{what}` cannot be read: its bytes are damaged; restore them from a backup")


class TooLarge(VaultError):
    """More was given than one seal may hold."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"`{size}` bytes are more than one seal holds (`{limit}`); split them first")


class WrongPassword(VaultError):
    """The password is not the one, or nobody has that name: the two are not told apart."""

    def __init__(self) -> None:
        super().__init__("the name or the password is not right; try again, or ask a key-holder for help")


class PasswordTooShort(VaultError):
    """A new password has fewer characters than the house asks."""

    def __init__(self, least: int) -> None:
        super().__init__(
            f"the password needs at least `{least}` characters;"
            " a few ordinary words in a row are easy to remember and hard to guess"
        )


class PasswordTooLong(VaultError):
    """A new password has more characters than anybody types."""

    def __init__(self, most: int) -> None:
        super().__init__(f"the password may have at most `{most}` characters; choose a shorter one")


class NothingToIndex(VaultError):
    """A value has no letter and no digit left once folded, so it would match every other such value."""

    def __init__(self, field: str) -> None:
        super().__init__(f"`{field}` has no letter or digit to look up; leave it out of the index")


class NotEnoughMemory(VaultError):
    """The machine could not give Argon2 the memory that it asks for: nobody can sign in until it can."""

    def __init__(self, memory_kib: int) -> None:
        super().__init__(
            f"checking a password needs `{memory_kib // 1024}` MiB of memory, and the machine has not that"
            " much to spare; stop another program, or add memory"
        )


def unknown_word(word: str, what: str, known: Iterable[str]) -> ValueError:
    """The error for a word that a closed list lacks. Only for words of the program's own code."""
    words = tuple(known)
    near = nearest(word, words)
    hint = f"did you mean `{near}`?" if near else "use one of " + ", ".join(f"`{one}`" for one in words)
    return ValueError(f"`{word}` is no {what}; {hint}")
