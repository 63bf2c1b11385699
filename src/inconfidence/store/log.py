"""A charity's log by its name and keys: who signs in it, and whose signatures must be there. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from inconfidence.ledger.checkpoint import Checkpoint, signed_checkpoint
from inconfidence.ledger.cosignature import CosignatureVerifier, Cosigner
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.note import ML_DSA_44_TEXT, NamedSigner, NamedVerifier, sign_note
from inconfidence.vault.checkpoints import CheckpointKey, verify


def origin_of(charity: UUID) -> str:
    """The name of the charity's log, as the first line of its checkpoints and in its key."""
    return f"inconfidence/{charity}"


@dataclass(frozen=True, slots=True)
class Log:
    """The public halves of a log's keys: 32 bytes of Ed25519, 1,312 of ML-DSA-44. Both must have signed."""

    origin: str
    public: bytes
    quantum_safe: bytes

    @classmethod
    def of(cls, charity: UUID, key: CheckpointKey) -> Self:
        """The log whose checkpoints `key` signs."""
        return cls(origin_of(charity), key.public, key.cosigning.public)

    @property
    def checkpoints(self) -> NamedVerifier:
        """Verifies its checkpoints."""
        beside = CosignatureVerifier(self.origin, self.quantum_safe, verify)
        return NamedVerifier(self.origin, self.public, verify, (beside,))

    @property
    def texts(self) -> NamedVerifier:
        """Verifies what else it signs."""
        beside = NamedVerifier(self.origin, self.quantum_safe, verify, kind=ML_DSA_44_TEXT)
        return NamedVerifier(self.origin, self.public, verify, (beside,))


def checkpoint_note(charity: UUID, key: CheckpointKey, frontier: Frontier, now: datetime) -> bytes:
    """The signed word on how the ledger stands."""
    origin, quantum_safe = origin_of(charity), key.cosigning
    return signed_checkpoint(
        Checkpoint(origin, frontier.size, frontier.root()),
        NamedSigner(origin, key.public, key.sign),
        Cosigner(origin, quantum_safe.public, quantum_safe.sign, int(now.timestamp())),
    )


def text_note(charity: UUID, key: CheckpointKey, text: str) -> bytes:
    """A text that is no checkpoint, signed."""
    origin, quantum_safe = origin_of(charity), key.cosigning
    return sign_note(
        text,
        NamedSigner(origin, key.public, key.sign),
        NamedSigner(origin, quantum_safe.public, quantum_safe.sign, ML_DSA_44_TEXT),
    )
