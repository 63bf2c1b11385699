"""The answers of a flow in a few steps: a row for each group of attributes, entered by the flow's address."""

from collections.abc import Sequence
from typing import Final

from inconfidence.codex.table.questions import Questions
from inconfidence.flow.packing import BITS, GROUPS, Address

_GROUNDS_AT: Final = min(BITS["grounds"].values()).bit_length() - 1
# What was done has too many combinations for one row.
HALF: Final = 9
LOW: Final = (1 << HALF) - 1
_DONE: Final = tuple(BITS["done"].values())
# So many sets of grounds are remembered.
_MOST_GROUNDS: Final = 4_000
Row = list[int]


class Rows:
    """The answers to the questions that there are now, by the numbers of an address.

    For flows of one action: of others the first row says nothing.
    """

    __slots__ = ("_questions", "asked", "grounds", "high", "hows", "kinds", "low", "manners", "whats", "whos")

    def __init__(self, questions: Questions, action: str) -> None:
        self.asked: Final = questions.all
        kind, what, how, _grounds, who, manner, _done = GROUPS
        self.kinds: Final = _of_action(questions, action, kind[1:])
        self.whats: Final = _combined(questions, what)
        self.hows: Final = _combined(questions, how)
        # Only of the sets of grounds that somebody came with: there are too many for a row.
        self.grounds: Final[dict[int, int]] = {}
        self._questions = questions
        self.whos: Final = _combined(questions, who)
        self.manners: Final = _combined(questions, manner)
        self.low: Final = _sets(questions, _DONE[:HALF])
        self.high: Final = _sets(questions, _DONE[HALF:])

    def of(self, address: Address) -> int:
        """The answers of the flow."""
        kind, what, how, grounds, who, _manner, _done = address
        facts = self.kinds[kind] | self.whats[what] | self.hows[how] | self.whos[who]
        return facts | self.of_grounds(grounds) | self.of_steps(address)

    def of_grounds(self, number: int) -> int:
        """The answers of a set of grounds, which are remembered."""
        found = self.grounds.get(number)
        if found is None:
            if len(self.grounds) >= _MOST_GROUNDS:
                self.grounds.clear()
            found = self.grounds[number] = self._questions.of_grounds(number << _GROUNDS_AT)
        return found

    def of_steps(self, address: Address) -> int:
        """The answers of the steps alone."""
        *_facts, manner, done = address
        return self.manners[manner] | self.low[done & LOW] | self.high[done >> HALF]


def _combined(questions: Questions, group: Sequence[str], found: Sequence[int] = (0,)) -> Row:
    """The answers of every combination of words of a group, in the order of their numbers."""
    row = list(found)
    for name in group:
        answers = [questions.of_word(word) for word in BITS[name].values()]
        row = [one | other for one in row for other in answers]
    return row


def _of_action(questions: Questions, action: str, others: Sequence[str]) -> Row:
    """The answers of every combination with this action, at its number."""
    row = _combined(questions, others, [questions.of_word(BITS["action"][action])])
    before = list(BITS["action"]).index(action)
    return [0] * (before * len(row)) + row


def _sets(questions: Questions, words: Sequence[int]) -> Row:
    """The answers of every set of these words, in the order of their numbers."""
    row = [0]
    for word in words:
        answers = questions.of_word(word)
        row += [one | answers for one in row]
    return row
