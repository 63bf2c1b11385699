"""What one reader may see of many records, and by which clauses: each class of records is decided once.

A class is all records that answer alike whatever the engine asks of them. What it asks, it writes down itself while
it decides; so no list of what matters has to be right.
"""

import logging
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import getitem
from typing import Any, Final, cast

from inconfidence.codex.code import Code
from inconfidence.codex.deciding.asked import Asked
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.deciding.promise import judge_both
from inconfidence.flow import Flow
from inconfidence.flow.packing import FIELD

# What a record says of itself, in the order in which a `Sight` is told; `done` and `grounds` as frozensets.
Facts = tuple[Any, ...]
Clauses = tuple[str, ...]
_log = logging.getLogger(__name__)
# Of records alike in every word, so many kinds are kept at most.
_MOST_KNOWN: Final = 30_000
_GROUNDS: Final = FIELD["grounds"]
# All the records of a list are looked at alike: these are the list's own.
_OF_THE_LOOK: Final = ("action", "recipient", "promised")
# Unless a record says in which cabinet it lies, these say it.
_CABINET_FROM: Final = ("subject", "information")


class Sight:
    """What the reader of a `look` may see of records that differ in the attributes `told`.

    The look's own words are those in which the records are alike. `promised` is the version that was explained to
    those whom the records are about; records of another promise are another sight.
    """

    def __init__(self, code: Code, look: Flow, told: Sequence[str], promised: Code | None = None) -> None:
        for name in _OF_THE_LOOK:
            if name in told:
                raise ValueError(f"`{name}` is one for the whole list: say it in the look")
        self._look, self._told = look, tuple(told)
        follows = "cabinet" not in told and not set(told).isdisjoint(_CABINET_FROM)
        # Who wrote no cabinet down has told it by what it follows from, word for word.
        self._telling = _fields(_CABINET_FROM) & _fields(told) if follows else 0
        open_yet = _fields((*told, "cabinet") if follows else told)
        self._always = ~open_yet
        theirs = promised if promised and promised.digest != code.digest else None
        self._codes = (
            _within_reach(code.compiled, look.bits, open_yet),
            _within_reach(theirs.compiled, look.bits, open_yet) if theirs else None,
        )
        self._questions = _Questions()
        self._asked = 0
        self._known = _Known(self)
        self._first = _Step(self, ())
        self._steps: dict[tuple[int, int, int], _Step] = {}
        self._classes: dict[int, Clauses] = {}

    def __len__(self) -> int:
        """How many classes are known."""
        return len(self._classes)

    def of(self, records: Iterable[Facts]) -> list[Clauses]:
        """For each record the clauses that permit to see it as it is; empty where none does, or not yet.

        Raises:
            FlowError: a word that the vocabulary does not have.
            ValueError: a record that does not say just what this sight is told.
        """
        return list(map(self._known.__getitem__, records))

    def one(self, facts: Facts) -> Clauses:
        """The same for a record whose like was not met yet."""
        if len(facts) != len(self._told):
            raise ValueError(f"each record must say `{'`, `'.join(self._told)}`, and nothing else")
        asked = self._asked
        clauses = cast(Clauses, reduce(cast(Any, getitem), facts, self._first))
        # Who led the way here may be another: what was newly asked can part the two.
        return clauses if asked == self._asked else self.one(facts)

    def led_to(self, facts: Facts) -> "_Step | Clauses":
        """Where these first facts lead: to the next step, or to the clauses once all are told."""
        flow = self._look.changed(**dict(zip(self._told, facts, strict=False)))
        if len(facts) == len(self._told):
            known = self._questions.answered(flow.bits, -1)
            return self._classes[known] if known in self._classes else self._decided(flow)
        settled = self._always | _fields(self._told[: len(facts)])
        known = self._questions.answered(flow.bits, settled)
        return self._steps.setdefault(
            (len(facts), known, flow.bits & settled & self._telling), _Step(self, facts)
        )

    def _decided(self, flow: Flow) -> Clauses:
        clauses = self._judged(flow)
        if len(self._questions) > self._asked:
            self._asked = len(self._questions)
            # Those who were one class until now may be two.
            self._classes.clear()
            self._steps.clear()
            self._first.clear()
            self._known.clear()
        self._classes[self._questions.answered(flow.bits, -1)] = clauses
        return clauses

    def _judged(self, flow: Flow) -> Clauses:
        """The clauses that permit. INVARIANT: a fault while deciding shows nothing."""
        asked = cast(int, Asked(_Answering(self._questions, flow.bits)))
        try:
            [verdict, *others] = judge_both(*self._codes, asked)
        except Exception:
            _log.exception("deciding failed for a list: what it was about is not shown")
            return ()
        permitted = verdict.outcome == "permitted" and not others
        return verdict.clauses if permitted else ()


class _Known(dict[Facts, Clauses]):
    """The clauses by all that a record says, for records that are not the first of their like."""

    __slots__ = ("_sight",)

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self._sight = sight

    def __missing__(self, facts: Facts) -> Clauses:
        found = self._sight.one(facts)
        if len(self) < _MOST_KNOWN:
            self[facts] = found
        return found


class _Step(dict[Any, Any]):
    """Leads on by the next word of a record; words that nobody tells apart lead to one place."""

    __slots__ = ("_facts", "_sight")

    def __init__(self, sight: Sight, facts: Facts) -> None:
        super().__init__()
        self._sight, self._facts = sight, facts

    def __missing__(self, word: Any) -> Any:
        found = self[word] = self._sight.led_to((*self._facts, word))
        return found


class _Questions:
    """What the engine has asked so far, each question with its bit: any of these words, or none of these grounds?"""

    def __init__(self) -> None:
        self._bits: dict[tuple[int, int], int] = {}

    def __len__(self) -> int:
        return len(self._bits)

    def add(self, words: int, grounds: int) -> None:
        """Takes note of a question."""
        self._bits.setdefault((words, grounds), 1 << len(self._bits))

    def answered(self, flow: int, settled: int) -> int:
        """Those that the settled words of a flow answer with yes; the rest can still do so."""
        known = flow & settled
        lacking = flow if settled & _GROUNDS else -1
        answers = 0
        for (words, grounds), bit in self._bits.items():
            if known & words or (grounds and not lacking & grounds):
                answers |= bit
        return answers


class _Answering:
    """Answers the engine for one flow, and has its questions written down."""

    def __init__(self, questions: _Questions, bits: int) -> None:
        self._questions, self._bits = questions, bits

    def blocked(self, words: int, grounds: int) -> bool:
        """Whether the flow has any of these words, or lacks all of these grounds."""
        self._questions.add(words, grounds)
        return bool(self._bits & words or (grounds and not self._bits & grounds))


def _fields(names: Iterable[str]) -> int:
    return sum(FIELD[name] for name in names)


def _within_reach(compiled: Compiled, look: int, open_yet: int) -> Compiled:
    """Of the norms by which a flow is permitted, those that the words of the look do not rule out already."""
    always = look & ~open_yet

    def can_hold(mask: Mask) -> bool:
        return not mask.barred & always and all(wanted & (always | open_yet) for wanted in mask.some)

    return Compiled(
        compiled.order,
        permits=[permit for permit in compiled.permits if can_hold(permit.mask)],
        forbids=[forbid for forbid in compiled.forbids if can_hold(forbid.mask)],
        requires=[require for require in compiled.requires if can_hold(require.mask)],
        waivers=[waiver for waiver in compiled.waivers if can_hold(waiver[0])],
        compelling=compiled.compelling,
        own=compiled.own,
    )
