"""The manifest of a backup: what belongs to it, in clear and signed by the ledger's key.

A signed note (C2SP signed-note) of two lines: a word that no checkpoint begins with, and JSON. Both of the log's
keys have signed it, so that it counts for as long as the checkpoint in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint
from inconfidence.ledger.errors import CheckpointBroken, NoteBroken
from inconfidence.ledger.note import parse_note, verify_note
from inconfidence.store.backup.errors import ManifestBroken
from inconfidence.store.log import Log, text_note
from inconfidence.vault.checkpoints import CheckpointKey

_WORD = "inconfidence backup 2"


@dataclass(frozen=True, slots=True)
class Archived:
    """One archive, as the manifest names it: bytes, and SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one backup is. `checkpoint` is a signed note over the ledger as it was at that moment."""

    charity: UUID
    snapshot: UUID
    made_at: datetime
    program: str
    fingerprint: str
    content: Archived
    keys: Archived
    rows: Mapping[str, int]
    checkpoint: str

    def to_note(self, key: CheckpointKey) -> bytes:
        """The bytes of the file."""
        told = {
            "charity": str(self.charity),
            "snapshot": str(self.snapshot),
            "made_at": self.made_at.isoformat(),
            "program": self.program,
            "fingerprint": self.fingerprint,
            "content": [self.content.size, self.content.sha256],
            "keys": [self.keys.size, self.keys.sha256],
            "rows": dict(self.rows),
            "checkpoint": self.checkpoint,
        }
        return text_note(self.charity, key, f"{_WORD}\n{json.dumps(told)}\n")

    @classmethod
    def read(cls, data: bytes, name: str) -> Self:
        """What a manifest says, not yet believed. Raises ManifestBroken, which names it."""
        try:
            return cls._of_text(parse_note(data).text)
        except (NoteBroken, ValueError, KeyError, TypeError, AttributeError):
            raise ManifestBroken(name) from None

    @classmethod
    def verified(cls, data: bytes, name: str, log: Log) -> Self:
        """What it says, where both of the log's keys signed it and its checkpoint. Raises ManifestBroken."""
        try:
            manifest = cls._of_text(verify_note(data, log.texts))
            manifest.ledger(log)
        except (NoteBroken, CheckpointBroken, ValueError, KeyError, TypeError, AttributeError):
            raise ManifestBroken(name) from None
        return manifest

    def ledger(self, log: Log) -> Checkpoint:
        """Where the ledger stood. Raises CheckpointBroken."""
        return open_checkpoint(self.checkpoint.encode(), log.checkpoints)

    @classmethod
    def _of_text(cls, text: str) -> Self:
        word, _, rest = text.partition("\n")
        told: dict[str, Any] = json.loads(rest)
        made_at = datetime.fromisoformat(told["made_at"])
        if word != _WORD or made_at.utcoffset() is None:
            raise ValueError
        return cls(
            charity=UUID(told["charity"]),
            snapshot=UUID(told["snapshot"]),
            made_at=made_at,
            program=str(told["program"]),
            fingerprint=str(told["fingerprint"]),
            content=_archived(told["content"]),
            keys=_archived(told["keys"]),
            rows={str(table): int(count) for table, count in told["rows"].items()},
            checkpoint=str(told["checkpoint"]),
        )


def _archived(told: list[Any]) -> Archived:
    size, sha256 = told
    return Archived(int(size), str(sha256))
