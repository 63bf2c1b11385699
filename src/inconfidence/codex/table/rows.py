"""The answers of a flow in a few steps: a row for each group of attributes, entered by the flow's address."""

from collections.abc import Sequence
from typing import Final

from inconfidence.codex.table.grounds import ByGrounds
from inconfidence.codex.table.questions import Questions
from inconfidence.flow.packing import BITS, GROUPS, Address, combined, combined_of_action, grounds_of

# What was done has too many combinations for one row.
_HALF: Final = 9
_LOW: Final = (1 << _HALF) - 1
_DONE: Final = tuple(BITS["done"].values())


class Rows:
    """The answers to the questions that there are now, for flows of one action by the numbers of their address."""

    __slots__ = ("grounds", "high", "hows", "kinds", "known", "low", "manners", "whats", "whos")

    def __init__(self, questions: Questions, action: str) -> None:
        _kind, what, how, _grounds, who, manner, _done = GROUPS
        # So many questions are answered.
        self.known: Final = len(questions)
        self.kinds: Final = combined_of_action(action, questions.of_word)
        self.whats: Final = combined(what, questions.of_word)
        self.hows: Final = combined(how, questions.of_word)
        self.grounds: Final = ByGrounds(lambda number: questions.of_grounds(grounds_of(number)))
        self.whos: Final = combined(who, questions.of_word)
        self.manners: Final = combined(manner, questions.of_word)
        self.low: Final = _of_sets(questions, _DONE[:_HALF])
        self.high: Final = _of_sets(questions, _DONE[_HALF:])

    def of(self, address: Address) -> int:
        """The answers of the flow."""
        kind, what, how, grounds, who, manner, done = address
        return (
            self.kinds[kind]
            | self.whats[what]
            | self.hows[how]
            | self.grounds[grounds]
            | self.whos[who]
            | self.manners[manner]
            | self.low[done & _LOW]
            | self.high[done >> _HALF]
        )


def _of_sets(questions: Questions, words: Sequence[int]) -> list[int]:
    """The answers of every set of these words, in the order of their numbers."""
    row = [0]
    for word in words:
        answers = questions.of_word[word]
        row += [one | answers for one in row]
    return row
