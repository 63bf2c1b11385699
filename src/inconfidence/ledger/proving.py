"""Makes proofs that can be handed on, wherever a ledger is stored. Each is checked before it is given."""

from inconfidence.ledger.errors import NoSuchEntry, ProofBroken
from inconfidence.ledger.growthfile import GrowthProof
from inconfidence.ledger.hashes import tree_of
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.ledger.note import Verifier
from inconfidence.ledger.prooffile import EntryProof, signed_by
from inconfidence.ledger.proofs import verify_consistency, verify_inclusion
from inconfidence.ledger.source import LedgerSource, newest_note


class Prover:
    """Proves what the newest checkpoint signs for. What one proof has read, the next ones need not read again.

    Raises NoSuchEntry where there is no checkpoint; ProofBroken where it is not the log's; SourceBroken.
    Its methods raise TileBroken as well, where a tile cannot be used.
    """

    def __init__(self, source: LedgerSource, verifier: Verifier) -> None:
        self._source, self._verifier = source, verifier
        note = newest_note(source)
        if note is None:
            raise NoSuchEntry(
                "the ledger has no checkpoint yet: nothing is signed for, and nothing can be proved"
            )
        self._note, self._newest = note, signed_by(note, verifier)
        self._size = self._newest.size
        self._tree = tree_of(source, self._size)

    def entry(self, index: int) -> EntryProof:
        """A proof of one entry. Raises NoSuchEntry; ProofBroken where the ledger is not whole; SourceBroken."""
        if not 0 <= index < self._size:
            raise NoSuchEntry(
                f"no checkpoint signs for an entry {index}: so far, {self._size} entries are signed for,"
                " counted from 0"
            )
        for _, data, _ in self._source.entries(index, index + 1):
            path = self._tree.inclusion(index)
            verify_inclusion(leaf_hash(data), index, self._size, path, self._newest.root)
            return EntryProof(data, index, tuple(path), self._note)
        raise ProofBroken(f"entry {index} is missing: run `inconfidence ledger verify`")

    def growth(self, saved: bytes) -> GrowthProof:
        """A proof that the ledger grew out of a saved checkpoint. Raises ProofBroken where it did not; SourceBroken."""
        earlier = signed_by(saved, self._verifier)
        if earlier.size > self._size:
            raise ProofBroken(
                f"the saved checkpoint is of {earlier.size} entries, and {self._size} are signed for:"
                " the tail was cut, or this is an old copy"
            )
        path = self._tree.consistency(earlier.size)
        verify_consistency(earlier.size, earlier.root, self._size, self._newest.root, path)
        return GrowthProof(earlier.size, tuple(path), self._note)
