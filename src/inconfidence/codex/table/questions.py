"""What the engine has ever asked of flows, numbered, and the answers of any words.

A question is `(words, grounds)`: has the flow any of these words, or none of these grounds (0: none is asked for)?
The answers of a flow are those of its parts taken together, a bit for each question, set where any part says yes;
but its grounds are one part, which is asked as a whole.
"""

from typing import Final

from inconfidence.flow.packing import BITS, FIELD, STEPS

Question = tuple[int, int]
Answers = dict[int, int]
_GROUNDS: Final = FIELD["grounds"]
_WORDS: Final = [bit for words in BITS.values() for bit in words.values()]
_GROUNDS_AT: Final = (_GROUNDS & -_GROUNDS).bit_length() - 1
_WHO: Final = FIELD["actor"] | FIELD["standing"]
_MANNER: Final = FIELD["form"] | FIELD["consent"] | FIELD["discussion"]


class Questions:
    """The questions by number, and the answers by the number of a combination of words."""

    def __init__(self) -> None:
        self._numbered: dict[Question, int] = {}
        # To each word: the questions that it answers with yes; to each ground: those that ask for it.
        self._yes: Answers = dict.fromkeys(_WORDS, 0)
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
        for word in _WORDS:
            self._yes[word] |= bit if word & words else 0
            self._carried[word] |= bit if word & grounds else 0
        self._on_grounds |= bit if grounds else 0
        self.of_facts |= 0 if words & STEPS else bit
        self.of_facts_but_who |= 0 if words & (STEPS | _WHO) else bit
        self.of_manner |= 0 if words & ~_MANNER or grounds else bit
        return bit

    def among(self, asked: int) -> list[Question]:
        """The questions whose bits are set."""
        return [question for question, bit in self._numbered.items() if bit & asked]

    def of(self, bits: int) -> int:
        """The answers of a packed flow."""
        return self.of_words(bits & ~_GROUNDS) | self.of_grounds(bits & _GROUNDS)

    def of_words(self, words: int) -> int:
        """The answers of words that are not grounds."""
        return _joined(self._yes, words)

    def of_grounds(self, grounds: int) -> int:
        """The answers of a whole set of grounds, as bits."""
        return _joined(self._yes, grounds) | self._on_grounds & ~_joined(self._carried, grounds)


def at_their_bits(grounds: int) -> int:
    """The bits of a set of grounds from its number in an address."""
    return grounds << _GROUNDS_AT


def _joined(answers: Answers, words: int) -> int:
    found = 0
    while words:
        word = words & -words
        found |= answers[word]
        words ^= word
    return found


class Recording:
    """The questions asked of one flow, as bits; it answers them from its own words."""

    def __init__(self, questions: Questions, bits: int) -> None:
        self._questions = questions
        self._bits = bits
        self.asked = 0

    def blocked(self, words: int, grounds: int) -> bool:
        """Whether the flow has any of these words, or lacks all of these grounds."""
        self.asked |= self._questions.bit(words, grounds)
        return bool(self._bits & words or (grounds and not self._bits & grounds))
