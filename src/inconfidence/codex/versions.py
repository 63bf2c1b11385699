"""A version of a code as it is kept for ever: the texts that it was compiled from, held to their digest."""

import json
import zlib

from inconfidence.codex.code import Code
from inconfidence.codex.document.reader import read_source
from inconfidence.codex.errors import CodeError
from inconfidence.codex.library import assembled
from inconfidence.kernel.errors import InConfidenceError

# The first byte: how the rest is to be read. 1: the texts as a JSON list, the code's own first, compressed.
_FORMAT = b"\x01"
_MOST_BYTES = 32 * 1024 * 1024


class VersionBroken(InConfidenceError):
    """A version whose texts are not those of its digest, or that this program cannot read."""


def texts_of(code: Code) -> bytes:
    """The texts of a code and of all it stands on, to be kept."""
    texts = [source.text for source in (code.source, *code.foundations)]
    return _FORMAT + zlib.compress(json.dumps(texts, ensure_ascii=False).encode(), 9)


def restored(kept: bytes, digest: str) -> Code:
    """The code that was kept as these texts.

    Raises:
        VersionBroken: they are not what `digest` (hex SHA-256) stands for. Nothing is decided by such a code.
    """
    try:
        sources = tuple(read_source(text.encode(), f"version {digest[:12]}") for text in _texts(kept))
        code = assembled(sources)
    except (CodeError, ValueError, TypeError, AttributeError, IndexError, zlib.error):
        raise VersionBroken(_told(digest)) from None
    if code.digest != digest:
        raise VersionBroken(_told(digest))
    return code


def _texts(kept: bytes) -> list[str]:
    # A format that this program does not know.
    if kept[:1] != _FORMAT:
        raise ValueError
    reader = zlib.decompressobj()
    texts: list[str] = json.loads(reader.decompress(kept[1:], _MOST_BYTES))
    return texts


def _told(digest: str) -> str:
    return (
        f"the kept text of version `{digest[:12]}` is not what was adopted: restore the database from a copy, "
        "and run `inconfidence ledger verify`"
    )
