"""Who can open a file, and how many cannot: what the page of the care team draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inconfidence.charity.actions.keys import member_standing
from inconfidence.files.selectors import OpenFile
from inconfidence.store.models import CabinetGrant, Member

# In units of the drawing: it is as high as three people, and as wide as they need.
_HIGH: Final = 96
# Where those stand who are one, two or three in a column.
_ROWS: Final = [(50,), (37, 63), (26, 50, 74)]
_IN_A_COLUMN: Final = len(_ROWS)
_COLUMN: Final = 18
_MARK: Final = 16
_FILE: Final = 20
# More of them than this look like a crowd, and say no more.
_DRAWN: Final = 12


@dataclass(frozen=True, slots=True)
class Readers:
    """Whoever supports somebody, whoever can open it by office alone, and the number of all other members."""

    team: list[Member]
    office: list[Member]
    others: int

    def drawing(self) -> Drawing:
        """The three of them round the file, each within a mark of its own."""
        return Drawing([("team", len(self.team)), ("office", len(self.office)), ("others", self.others)])


def readers_of(opened: OpenFile) -> Readers:
    """Who can open this file as the keys lie now: those of an office whose keys rest cannot."""
    team = {member.id for member in opened.team}
    grants = CabinetGrant.objects.filter(cabinet=opened.row.cabinet_id).select_related("member")
    holders = {grant.member_id: grant.member for grant in grants if grant.member_id not in team}
    office = [holder for holder in holders.values() if member_standing(holder) == "good"]
    named = [*team, *(holder.id for holder in office)]
    others = Member.objects.filter(state=Member.State.ACTIVE).exclude(id__in=named).count()
    return Readers(opened.team, office, others)


class Drawing:
    """Where everybody stands: the file in the middle, the nearest first, half of each on either side."""

    def __init__(self, circles: list[tuple[str, int]]) -> None:
        self.people: list[tuple[str, int, int]] = []
        reach, ends = _FILE, []
        for kind, number in circles:
            left = -(-min(number, _DRAWN) // 2)
            right = min(number, _DRAWN) - left
            self.people += [(kind, -x, y) for x, y in _standing(left, reach)]
            self.people += [(kind, x, y) for x, y in _standing(right, reach)]
            reach += -(-left // _IN_A_COLUMN) * _COLUMN + _MARK
            ends.append(reach - _MARK // 2)
        # There is no mark round those who are outside.
        self.marks = ends[:-1]
        self.half, self.wide, self.high = reach, 2 * reach, _HIGH


def _standing(number: int, reach: int) -> Iterator[tuple[int, int]]:
    """Column after column, away from the middle of the file, which is 0."""
    for first in range(0, number, _IN_A_COLUMN):
        here = min(number - first, _IN_A_COLUMN)
        away = reach + _COLUMN * (first // _IN_A_COLUMN) + _COLUMN // 2
        yield from ((away, row) for row in _ROWS[here - 1])
