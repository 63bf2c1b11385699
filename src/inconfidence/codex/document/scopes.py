"""Reads which flows a norm speaks of: its actions, its conditions, its exceptions."""

from collections.abc import Iterable

from inconfidence.codex.document.lines import Line, Word
from inconfidence.codex.document.plainly import read_plainly
from inconfidence.codex.norms import Scope, Test
from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME, RECIPIENTS_OF, Attribute

# `already_public` lifts responsibility and changes no outcome; `promised` is not a word of the norms.
_UNASKED = frozenset({"action", "already_public", "promised"})
FACTS = tuple(a.name for a in ATTRIBUTES if not a.step and a.name not in _UNASKED)
STEPS = tuple(a.name for a in ATTRIBUTES if a.step)
_ACTIONS = BY_NAME["action"]


def read_words(line: Line, attribute: Attribute) -> frozenset[str]:
    """One or more values of `attribute`, with commas or `or` between them."""
    what = f"a value of `{attribute.name}`"
    words = [line.take(what).among(attribute.values, what)]
    while line.take_if(",") or line.take_if("or"):
        words.append(line.take(what).among(attribute.values, what))
    return frozenset(words)


class ScopeReader:
    """Gathers a scope, line by line, and at the end checks that some flow can be in it."""

    def __init__(self, head: Line, *, steps: bool = False) -> None:
        self._head = head.words[0]
        self._attributes = FACTS + STEPS if steps else FACTS
        self._actions: frozenset[str] = frozenset()
        self._tests: list[Test] = []
        self._unless: list[tuple[Test, ...]] = []

    @classmethod
    def of_actions(cls, head: Line) -> "ScopeReader":
        """A reader for a norm that names its actions in its first line."""
        reader = cls(head)
        reader._read_actions(head)
        return reader

    def read(self, line: Line, also: Iterable[str]) -> None:
        """Takes one line; `also` are the other words that could have begun it, for the error."""
        if line.take_if("for"):
            self._read_actions(line)
        elif line.take_if("unless"):
            self._unless.append(self._tests_of(line))
        else:
            self._tests.append(self._test(line, also))

    def read_plain(self, line: Line) -> None:
        """Takes words as people say them: `publish identified`, `dbs-certificate kept past its limit`."""
        actions, tests = read_plainly(line, self._attributes)
        self._actions |= actions
        self._tests += tests

    def scope(self) -> Scope:
        """What was gathered. Raises `Wrong` where no action is named or no flow can be meant."""
        if not self._actions:
            raise self._head.wrong("this norm needs a line `for` with the actions that it speaks of")
        scope = Scope(self._actions, tuple(self._tests), tuple(self._unless))
        _check_reach(scope, self._head)
        return scope

    def _read_actions(self, line: Line) -> None:
        if line.take_if("any", "action"):
            self._actions = frozenset(_ACTIONS.values)
        else:
            self._actions = read_words(line, _ACTIONS)

    def _tests_of(self, line: Line) -> tuple[Test, ...]:
        tests = [self._test(line, ())]
        while line.take_if("and"):
            tests.append(self._test(line, ()))
        return tuple(tests)

    def _test(self, line: Line, also: Iterable[str]) -> Test:
        negated = line.take_if("not")
        word = line.take("an attribute")
        expected = self._attributes if negated else (*self._attributes, "not", "unless", *also)
        name = word.among(expected, "what a norm can ask of a flow")
        if name not in BY_NAME:
            raise word.wrong(f"`{name}` cannot stand here as it does")
        return Test(name, read_words(line, BY_NAME[name]), negated)


def _check_reach(scope: Scope, head: Word) -> None:
    """A recipient that none of the actions reaches is a slip: such a norm would keep nothing."""
    reached = {recipient for action in scope.actions for recipient in RECIPIENTS_OF[action]}
    for stray in sorted(scope.words_of("recipient") - reached):
        actions = ", ".join(f"`{action}`" for action in sorted(scope.actions))
        raise head.wrong(f"no flow of {actions} goes to `{stray}`: take it out, or name another action")
