"""The words of a flow as integers: what a compiled code asks its questions of.

One integer holds a bit for every word. Beside it stands an address: for each group of attributes the number of
its combination of words, by which a table can be entered.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from operator import or_
from typing import Final

from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME

# Groups of attributes that are looked up together. A set stands alone, its number being its own bit mask.
GROUPS: Final[tuple[tuple[str, ...], ...]] = (
    ("action", "recipient", "purpose"),
    ("subject", "information", "cabinet"),
    ("relation", "channel", "retention", "already_public"),
    ("grounds",),
    ("actor", "standing"),
    ("form", "consent", "discussion"),
    ("done",),
)
Address = tuple[int, int, int, int, int, int, int]
_NUMBERS = struct.Struct("<7I")
_NUMBER_BITS = 32


def _number_the_bits() -> dict[str, dict[str, int]]:
    bits: dict[str, dict[str, int]] = {}
    place = 0
    for attribute in ATTRIBUTES:
        bits[attribute.name] = {value: 1 << (place + i) for i, value in enumerate(attribute.values)}
        place += len(attribute.values)
    return bits


# attribute -> word -> its bit
BITS: Final[dict[str, dict[str, int]]] = _number_the_bits()
# attribute -> all its bits
FIELD: Final[dict[str, int]] = {name: sum(bits.values()) for name, bits in BITS.items()}
STEPS: Final[int] = sum(FIELD[attribute.name] for attribute in ATTRIBUTES if attribute.step)


def _number_the_words() -> dict[str, dict[str, int]]:
    """For each word, what it adds to the number of its group."""
    shares: dict[str, dict[str, int]] = {}
    for group in GROUPS:
        stride = 1
        for name in reversed(group):
            words = BY_NAME[name].values
            several = BY_NAME[name].kind == "set"
            shares[name] = {word: 1 << i if several else i * stride for i, word in enumerate(words)}
            stride *= len(words)
    return shares


_SHARES = _number_the_words()
_GROUNDS_AT = min(BITS["grounds"].values()).bit_length() - 1
_ADDRESS_AT = sum(len(bits) for bits in BITS.values())
_ALL_BITS = (1 << _ADDRESS_AT) - 1


def _number_both() -> dict[str, dict[str, int]]:
    """For each word, its bit with its share of the address above all bits: a flow is the sum of its words."""
    at = {name: _ADDRESS_AT + _NUMBER_BITS * place for place, group in enumerate(GROUPS) for name in group}
    return {
        name: {word: bit + (_SHARES[name][word] << at[name]) for word, bit in words.items()}
        for name, words in BITS.items()
        if name in at
    }


WORDS: Final[dict[str, dict[str, int]]] = _number_both()


def bits_of(packed: int) -> int:
    """The bits in the sum of a flow's `WORDS`."""
    return packed & _ALL_BITS


def address_of(packed: int) -> Address:
    """The address in the sum of a flow's `WORDS`, a number for each of `GROUPS`."""
    return _NUMBERS.unpack((packed >> _ADDRESS_AT).to_bytes(_NUMBERS.size, "little"))


def mask(attribute: str, words: frozenset[str]) -> int:
    """The bits of these words of one attribute. Raises KeyError for a word that is not of it."""
    bits = BITS[attribute]
    return sum(bits[word] for word in words)


def combinations(group: tuple[str, ...]) -> list[int]:
    """The bits of every combination of words of a group, in the order of their numbers (sets: no)."""
    found = [0]
    for name in group:
        found = [bits | bit for bits in found for bit in BITS[name].values()]
    return found


def combined(
    group: tuple[str, ...],
    of_word: Mapping[int, int],
    join: Callable[[int, int], int] = or_,
    first: Sequence[int] = (0,),
) -> list[int]:
    """What is known of each word, joined for every combination of words of a group in the order of their numbers.

    `first` is what is known of the words before these, where there are some (sets: no).
    """
    found = list(first)
    for name in group:
        parts = [of_word[bit] for bit in BITS[name].values()]
        found = [join(one, part) for one in found for part in parts]
    return found


def combined_of_action(
    action: str, of_word: Mapping[int, int], join: Callable[[int, int], int] = or_
) -> list[int]:
    """The same for the first of `GROUPS`, where the action is always this one; of others it says nothing."""
    row = combined(GROUPS[0][1:], of_word, join, [of_word[BITS["action"][action]]])
    return [0] * (list(BITS["action"]).index(action) * len(row)) + row


def grounds_of(number: int) -> int:
    """The bits of a set of grounds from its number in an address."""
    return number << _GROUNDS_AT


def unpack(bits: int) -> dict[str, str | frozenset[str]]:
    """The words that an integer stands for: the way back, for messages and tests."""
    words: dict[str, str | frozenset[str]] = {}
    for name, field in BITS.items():
        found = [word for word, bit in field.items() if bits & bit]
        if BY_NAME[name].kind == "set":
            words[name] = frozenset(found)
        elif found:
            words[name] = found[0]
    return words
