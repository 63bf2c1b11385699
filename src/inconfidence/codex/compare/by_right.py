"""Whether a code that closes something to the person leaves it open to whoever asks for it as their right."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from inconfidence.codex.compare.groups import Group, Part
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.survey import Sieve
from inconfidence.codex.survey.facts import bit_of_word
from inconfidence.codex.survey.steps import steps_over
from inconfidence.codex.survey.ways import masks_read, standing
from inconfidence.flow.vocabulary import BY_NAME

_RIGHT: Final = "rights"


def had_by_right(group: Group, code: Compiled) -> bool:
    """Whether nothing but the person's rights is left out of the group, and as a right the code gives all of it."""
    left = set(BY_NAME["purpose"].values) - set(group.words("purpose"))
    if left != {_RIGHT} or group.words("actor") != ("subject",):
        return False
    sieve = Sieve(masks_read(code))
    return all(_is_open(code, bits) for part in group.parts for bits in _as_of_right(part, sieve))


def _as_of_right(part: Part, sieve: Sieve) -> Iterator[int]:
    """A flow of each class that no mask of the code tells apart, packed, with the right as its purpose."""
    (action,) = part.box.of("action")
    fields = []
    for name, words in part.box:
        given = (_RIGHT,) if name == "purpose" else words
        classes = sieve.classes(name, action)
        first = [next((word for word in together if word in given), None) for together in classes]
        fields.append([bit_of_word(name, word) for word in first if word is not None])
    yield from map(sum, product(*fields))


def _is_open(code: Compiled, bits: int) -> bool:
    found = standing(code, bits)
    return bool(found.table(steps_over(found.done)))
