"""Checkpoints: the log's signed word on how long it was and what was in it (C2SP tlog-checkpoint)."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Self

from inconfidence.ledger.errors import CheckpointBroken, NoteBroken
from inconfidence.ledger.frontier import MAX_SIZE
from inconfidence.ledger.hashing import HASH_SIZE
from inconfidence.ledger.note import Signer, Verifier, is_name, sign_note, verify_note

_TEXT = re.compile(r"(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,18})\n(?P<root>[A-Za-z0-9+/]{43}=)\n")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The tree that the log `origin` had at `size` entries. `root` is 32 bytes."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not is_name(self.origin):
            raise CheckpointBroken("the origin of a checkpoint must be one word without spaces or `+`")
        if not 0 <= self.size <= MAX_SIZE:
            raise CheckpointBroken("the size of a checkpoint is out of range")
        if len(self.root) != HASH_SIZE:
            raise CheckpointBroken("the root of a checkpoint must have 32 bytes")

    def to_text(self) -> str:
        """Origin, size in decimal, root in base64: a line each."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read what `to_text` wrote. Extension lines are refused: this log writes none."""
        found = _TEXT.fullmatch(text)
        if not found:
            raise CheckpointBroken("a checkpoint must be three lines: origin, size, root in base64")
        checkpoint = cls(found["origin"], int(found["size"]), b64decode(found["root"]))
        if checkpoint.to_text() != text:
            raise CheckpointBroken("the root of the checkpoint is not written in the one way it can be")
        return checkpoint


def signed_checkpoint(checkpoint: Checkpoint, *signers: Signer) -> bytes:
    """The checkpoint as a signed note. The log's own key bears the name of the origin."""
    return sign_note(checkpoint.to_text(), *signers)


def open_checkpoint(note: bytes, verifier: Verifier) -> Checkpoint:
    """The checkpoint in a note that the log's key signed. Raises CheckpointBroken."""
    try:
        checkpoint = Checkpoint.from_text(verify_note(note, verifier))
    except NoteBroken as broken:
        raise CheckpointBroken(str(broken)) from broken
    if checkpoint.origin != verifier.name:
        raise CheckpointBroken(f"the checkpoint is about another log than `{verifier.name}`")
    return checkpoint
