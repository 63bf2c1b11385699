"""What the engine has ever asked of flows, numbered, and the answers of any words.

A question is `(words, grounds)`: has the flow any of these words, or none of these grounds (0: none is asked for)?
The answers of a flow are those of its parts taken together, a bit for each question, set where any part says yes;
but its grounds are one part, which is asked as a whole.
"""

from collections.abc import Iterator
from typing import Final

from inconfidence.flow.packing import BITS, FIELD, STEPS

Question = tuple[int, int]
Answers = dict[int, int]
_GROUNDS: Final = FIELD["grounds"]
_WORDS: Final = [bit for words in BITS.values() for bit in words.values()]
_WHO: Final = FIELD["actor"] | FIELD["standing"]
_MANNER: Final = FIELD["form"] | FIELD["consent"] | FIELD["discussion"]


class Questions:
    """The questions by number, and the answers by the number of a combination of words."""

    def __init__(self) -> None:
        self._numbered: dict[Question, int] = {}
        # To each word: the questions that it answers with yes; to each ground: those that ask for it.
        self.of_word: Final[Answers] = dict.fromkeys(_WORDS, 0)
        self._carried: Answers = dict.fromkeys(_WORDS, 0)
        self._on_grounds = 0
        # Those that ask of facts alone; of facts, but not of who acts; of form, consent and discussion alone.
        self.of_facts = 0
        self.of_facts_but_who = 0
        self.of_manner = 0

    def __len__(self) -> int:
        return len(self._numbered)

    def bit(self, words: int, grounds: int) -> int:
        """The bit of a question; one that was never asked before gets the next."""
        found = self._numbered.get((words, grounds))
        return found if found is not None else self._add(words, grounds)

    def _add(self, words: int, grounds: int) -> int:
        bit = self._numbered[words, grounds] = 1 << len(self._numbered)
        for word in each(words):
            self.of_word[word] |= bit
        for word in each(grounds):
            self._carried[word] |= bit
        self._on_grounds |= bit if grounds else 0
        self.of_facts |= 0 if words & STEPS else bit
        self.of_facts_but_who |= 0 if words & (STEPS | _WHO) else bit
        self.of_manner |= 0 if words & ~_MANNER or grounds else bit
        return bit

    def of(self, bits: int) -> int:
        """The answers of a packed flow."""
        return self.of_words(bits & ~_GROUNDS) | self.of_grounds(bits & _GROUNDS)

    def of_words(self, words: int) -> int:
        """The answers of words that are not grounds."""
        return _joined(self.of_word, words)

    def of_grounds(self, grounds: int) -> int:
        """The answers of a whole set of grounds, as bits."""
        return _joined(self.of_word, grounds) | self._on_grounds & ~_joined(self._carried, grounds)


def _joined(answers: Answers, words: int) -> int:
    found = 0
    for word in each(words):
        found |= answers[word]
    return found


class Recording:
    """The questions asked of one flow after the other, as bits; it answers them from the flow's own words."""

    def __init__(self, questions: Questions, bits: int = 0) -> None:
        self.questions: Final = questions
        self.begin(bits)

    def begin(self, bits: int) -> None:
        """From here on it is this flow that is asked, and nothing yet; these are its answers so far as there are."""
        self._bits = bits
        self.asked = 0
        self.renew()

    def renew(self) -> None:
        """Answers all the questions that there are now."""
        self.answers = self.questions.of(self._bits)

    def blocked(self, words: int, grounds: int) -> bool:
        """Whether the flow has any of these words, or lacks all of these grounds."""
        self.asked |= self.questions.bit(words, grounds)
        return bool(self._bits & words or (grounds and not self._bits & grounds))


def each(bits: int) -> Iterator[int]:
    """The bits that are set, each by itself."""
    while bits:
        bit = bits & -bits
        yield bit
        bits ^= bit
