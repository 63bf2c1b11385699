"""What a blob is bound to: opened anywhere else, it does not open."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, Self
from uuid import UUID

Part = UUID | str | int

_VERSION = 1
_PLACE = "place"
_MOST_PARTS = 32
_MOST_BYTES = 1024
_STARTS = [bytes((_VERSION, number)) for number in range(_MOST_PARTS + 1)]


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


def _framed_id(part: UUID) -> bytes:
    return b"u\0\x10" + part.int.to_bytes(16)


# By the very type: True is an int to Python, and would bind as 1 does while it reads differently.
_FRAMES: dict[type, Callable[[Any], bytes]] = {UUID: _framed_id, str: _framed_text, int: _framed_number}


def _framed(parts: tuple[Part, ...]) -> list[bytes]:
    """Of each part a tag for its type, two bytes of length, the value: no two lists of parts give the same bytes."""
    try:
        return [_FRAMES[type(part)](part) for part in parts]
    except KeyError as error:
        name = error.args[0].__name__
        raise TypeError(f"`{name}` cannot be part of a context; give a UUID, str or int") from None


class _Encoded(NamedTuple):
    purpose: str
    parts: tuple[Part, ...]
    encoded: bytes


class Context(_Encoded):
    """A purpose and what it is about. Make one with `Context.of` or `Place`.

    Its bytes are associated data: stored nowhere, and the same for whoever builds the same context again.
    Several are made at each opening: a tuple costs a third of a frozen dataclass.
    """

    __slots__ = ()

    def __new__(cls, purpose: str, parts: tuple[Part, ...]) -> Self:
        if not purpose:
            raise ValueError("a context needs a purpose; say what is sealed")
        if len(parts) > _MOST_PARTS:
            raise ValueError(f"a context may have at most `{_MOST_PARTS}` parts")
        framed = [_STARTS[len(parts)], _framed_text(purpose), *_framed(parts)]
        return tuple.__new__(cls, (purpose, parts, b"".join(framed)))

    @classmethod
    def of(cls, purpose: str, *parts: Part) -> "Context":
        """Anything but a sealed record: `Context.of("file-key", charity, cabinet, file)`."""
        if purpose == _PLACE:
            raise ValueError("`place` is kept for `Place`; name another purpose")
        return Context(purpose, parts)

    def to_bytes(self) -> bytes:
        """The canonical bytes, the same on every machine and in every release."""
        return self.encoded


class Place(Context):
    """Where one version of one field of one record lies."""

    __slots__ = ()

    def __new__(
        cls, charity: UUID, cabinet: UUID, file: UUID, record: UUID, field: str, version: int
    ) -> Self:
        return super().__new__(cls, _PLACE, (charity, cabinet, file, record, field, version))
