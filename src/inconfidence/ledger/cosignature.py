"""Cosignatures with ML-DSA-44: a second word on a checkpoint, by the log itself or by a witness.

C2SP tlog-cosignature, the kind that outlasts quantum computers (FIPS 204). What is signed is not the text of the
note but what it says: whose log, how long, which root, and when it was seen to be so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from inconfidence.ledger.checkpoint import Checkpoint
from inconfidence.ledger.errors import NoteBroken
from inconfidence.ledger.note import (
    ML_DSA_44,
    Signature,
    Verifier,
    check_key,
    format_note,
    key_id,
    key_line,
    parse_note,
    read_key_line,
)

PUBLIC_SIZE = 1312
_LABEL = b"subtree/v1\n\0"
_TIME = 8
_LATEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cosigner:
    """A `Signer` of checkpoints: a name, 1,312 bytes of public key, a function that signs, and the time it is.

    `at` is a POSIX time in whole seconds: when the cosigner saw that the log was so.
    """

    name: str
    public: bytes
    sign_bytes: Callable[[bytes], bytes]
    at: int

    def __post_init__(self) -> None:
        check_key(self.name, self.public, PUBLIC_SIZE)
        if not 0 < self.at <= _LATEST:
            raise NoteBroken("the time of a cosignature is out of range")

    @property
    def key_id(self) -> bytes:
        """The first four bytes of every signature by this key."""
        return key_id(self.name, self.public, ML_DSA_44)

    def sign(self, text: bytes, /) -> bytes:
        """Eight bytes of time, then the signature. Raises CheckpointBroken where `text` is no checkpoint."""
        checkpoint = Checkpoint.from_text(text.decode())
        return self.at.to_bytes(_TIME) + self.sign_bytes(signed_message(self.name, self.at, checkpoint))


@dataclass(frozen=True, slots=True)
class CosignatureVerifier:
    """A `Verifier` of cosignatures. `check(public, message, signature)` raises where one does not hold."""

    name: str
    public: bytes
    check: Callable[[bytes, bytes, bytes], None]
    beside: tuple[Verifier, ...] = ()

    def __post_init__(self) -> None:
        check_key(self.name, self.public, PUBLIC_SIZE)

    @property
    def key_id(self) -> bytes:
        """The first four bytes of every signature by this key."""
        return key_id(self.name, self.public, ML_DSA_44)

    def verify(self, text: bytes, signature: bytes, /) -> None:
        """Raise unless `signature` is this key's, over the checkpoint `text`, at the time that it gives."""
        at = int.from_bytes(signature[:_TIME])
        if len(signature) <= _TIME or not 0 < at <= _LATEST:
            raise NoteBroken("the cosignature says no time at which it was made")
        message = signed_message(self.name, at, Checkpoint.from_text(text.decode()))
        self.check(self.public, message, signature[_TIME:])

    @classmethod
    def from_line(cls, line: str, check: Callable[[bytes, bytes, bytes], None]) -> Self:
        """The verifier that a printed key, `name+id+base64`, stands for. Raises NoteBroken."""
        name, public = read_key_line(line, ML_DSA_44, "an ML-DSA-44 key")
        return cls(name, public, check)


def cosigner_line(name: str, public: bytes) -> str:
    """A cosigner's public key as people hand it on: `name+id+base64`."""
    return key_line(name, public, ML_DSA_44)


def cosigned(data: bytes, cosigner: Cosigner) -> bytes:
    """The note with the cosigner's word added to it, in place of an earlier one of theirs. Raises NoteBroken.

    Nothing is checked here: whoever cosigns has verified the log first.
    """
    note = parse_note(data)
    own = cosigner.name, cosigner.key_id
    others = [line for line in note.signatures if (line.name, line.key_id) != own]
    word = Signature(*own, cosigner.sign(note.text.encode()))
    return format_note(note.text, [*others, word])


def signed_message(cosigner: str, at: int, checkpoint: Checkpoint) -> bytes:
    """The structure `cosigned_message`, in the encoding of RFC 8446 section 3."""
    return b"".join(
        (
            _LABEL,
            _counted(cosigner),
            at.to_bytes(_TIME),
            _counted(checkpoint.origin),
            (0).to_bytes(8),
            checkpoint.size.to_bytes(8),
            checkpoint.root,
        )
    )


def _counted(word: str) -> bytes:
    encoded = word.encode()
    if not 1 <= len(encoded) <= 255:
        raise NoteBroken("a name in a cosignature must have 1 to 255 bytes")
    return bytes((len(encoded),)) + encoded
