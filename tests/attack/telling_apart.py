"""Whoever would tell two kinds of answer apart by time: learns on half of what they saw, and guesses the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from statistics import quantiles

Seen = tuple[float, bool]
"""How long an answer took, and whether it was about something known."""
Guess = Callable[[float], bool]


def told_apart(seen: Sequence[Seen]) -> float:
    """The share of the second half that the better of two guessers gets right: 0.5 is a coin."""
    learnt, asked = seen[: len(seen) // 2], seen[len(seen) // 2 :]
    guessers = (_by_a_line(learnt), _by_boxes(learnt))
    return max(sum(guess(took) == known for took, known in asked) / len(asked) for guess in guessers)


def _by_a_line(learnt: Sequence[Seen]) -> Guess:
    """One side of the line that parts what was learnt best is known, the other is not."""
    ordered = sorted(learnt)
    known_below, best, line, above = 0, 0, 0.0, True
    known_in_all = sum(known for _, known in ordered)
    for place, (took, known) in enumerate(ordered, 1):
        known_below += known
        right = (place - known_below) + (known_in_all - known_below)
        for says_above, score in ((True, right), (False, len(ordered) - right)):
            if score > best:
                best, line, above = score, took, says_above
    return lambda took: (took > line) == above


def _by_boxes(learnt: Sequence[Seen], boxes: int = 16) -> Guess:
    """In each box of as many answers, whatever was more often so: for times that heap up in several places."""
    edges = quantiles((took for took, _ in learnt), n=boxes)
    balance = [0] * boxes
    for took, known in learnt:
        balance[bisect_right(edges, took)] += 1 if known else -1
    return lambda took: balance[bisect_right(edges, took)] > 0
