"""What a blob is bound to: opened anywhere else, it does not open."""

from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

Part = UUID | str | int

_VERSION = 1
_PLACE = "place"
_MOST_PARTS = 32
_MOST_BYTES = 1024


@lru_cache(maxsize=256)  # purposes and names of fields: the same few words, several at each opening
def _framed_text(part: str) -> bytes:
    value = part.encode()
    if len(value) > _MOST_BYTES:
        raise ValueError(f"a part of a context may have at most `{_MOST_BYTES}` bytes; give its digest")
    return b"s" + len(value).to_bytes(2, "big") + value


@lru_cache(maxsize=256)  # versions, epochs
def _framed_number(part: int) -> bytes:
    if not 0 <= part < 1 << 63:
        raise ValueError("a number in a context must be from 0 to 2⁶³ - 1")
    return b"i\0\x08" + part.to_bytes(8, "big")


def _framed(part: Part) -> bytes:
    """A tag for the type, two bytes of length, the value: no two lists of parts give the same bytes."""
    if isinstance(part, UUID):
        return b"u\0\x10" + part.bytes
    if isinstance(part, str):
        return _framed_text(part)
    # True is an int to Python, and would bind as 1 does while it reads differently.
    if isinstance(part, int) and not isinstance(part, bool):
        return _framed_number(part)
    raise TypeError(f"`{type(part).__name__}` cannot be part of a context; give a UUID, str or int")


@dataclass(frozen=True, slots=True)
class Context:
    """A purpose and what it is about. Make one with `Context.of` or `Place`.

    Its bytes are associated data: stored nowhere, and the same for whoever builds the same context again.
    """

    purpose: str
    parts: tuple[Part, ...]
    _encoded: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = self.parts
        if not self.purpose:
            raise ValueError("a context needs a purpose; say what is sealed")
        if len(parts) > _MOST_PARTS:
            raise ValueError(f"a context may have at most `{_MOST_PARTS}` parts")
        start = (bytes((_VERSION, len(parts))), _framed(self.purpose))
        object.__setattr__(self, "_encoded", b"".join((*start, *map(_framed, parts))))

    @classmethod
    def of(cls, purpose: str, *parts: Part) -> "Context":
        """Anything but a sealed record: `Context.of("file-key", charity, cabinet, file)`."""
        if purpose == _PLACE:
            raise ValueError("`place` is kept for `Place`; name another purpose")
        return Context(purpose, parts)

    def to_bytes(self) -> bytes:
        """The canonical bytes, the same on every machine and in every release."""
        return self._encoded


class Place(Context):
    """Where one version of one field of one record lies."""

    __slots__ = ()

    def __init__(
        self, charity: UUID, cabinet: UUID, file: UUID, record: UUID, field: str, version: int
    ) -> None:
        super().__init__(_PLACE, (charity, cabinet, file, record, field, version))
