"""A tree that sorts flows by their answers, and grows as they come along.

INVARIANT: on the way to a leaf every question is asked on which that leaf turns. So the flows that come to it have
given the same answers to them all; and what is a function of those answers is the same for all these flows.
"""

from typing import Final, Generic, TypeVar

T = TypeVar("T")
_EVERYTHING: Final = -1


class Leaf(Generic[T]):
    """What holds of the flows of a class, and the questions on which it turns, as bits."""

    __slots__ = ("asked", "value")

    def __init__(self, value: T, asked: int) -> None:
        self.value = value
        self.asked = asked


class Node(Generic[T]):
    """Asks at once all that every flow so far was asked here (`care`, as bits), and parts them by their answers."""

    __slots__ = ("care", "rows")

    def __init__(self, care: int) -> None:
        self.care = care
        self.rows: dict[int, Node[T] | Leaf[T]] = {}


class Tree(Generic[T]):
    """Leaves by the answers of the flows that come to them."""

    def __init__(self) -> None:
        self._root: Node[T] = Node(_EVERYTHING)

    def find(self, answers: int) -> Leaf[T] | None:
        """The leaf to which these answers lead; None where nobody came that way yet."""
        found = self._root.rows.get(answers & self._root.care)
        while isinstance(found, Node):
            found = found.rows.get(answers & found.care)
        return found

    def file(self, leaf: Leaf[T], answers: int) -> None:
        """Puts a leaf where flows with these answers to its questions will come to it."""
        node, left = self._root, leaf.asked
        while True:
            if node.care & ~left:
                # Not everybody is asked all that: the rest is left to the nodes below.
                node.care = node.care & left or left
                node.rows.clear()
            left &= ~node.care
            key = answers & node.care
            if not left:
                node.rows[key] = leaf
                return
            below = node.rows.get(key)
            if not isinstance(below, Node):
                below = node.rows[key] = Node(left)
            node = below
