"""A flow that writes down what the engine asks of it, and answers for a whole list of norms at once.

What a norm asks first is a question of its own, and hardly any norm gets beyond it. So of a list only those are
gone through whose first question the flow does not block.
"""

from collections.abc import Sequence
from typing import Final, cast

from inconfidence.codex.deciding.asked import EVERY_WORD, Asked, N, grounds_among
from inconfidence.codex.deciding.masks import Masked
from inconfidence.codex.table.questions import Recording, each


class _Sheet:
    """The first questions of a list of norms, as one kind of flow is asked them."""

    __slots__ = ("_always", "_at", "_norms", "_settled", "asked")

    def __init__(self, norms: Sequence[Masked], flow: Asked, record: Recording) -> None:
        # Held on to, so that nothing else can come to lie where it does.
        self._norms = norms
        self._settled = [norm.mask.asks_once for norm in norms]
        self._always: list[int] = []
        self._at: dict[int, list[int]] = {}
        for place, norm in enumerate(norms):
            asked = flow.still_asked(norm.mask.barred, grounds_among(norm.mask.some))
            if asked is False:
                self._always.append(place)
            elif asked is not True:
                self._at.setdefault(record.questions.bit(*asked), []).append(place)
        self.asked: Final = sum(self._at)
        record.renew()

    def holding(self, flow: Asked, free: int) -> list[Masked]:
        """The norms that hold for it where these of the questions are answered with no, in their order."""
        places = sorted([*self._always, *(place for bit in each(free) for place in self._at[bit])])
        norms, settled = self._norms, self._settled
        return [norms[place] for place in places if settled[place] or norms[place].mask.holds(flow)]


class Tracing(Asked):
    """Stands for each flow in turn that the record is of. Those that ask alike are one."""

    __slots__ = ("_kinds", "_recording", "_sheets")

    def __init__(
        self,
        record: Recording,
        kept: int = EVERY_WORD,
        added: int = 0,
        kinds: "dict[tuple[int, int], Tracing] | None" = None,
    ) -> None:
        super().__init__(record, kept, added)
        self._recording = record
        self._kinds = {} if kinds is None else kinds
        self._sheets: dict[int, _Sheet] = {}

    def __and__(self, words: int) -> "Tracing":
        return self._of_kind(self._kept & words, self._added & words)

    __rand__ = __and__

    def __or__(self, words: int) -> "Tracing":
        return self._of_kind(self._kept & ~words, self._added | words)

    def _of_kind(self, kept: int, added: int) -> "Tracing":
        found = self._kinds.get((kept, added))
        if found is None:
            found = self._kinds[kept, added] = Tracing(self._recording, kept, added, self._kinds)
        return found

    def holding(self, norms: Sequence[N]) -> list[N]:
        """Those of the norms that hold for it, in their order."""
        sheet = self._sheets.get(id(norms))
        if sheet is None:
            sheet = self._sheets[id(norms)] = _Sheet(norms, self, self._recording)
        record = self._recording
        record.asked |= sheet.asked
        return cast(list[N], sheet.holding(self, sheet.asked & ~record.answers))
