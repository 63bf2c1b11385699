"""Signed notes: a text, then a line for each signature (C2SP signed-note), with Ed25519 keys.

Other kinds of key sign by the same two ports: `cosignature` has the one that outlasts quantum computers.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol, Self

from inconfidence.ledger.errors import NoteBroken

ED25519, ML_DSA_44 = b"\x01", b"\x06"
"""Kinds of key, as signed-note and tlog-cosignature number them."""
ML_DSA_44_TEXT = b"\xff" + b"inconfidence ml-dsa-44\n"
"""ML-DSA-44 over the text itself, for notes that are no checkpoints: signed-note has no number for that yet."""
_SIZES = {ED25519: 32, ML_DSA_44: 1312, ML_DSA_44_TEXT: 1312}
MAX_NOTE = 1_000_000
"""The longest note that is read, in bytes: room for 100 post-quantum signatures."""
_DASH = "— "
_KEY_ID = 4


class Signer(Protocol):
    """A private key with the name that its signatures carry."""

    @property
    def name(self) -> str: ...

    @property
    def key_id(self) -> bytes: ...

    def sign(self, message: bytes, /) -> bytes: ...


class Verifier(Protocol):
    """A key that a signature is checked with. `verify` raises where the signature does not hold."""

    @property
    def name(self) -> str: ...

    @property
    def key_id(self) -> bytes: ...

    @property
    def beside(self) -> "tuple[Verifier, ...]":
        """The keys that must have signed as well."""
        ...

    def verify(self, message: bytes, signature: bytes, /) -> None: ...


def key_id(name: str, public: bytes, kind: bytes = ED25519) -> bytes:
    """Four bytes that say which key signed; they identify, they do not protect."""
    return sha256(name.encode() + b"\n" + kind + public).digest()[:_KEY_ID]


@dataclass(frozen=True, slots=True)
class NamedSigner:
    """A Signer of texts made of a name, a public key, and a function that signs: with Ed25519, unless told."""

    name: str
    public: bytes
    sign: Callable[[bytes], bytes]
    kind: bytes = ED25519

    def __post_init__(self) -> None:
        check_key(self.name, self.public, _SIZES[self.kind])

    @property
    def key_id(self) -> bytes:
        """The first four bytes of every signature by this key."""
        return key_id(self.name, self.public, self.kind)


@dataclass(frozen=True, slots=True)
class NamedVerifier:
    """A Verifier made of a name, a public key, and `check(public, message, signature)`, which raises."""

    name: str
    public: bytes
    check: Callable[[bytes, bytes, bytes], None]
    beside: tuple[Verifier, ...] = ()
    kind: bytes = ED25519

    def __post_init__(self) -> None:
        check_key(self.name, self.public, _SIZES[self.kind])

    @property
    def key_id(self) -> bytes:
        """The first four bytes of every signature by this key."""
        return key_id(self.name, self.public, self.kind)

    def verify(self, message: bytes, signature: bytes, /) -> None:
        """Raise unless `signature` is this key's, over `message`."""
        self.check(self.public, message, signature)

    @classmethod
    def from_line(cls, line: str, check: Callable[[bytes, bytes, bytes], None]) -> Self:
        """The verifier that a printed key, `name+id+base64`, stands for. Raises NoteBroken."""
        name, public = read_key_line(line, ED25519, "an Ed25519 key")
        return cls(name, public, check)


def read_key_line(line: str, kind: bytes, what: str) -> tuple[str, bytes]:
    """Name and public key of a printed key of this kind, which `what` names. Raises NoteBroken."""
    name, _, rest = line.strip().partition("+")
    identity, _, encoded = rest.partition("+")
    key = _decoded(encoded, "the public key is not base64")
    if key[: len(kind)] != kind:
        raise NoteBroken(f"the public key is not {what}: expected `name+id+base64`")
    public = key[len(kind) :]
    if key_id(name, public, kind).hex() != identity:
        raise NoteBroken("the public key does not have the id that stands before it: copy it again")
    return name, public


def key_line(name: str, public: bytes, kind: bytes = ED25519) -> str:
    """A public key as people hand it on: `name+id+base64`, as Go's `note.NewVerifier` reads it."""
    check_key(name, public, _SIZES[kind])
    return f"{name}+{key_id(name, public, kind).hex()}+{b64encode(kind + public).decode()}"


def check_key(name: str, public: bytes, size: int = _SIZES[ED25519]) -> None:
    """Raise NoteBroken unless both can stand in a note."""
    if not is_name(name):
        raise NoteBroken("the name of a key must not be empty, nor hold spaces, `+` or control characters")
    if len(public) != size:
        raise NoteBroken(f"a public key of this kind must have {size} bytes")


def is_name(name: str) -> bool:
    """Whether `name` can name a key: no space, no plus, nothing that does not print as itself."""
    return bool(name) and not any(c.isspace() or c == "+" or ord(c) < 32 for c in name)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who signed, with which key, and what came of it."""

    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text with its signatures, which nobody has checked yet."""

    text: str
    signatures: tuple[Signature, ...]


def format_note(text: str, signatures: Sequence[Signature]) -> bytes:
    """The bytes of a note. Raises NoteBroken unless `text` ends with a newline."""
    if not text.endswith("\n"):
        raise NoteBroken("the text of a note must end with a newline")
    lines = [f"{_DASH}{s.name} {b64encode(s.key_id + s.value).decode()}\n" for s in signatures]
    return (text + "\n" + "".join(lines)).encode()


def parse_note(data: bytes) -> Note:
    """Take a note apart without believing it. Raises NoteBroken."""
    whole = _text(data)
    end = whole.rfind("\n\n")
    if end < 0 or not whole.endswith("\n"):
        raise NoteBroken("the note has no blank line between its text and its signatures")
    lines = whole[end + 2 : -1].split("\n")
    return Note(whole[: end + 1], tuple(_signature(line) for line in lines))


def sign_note(text: str, *signers: Signer) -> bytes:
    """A note signed by each of `signers`."""
    message = text.encode()
    signed = [Signature(s.name, s.key_id, s.sign(message)) for s in signers]
    return format_note(text, signed)


def verify_note(data: bytes, verifier: Verifier) -> str:
    """The text of a note that `verifier`'s key signed, and those beside it. Raises NoteBroken.

    Signatures by keys that we do not know are passed over, as C2SP asks; one by a known key that
    does not hold spoils the note, even beside one that does.
    """
    note = parse_note(data)
    for key in (verifier, *verifier.beside):
        _check_signed(note, key)
    return note.text


def _check_signed(note: Note, verifier: Verifier) -> None:
    ours = [s for s in note.signatures if (s.name, s.key_id) == (verifier.name, verifier.key_id)]
    if not ours:
        raise NoteBroken(f"the note is not signed by the key of `{verifier.name}`")
    for signature in ours:
        try:
            verifier.verify(note.text.encode(), signature.value)
        except Exception as fault:  # whatever goes wrong in checking, the signature was not shown to hold
            raise NoteBroken(f"the signature of `{verifier.name}` does not hold") from fault


def _text(data: bytes) -> str:
    if len(data) > MAX_NOTE:
        raise NoteBroken(f"the note is too long: at most {MAX_NOTE} bytes")
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        raise NoteBroken("the note is not UTF-8") from None
    if any(ord(c) < 32 and c != "\n" for c in whole):
        raise NoteBroken("the note holds control characters")
    return whole


def _signature(line: str) -> Signature:
    if not line.startswith(_DASH):
        raise NoteBroken("a signature line of the note does not begin with a dash and a space")
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    if not is_name(name):
        raise NoteBroken("a signature line of the note names no key")
    value = _decoded(encoded, "a signature of the note is not base64")
    if len(value) <= _KEY_ID:
        raise NoteBroken("a signature of the note is too short")
    return Signature(name, value[:_KEY_ID], value[_KEY_ID:])


def _decoded(encoded: str, message: str) -> bytes:
    """Strict base64: what decodes must also encode to the same letters."""
    try:
        value = b64decode(encoded, validate=True)
    except ValueError:
        raise NoteBroken(message) from None
    if b64encode(value).decode() != encoded:
        raise NoteBroken(message)
    return value
