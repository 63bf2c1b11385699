"""What is known of flows by their answers to a few questions, in a few look-ups: for nearly all who come by.

INVARIANT: what is kept at a place is a function of the answers that lead there. What is kept here is never changed,
only added to; so whoever reads needs no lock.
"""

from typing import Any, Final

from inconfidence.codex.table.rows import Rows
from inconfidence.codex.table.views import Rest, Told, View


class Fork:
    """Where more is asked: leads on by the answers to the questions in `care`."""

    __slots__ = ("care", "known")

    def __init__(self, care: int) -> None:
        self.care: Final = care
        self.known: Final[Ends] = {}


# A view, what is told, or who else may; or a fork that leads there.
Ends = dict[int, Any]


class Front:
    """Leads to views by the questions `of_views`, and to who else may by those `of_rests`: all of them about facts.

    Where a flow is not refused, all that it is told stands in the place of the view. Whatever turns on more than
    these questions is found at forks.
    """

    __slots__ = ("_kept", "of_rests", "of_views", "rests", "rows", "views")

    def __init__(self, rows: Rows, of_views: int, of_rests: int) -> None:
        self.rows: Final = rows
        self.of_views: Final = of_views
        self.of_rests: Final = of_rests
        self.views: Final[Ends] = {}
        self.rests: Final[Ends] = {}
        self._kept = 0

    def __len__(self) -> int:
        """How much was kept."""
        return self._kept

    def keep_view(self, answers: int, asked: int, said: View | Told) -> None:
        """Keeps what was found of a flow for all with the same answers to what it turns on."""
        self._keep(self.views, self.of_views, answers, asked, said)

    def keep_rest(self, answers: int, asked: int, said: Rest) -> None:
        """The same for who else may."""
        self._keep(self.rests, self.of_rests, answers, asked, said)

    def _keep(self, ends: Ends, settled: int, answers: int, asked: int, said: object) -> None:
        if asked & ~self.rows.asked:
            return
        self._kept += 1
        place, left = answers & settled, asked & ~settled
        while left:
            fork = _fork(ends, place, left)
            ends, place, left = fork.known, answers & fork.care, left & ~fork.care
        ends[place] = said


def _fork(ends: Ends, place: int, left: int) -> Fork:
    """The fork at that place; another one where not everybody is asked all that: the rest is left to those below."""
    there = ends.get(place)
    if not isinstance(there, Fork) or there.care & ~left:
        common = there.care & left if isinstance(there, Fork) else 0
        there = ends[place] = Fork(common or left)
    return there
