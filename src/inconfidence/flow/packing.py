"""The words of a flow as one integer, a bit a word: what a compiled code asks its questions of."""

from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME


def _number_the_bits() -> dict[str, dict[str, int]]:
    bits: dict[str, dict[str, int]] = {}
    place = 0
    for attribute in ATTRIBUTES:
        bits[attribute.name] = {value: 1 << (place + i) for i, value in enumerate(attribute.values)}
        place += len(attribute.values)
    return bits


# attribute -> word -> its bit
BITS: dict[str, dict[str, int]] = _number_the_bits()
# attribute -> all its bits
FIELD: dict[str, int] = {name: sum(bits.values()) for name, bits in BITS.items()}
STEPS: int = sum(FIELD[attribute.name] for attribute in ATTRIBUTES if attribute.step)


def mask(attribute: str, words: frozenset[str]) -> int:
    """The bits of these words of one attribute. Raises KeyError for a word that is not of it."""
    bits = BITS[attribute]
    return sum(bits[word] for word in words)


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
