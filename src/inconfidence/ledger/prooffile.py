"""A proof that can be handed to someone: C2SP tlog-proof, with the entry itself as its extra data."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Self

from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint
from inconfidence.ledger.errors import CheckpointBroken, NoSuchEntry, ProofBroken
from inconfidence.ledger.frontier import Frontier, HashAt
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.ledger.note import MAX_NOTE, Verifier
from inconfidence.ledger.proofs import inclusion_proof, verify_inclusion
from inconfidence.ledger.source import LedgerSource, newest_note

_HEADER = "c2sp.org/tlog-proof@v1"
_TEXT = re.compile(
    re.escape(_HEADER)
    + r"\nextra (?P<entry>[A-Za-z0-9+/=]+)\nindex (?P<index>0|[1-9][0-9]{0,18})\n"
    + r"(?P<path>(?:[A-Za-z0-9+/]{43}=\n){0,63})\n(?P<checkpoint>.+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class EntryProof:
    """An entry, its place, the path from it to the root, and the note that signs for the root."""

    entry: bytes
    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes

    def to_bytes(self) -> bytes:
        """The text of a `.tlog-proof` file."""
        lines = [_HEADER, f"extra {b64encode(self.entry).decode()}", f"index {self.index}"]
        lines += [b64encode(node).decode() for node in self.path]
        return "\n".join([*lines, "", ""]).encode() + self.checkpoint

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` wrote, without believing it. Raises ProofBroken."""
        proof = cls._parsed(data)
        if proof.to_bytes() != data:
            raise ProofBroken("the proof is not written in the one way that it can be")
        return proof

    @classmethod
    def _parsed(cls, data: bytes) -> Self:
        try:
            if len(data) > MAX_NOTE:
                raise ValueError
            found = _TEXT.fullmatch(data.decode())
            if not found:
                raise ValueError
            path = tuple(b64decode(line) for line in found["path"].split())
            return cls(b64decode(found["entry"]), int(found["index"]), path, found["checkpoint"].encode())
        except ValueError:
            raise ProofBroken("the file is not a proof about a ledger's entry") from None

    def verify(self, verifier: Verifier) -> Checkpoint:
        """Raise ProofBroken unless the log that `verifier` knows signed for this entry at this place."""
        checkpoint = _opened(self.checkpoint, verifier)
        leaf = leaf_hash(self.entry)
        verify_inclusion(leaf, self.index, checkpoint.size, self.path, checkpoint.root)
        return checkpoint


def prove_entry(source: LedgerSource, index: int, verifier: Verifier) -> EntryProof:
    """A proof of entry `index` under the newest checkpoint, checked before it is given.

    Raises NoSuchEntry; ProofBroken where the ledger is not whole; SourceBroken. Reads each leaf hash
    once, whatever the source.
    """
    note = newest_note(source)
    size = 0 if note is None else _opened(note, verifier).size
    if note is None or not 0 <= index < size:
        raise NoSuchEntry(
            f"no checkpoint signs for an entry {index}: so far, {size} entries are signed for, counted from 0"
        )
    for found, data, _ in source.entries(index, index + 1):
        path = inclusion_proof(index, size, streamed_hashes(source))
        proof = EntryProof(data, found, tuple(path), note)
        proof.verify(verifier)
        return proof
    raise ProofBroken(f"entry {index} is missing: run `inconfidence ledger verify`")


def streamed_hashes(source: LedgerSource) -> HashAt:
    """The hash of any subtree by reading the leaf hashes under it: slow, and needs no tiles."""

    def hash_at(level: int, index: int) -> bytes:
        start, end = index << level, index + 1 << level
        frontier = Frontier.empty()
        for _, _, stored in source.entries(start, end):
            frontier = frontier.append(stored)
        if frontier.size != end - start:
            raise ProofBroken(
                f"entries {start} to {end - 1} are not all there: run `inconfidence ledger verify`"
            )
        return frontier.root()

    return hash_at


def _opened(note: bytes, verifier: Verifier) -> Checkpoint:
    try:
        return open_checkpoint(note, verifier)
    except CheckpointBroken as broken:
        raise ProofBroken(str(broken)) from broken
