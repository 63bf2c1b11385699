"""Which clauses are nearest to a flow that nothing opens, read word by word as by an automaton.

How far a permit is from a flow is a sum over its conditions. So the attributes can be read one at a time; what
stands afterwards is how far each permit is behind, and what is still open of its conditions. Permits that can no
longer be the nearest are dropped, and nodes that stand alike are one. Nodes grow as flows come along.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from inconfidence.codex.deciding.compiler import Compiled, CompiledPermit
from inconfidence.codex.deciding.masks import Mask
from inconfidence.flow.packing import FIELD

# A condition of kind outweighs any number of others.
_KIND: Final = 1 << 16
_OTHER: Final = 1
# Kind is read first: it leaves the fewest permits to tell apart.
_IN_ORDER: Final = tuple(
    FIELD[name]
    for name in (
        *("recipient", "purpose", "subject", "information", "cabinet", "channel", "retention"),
        *("relation", "actor", "standing", "grounds"),
    )
)
_ACTION: Final = FIELD["action"]
# What is read first, and at once.
_START: Final = _ACTION | FIELD["recipient"] | FIELD["purpose"]
_MOST = 20_000


class Stake(NamedTuple):
    """A condition not yet read to its end, and how much it puts its permit behind if it holds or fails."""

    barred: int
    some: tuple[int, ...]
    holding: int
    failing: int

    @property
    def words(self) -> int:
        """All words that it asks about."""
        return reduce(or_, self.some, self.barred)

    def read(self, field: int, words: int) -> "Stake | int":
        """What is left of it once the attribute is known to hold `words`, or by how much it put behind."""
        if words & self.barred or any(wanted & field and not wanted & words for wanted in self.some):
            return self.failing
        some = tuple(wanted for wanted in self.some if not wanted & field)
        barred = self.barred & ~field
        return Stake(barred, some, self.holding, self.failing) if barred or some else self.holding


class Contender(NamedTuple):
    """A permit that may be the nearest: its place in the code, how far it is behind, what is still open."""

    order: int
    behind: int
    stakes: tuple[Stake, ...]

    @property
    def least(self) -> int:
        """How far it will be behind at least."""
        return self.behind + sum(min(stake.holding, stake.failing) for stake in self.stakes)

    @property
    def most(self) -> int:
        """How far it will be behind at most."""
        return self.behind + sum(max(stake.holding, stake.failing) for stake in self.stakes)

    def read(self, field: int, words: int) -> "Contender":
        """How it stands once the attribute is known to hold `words`."""
        read = [stake.read(field, words) for stake in self.stakes]
        behind = self.behind + sum(one for one in read if isinstance(one, int))
        return Contender(self.order, behind, tuple(one for one in read if isinstance(one, Stake)))


Contenders = tuple[Contender, ...]
Named = tuple[str, ...]


class Node:
    """Reads one attribute (`field`): where to go by those of its words that the contenders tell apart."""

    __slots__ = ("contenders", "field", "next", "telling")

    def __init__(self, contenders: Contenders, field: int, telling: int) -> None:
        self.contenders = contenders
        self.field = field
        self.telling = telling
        self.next: dict[int, Node | Named] = {}


class Nearness:
    """The nearest clauses of a code to any flow."""

    def __init__(self, compiled: Compiled) -> None:
        self._clauses = tuple(compiled.order)
        self._permits = compiled.permits
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._root = Node((), _ACTION, _ACTION)
        self._starts: dict[int, Node | Named] = {}
        self._known: dict[Contenders, Node | Named] = {}

    def clauses(self, bits: int) -> tuple[str, ...]:
        """Which clauses to name, in the order of the code. Never empty."""
        start = bits & _START
        found = self._starts.get(start)
        if found is None:
            found = self._starts[start] = self._at(bits)
        while isinstance(found, Node):
            words = bits & found.telling
            found = found.next.get(words) or self._grow(found, words)
        return found

    def _at(self, bits: int) -> "Node | Named":
        """Where reading what is read of every flow leads."""
        found: Node | Named = self._root
        while isinstance(found, Node) and found.field & _START:
            found = self._grow(found, bits & found.telling)
        return found

    def _grow(self, node: Node, words: int) -> Node | Named:
        if len(self._known) > _MOST:
            self._begin_anew()
        stand = (
            self._at_the_start(words)
            if node.field == _ACTION
            else tuple(contender.read(node.field, words) for contender in node.contenders)
        )
        ahead = _ahead(stand)
        if ahead not in self._known:
            self._known[ahead] = self._node(ahead)
        found = node.next[words] = self._known[ahead]
        return found

    def _at_the_start(self, action: int) -> Contenders:
        permits = (permit for permit in self._permits if permit.kind_tests[0].holds(action))
        return tuple(Contender(permit.order, 0, tuple(_stakes(permit))).read(0, 0) for permit in permits)

    def _node(self, contenders: Contenders) -> Node | Named:
        words = 0
        for contender in contenders:
            for stake in contender.stakes:
                words |= stake.words
        for field in _IN_ORDER:
            if words & field:
                return Node(contenders, field, words & field)
        # Nothing is open: those ahead are level. Where no permit is of this action, the first clause is named.
        return tuple(self._clauses[contender.order] for contender in contenders) or self._clauses[:1]


def _stakes(permit: CompiledPermit) -> Iterator[Stake]:
    def of(tests: Sequence[Mask], holding: int, failing: int) -> Iterator[Stake]:
        return (Stake(test.barred, test.some, holding, failing) for test in tests)

    yield from of(permit.kind_tests[1:], 0, _KIND)
    yield from of(permit.other_tests, 0, _OTHER)
    yield from of(permit.mask.unless, _KIND, 0)


def _ahead(contenders: Contenders) -> Contenders:
    """Those that can still be the nearest, as they stand to each other, each once."""
    bound = min((contender.most for contender in contenders), default=0)
    kept = [contender for contender in contenders if contender.least <= bound]
    start = min((contender.behind for contender in kept), default=0)
    return tuple(sorted({Contender(c.order, c.behind - start, c.stakes) for c in kept}))
