"""From finds that overlap to stretches that do not: nothing that any of them covers is left standing."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from inconfidence.redaction.finds import Find
from inconfidence.redaction.reading import Word
from inconfidence.redaction.spans import KINDS, TIERS

_PLACES = ("address", "postcode")
_BETWEEN_PLACES = re.compile(r"[\s,\-–]{1,4}")


def whole_words(words: Sequence[Word], finds: Iterable[Find]) -> Iterator[Find]:
    """`finds`, each widened to whole words: a piece of one that stayed behind would read as something else."""
    starts = [word.start for word in words]
    for find in finds:
        first, last = bisect_right(starts, find.start) - 1, bisect_right(starts, find.end - 1) - 1
        start = words[first].start if first >= 0 and words[first].end > find.start else find.start
        end = words[last].end if last >= 0 and words[last].end > find.end else find.end
        yield find._replace(start=min(start, find.start), end=max(end, find.end))


def settle(text: str, finds: Iterable[Find]) -> list[Find]:
    """`finds` in order and apart, together covering every character that they covered before.

    Of two that overlap the longer stays whole; where the shorter is surer, the longer takes its tier, so that
    nobody who waves suggestions through uncovers what the file knows. What sticks out is kept beside it.
    """
    settled: list[Find] = []
    for find in sorted(finds, key=lambda find: (find.start, -find.end, TIERS.index(find.tier), _rank(find))):
        if settled and find.start < settled[-1].end:
            settled[-1:] = _together(text, settled[-1], find)
        else:
            settled.append(find)
    return _joined_places(text, settled)


def _rank(find: Find) -> int:
    return KINDS.index(find.kind)


def _together(text: str, first: Find, second: Find) -> list[Find]:
    surer = min(first.tier, second.tier, key=TIERS.index)
    if second.end <= first.end:
        return [first._replace(tier=surer)]
    if first.kind in _PLACES and second.kind in _PLACES:
        return [first._replace(end=second.end, kind="address", tier=surer)]
    if second.end - second.start > first.end - first.start:
        return _beside(text, first._replace(end=second.start, after=""), second._replace(tier=surer))
    return _beside(text, first._replace(tier=surer), second._replace(start=first.end, before=""))


def _beside(text: str, first: Find, second: Find) -> list[Find]:
    """Both, less one that has shrunk to nothing worth a word of its own; its characters go with the other."""
    if not _has_words(text, first):
        return [second._replace(start=first.start)]
    if not _has_words(text, second):
        return [first._replace(end=second.end)]
    return [first, second]


def _has_words(text: str, find: Find) -> bool:
    return any(letter.isalnum() for letter in text[find.start : find.end])


def _joined_places(text: str, finds: list[Find]) -> list[Find]:
    """Street, postcode and city that stand together become one address."""
    joined: list[Find] = []
    for find in finds:
        last = joined[-1] if joined else None
        if last and _is_same_place(text, last, find):
            joined[-1] = last._replace(end=find.end, kind="address")
        else:
            joined.append(find)
    return joined


def _is_same_place(text: str, first: Find, second: Find) -> bool:
    if first.kind not in _PLACES or second.kind not in _PLACES or first.tier != second.tier:
        return False
    return bool(_BETWEEN_PLACES.fullmatch(text[first.end : second.start]))
