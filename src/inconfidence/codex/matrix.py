"""Who can ever see what: by every tie, for every purpose, on any ground, with every step done."""

from functools import lru_cache
from typing import Final

from inconfidence.codex.code import Code
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.survey import Box, Sieve, Walk
from inconfidence.codex.survey.side import Side
from inconfidence.codex.survey.steps import steps_over
from inconfidence.codex.survey.ways import masks_read, standing
from inconfidence.flow.vocabulary import BY_NAME, default_cabinet
from inconfidence.kernel.language import Language

# How somebody is tied to a file's subject, and its mark in a table: a letter of the words that say it.
MARKS: Final[dict[str, dict[Language, str]]] = {
    "supporting": {"en": "S", "fr": "A"},
    "consulted": {"en": "C", "fr": "C"},
    "responsible": {"en": "R", "fr": "R"},
    "self": {"en": "P", "fr": "P"},
    "none": {"en": "N", "fr": "S"},
}


@lru_cache(maxsize=32)
def seen_by(code: Code) -> list[tuple[str, dict[str, list[str]]]]:
    """For each kind of information, for each role, the ties by which some look at it can be permitted.

    A look is `view` of what lies where it usually does, about anybody; whatever steps it takes count as taken.
    """
    boxes = _open_boxes(code.compiled)
    roles = BY_NAME["actor"].values
    return [
        (information, {role: _ties(_showing(boxes, information), role) for role in roles})
        for information in BY_NAME["information"].values
    ]


def _open_boxes(compiled: Compiled) -> list[Box]:
    """Every look that can be permitted, as boxes."""
    sieve = Sieve(masks_read(compiled))
    side = Side(compiled, 0, sieve)

    def judge(state: int, bits: int) -> bool | None:
        found = standing(compiled, bits)
        return True if found.table(steps_over(found.done)) else None

    def narrow(place: int, state: int) -> int | None:
        return None if side.is_closed(place, state) else state

    return [box for box, _ in Walk(sieve, "view", judge, narrow, together=True).boxes()]


def _showing(boxes: list[Box], information: str) -> list[Box]:
    """Those with this information, about somebody whose information of the kind lies in one of their cabinets."""
    return [
        box
        for box in boxes
        if information in box.of("information")
        and any(default_cabinet(information, subject) in box.of("cabinet") for subject in box.of("subject"))
    ]


def _ties(boxes: list[Box], role: str) -> list[str]:
    found = {tie for box in boxes if role in box.of("actor") for tie in box.of("relation")}
    return [tie for tie in MARKS if tie in found]
