"""The tree as an inspection derives it: from the entries, and beside it from the stored hashes."""

from typing import Literal

from inconfidence.ledger.frontier import Frontier

Proven = Literal["entries", "hashes"]


class DerivedTree:
    """What the entries hash to; and, once an entry and its stored hash disagree, what the hashes say.

    A signed root then tells which of the two was changed. Where an entry is out of reach, neither
    tree is known any more from there on.
    """

    def __init__(self) -> None:
        self._entries: Frontier | None = Frontier.empty()
        self._hashes: Frontier | None = None

    @property
    def known(self) -> bool:
        """Whether every entry so far could be read."""
        return self._entries is not None

    def append(self, derived: bytes, stored: bytes) -> None:
        """Take in the next leaf: the hash of the entry, and the hash that was stored."""
        if self._entries is None:
            return
        if self._hashes is not None or stored != derived:
            self._hashes = (self._hashes or self._entries).append(stored)
        self._entries = self._entries.append(derived)

    def lose(self) -> None:
        """An entry is out of reach."""
        self._entries = self._hashes = None

    def root(self) -> bytes | None:
        """The root by the entries; None where they are not all known, or in doubt."""
        return None if self._entries is None or self._hashes is not None else self._entries.root()

    def prove(self, root: bytes) -> Proven | None:
        """Go on from whichever of the two trees has the signed `root`; None if neither has."""
        if self._entries is not None and self._entries.root() == root:
            self._hashes = None
            return "entries"
        if self._hashes is not None and self._hashes.root() == root:
            self._entries, self._hashes = self._hashes, None
            return "hashes"
        return None

    def has(self, frontier: Frontier) -> bool:
        """Whether `frontier` belongs to either tree."""
        return frontier in (self._entries, self._hashes)
