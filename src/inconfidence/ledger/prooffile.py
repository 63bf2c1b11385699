"""A proof that can be handed to someone: C2SP tlog-proof, with the entry itself as its extra data."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Self

from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint
from inconfidence.ledger.errors import CheckpointBroken, ProofBroken
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.ledger.note import MAX_NOTE, Verifier
from inconfidence.ledger.proofs import verify_inclusion

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
        checkpoint = signed_by(self.checkpoint, verifier)
        leaf = leaf_hash(self.entry)
        verify_inclusion(leaf, self.index, checkpoint.size, self.path, checkpoint.root)
        return checkpoint


def signed_by(note: bytes, verifier: Verifier) -> Checkpoint:
    """The checkpoint that a proof stands on. Raises ProofBroken unless the log's key signed it."""
    try:
        return open_checkpoint(note, verifier)
    except CheckpointBroken as broken:
        raise ProofBroken(str(broken)) from broken
