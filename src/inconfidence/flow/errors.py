"""What is wrong with a flow that cannot be asked about."""

from inconfidence.kernel.errors import InConfidenceError
from inconfidence.kernel.nearest import nearest

_LONGEST_CULPRIT = 40


class FlowError(InConfidenceError):
    """A flow holds a word that is not known, lacks one, or goes to someone its action does not reach.

    `attribute` is the culprit's key or None where the whole line is unreadable, `message` a sentence for
    people, `nearest` the closest known word or None.
    """

    def __init__(self, attribute: str | None, message: str, nearest: str | None = None) -> None:
        super().__init__(message)
        self.attribute = attribute
        self.message = message
        self.nearest = nearest


def unknown_word(attribute: str, word: str, known: tuple[str, ...]) -> FlowError:
    """The error for `word`, which is none of the `known` values of `attribute`."""
    close = nearest(word, known)
    hint = f"did you mean `{close}`?" if close else f"known are {listed(known)}"
    return FlowError(attribute, f"`{culprit(word)}` is not a value of `{attribute}`: {hint}", close)


def culprit(word: str) -> str:
    """`word` cut short and made printable: a hostile one may be megabytes long or half a character."""
    cut = word if len(word) <= _LONGEST_CULPRIT else word[:_LONGEST_CULPRIT] + "…"
    return "".join(char if char.isprintable() else "�" for char in cut)


def listed(words: tuple[str, ...]) -> str:
    """The words, each between backticks."""
    return ", ".join(f"`{word}`" for word in words)
