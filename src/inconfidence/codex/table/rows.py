"""The answers of a flow in a few steps: a row for each group of attributes, entered by the flow's address."""

from typing import Final

from inconfidence.codex.table.questions import Questions
from inconfidence.flow.packing import FIELD, GROUPS, Address

_DONE_AT: Final = (FIELD["done"] & -FIELD["done"]).bit_length() - 1
# What was done has too many combinations for one row.
_HALF: Final = 9
_LOW: Final = (1 << _HALF) - 1
_LOW_WORDS: Final = _LOW << _DONE_AT
# The words of each row.
_GROUPED: Final = (
    *(sum(FIELD[name] for name in group) for group in GROUPS[:-1]),
    _LOW_WORDS,
    FIELD["done"] & ~_LOW_WORDS,
)
_GROUNDS: Final = FIELD["grounds"]
Row = dict[int, int]


class Rows:
    """The answers to the questions that there are now, by the numbers of an address."""

    __slots__ = ("_questions", "grounds", "high", "hows", "kinds", "low", "manners", "whats", "whos")

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self.kinds: Row = {}
        self.whats: Row = {}
        self.hows: Row = {}
        self.grounds: Row = {}
        self.whos: Row = {}
        self.manners: Row = {}
        self.low: Row = {}
        self.high: Row = {}

    def of(self, address: Address, bits: int) -> int:
        """The answers of the flow."""
        kind, what, how, grounds, who, manner, done = address
        try:
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
        except KeyError:
            self._meet(address, bits)
            return self.of(address, bits)

    def _meet(self, address: Address, bits: int) -> None:
        *_, done = address
        rows = (self.kinds, self.whats, self.hows, self.grounds, self.whos, self.manners, self.low, self.high)
        numbers = (*address[:-1], done & _LOW, done >> _HALF)
        for row, number, words in zip(rows, numbers, _GROUPED, strict=True):
            if number not in row:
                of = self._questions.of_grounds if words == _GROUNDS else self._questions.of_words
                row[number] = of(bits & words)
