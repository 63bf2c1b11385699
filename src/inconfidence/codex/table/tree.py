"""A tree that sorts flows by their answers, and grows as they come along.

INVARIANT: on the way to a leaf every question is asked on which that leaf turns. So the flows that come to it have
given the same answers to them all; and what is a function of those answers is the same for all these flows.
A node asks the same for as long as it is: whoever is on the way while the tree grows is not led astray.
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
        self.care: Final = care
        self.rows: Final[dict[int, Node[T] | Leaf[T]]] = {}


class Tree(Generic[T]):
    """Leaves by the answers of the flows that come to them."""

    def __init__(self) -> None:
        self._root: Node[T] = Node(_EVERYTHING)

    def find(self, answers: int) -> Leaf[T] | None:
        """The leaf to which these answers lead; None where nobody came that way yet."""
        root = self._root
        found = root.rows.get(answers & root.care)
        while isinstance(found, Node):
            found = found.rows.get(answers & found.care)
        return found

    def file(self, leaf: Leaf[T], answers: int) -> None:
        """Puts a leaf where flows with these answers to its questions will come to it."""
        self._root = _with(self._root, leaf, answers, leaf.asked)


def _with(node: Node[T], leaf: Leaf[T], answers: int, left: int) -> Node[T]:
    """The node with a leaf below it of which so many questions are left to ask."""
    if node.care & ~left:
        # Not everybody is asked all that: the rest is left to the nodes below another one.
        node = Node(node.care & left or left)
    left &= ~node.care
    key = answers & node.care
    if left:
        below = node.rows.get(key)
        node.rows[key] = _with(below if isinstance(below, Node) else Node(left), leaf, answers, left)
    else:
        node.rows[key] = leaf
    return node
