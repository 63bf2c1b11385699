"""A proof that a ledger only grew, in a file: the request by which C2SP tlog-witness tells a witness of growth.

Whoever saved a checkpoint is given one, and sees without the ledger itself that nothing which was signed for then
was changed since.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Self

from inconfidence.ledger.checkpoint import Checkpoint
from inconfidence.ledger.errors import ProofBroken
from inconfidence.ledger.note import MAX_NOTE, Verifier
from inconfidence.ledger.prooffile import signed_by
from inconfidence.ledger.proofs import verify_consistency

_TEXT = re.compile(
    r"old (?P<old>0|[1-9][0-9]{0,18})\n(?P<path>(?:[A-Za-z0-9+/]{43}=\n){0,64})\n(?P<checkpoint>.+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class GrowthProof:
    """How long the log was, the path from there, and the note that signs for what it is now."""

    old: int
    path: tuple[bytes, ...]
    checkpoint: bytes

    def to_bytes(self) -> bytes:
        """The text of the file."""
        lines = [f"old {self.old}", *(b64encode(node).decode() for node in self.path)]
        return "\n".join([*lines, "", ""]).encode() + self.checkpoint

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` wrote, without believing it. Raises ProofBroken."""
        try:
            found = _TEXT.fullmatch(data.decode()) if len(data) <= MAX_NOTE else None
            if not found:
                raise ValueError
            path = tuple(b64decode(line) for line in found["path"].split())
            proof = cls(int(found["old"]), path, found["checkpoint"].encode())
        except ValueError:
            raise ProofBroken("the file is not a proof that a ledger grew") from None
        if proof.to_bytes() != data:
            raise ProofBroken("the proof is not written in the one way that it can be")
        return proof

    def verify(self, earlier: Checkpoint, verifier: Verifier) -> Checkpoint:
        """The newer checkpoint. Raises ProofBroken unless the log that `verifier` knows began as `earlier` says."""
        newer = signed_by(self.checkpoint, verifier)
        if self.old != earlier.size:
            raise ProofBroken(
                f"the proof starts at {self.old} entries, and the saved checkpoint is of {earlier.size}"
            )
        verify_consistency(earlier.size, earlier.root, newer.size, newer.root, self.path)
        return newer
