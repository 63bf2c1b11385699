"""Makes proofs that can be handed on, wherever a ledger is stored. Each is checked before it is given."""

from inconfidence.ledger.errors import NoSuchEntry, ProofBroken
from inconfidence.ledger.growthfile import GrowthProof
from inconfidence.ledger.hashes import tree_of
from inconfidence.ledger.note import Verifier
from inconfidence.ledger.prooffile import EntryProof, signed_by
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
        self._note, self._size = note, signed_by(note, verifier).size
        self._tree = tree_of(source, self._size)

    def entry(self, index: int) -> EntryProof:
        """A proof of one entry. Raises NoSuchEntry; ProofBroken where the ledger is not whole; SourceBroken."""
        if not 0 <= index < self._size:
            raise NoSuchEntry(
                f"no checkpoint signs for an entry {index}: so far, {self._size} entries are signed for,"
                " counted from 0"
            )
        for found, data, _ in self._source.entries(index, index + 1):
            path = self._tree.inclusion(index)
            proof = EntryProof(data, found, tuple(path), self._note)
            proof.verify(self._verifier)
            return proof
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
        proof = GrowthProof(earlier.size, tuple(path), self._note)
        proof.verify(earlier, self._verifier)
        return proof
