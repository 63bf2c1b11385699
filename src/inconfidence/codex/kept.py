"""What became of a bundled document, kept beside it for the next process, as Python keeps bytecode.

Reading and compiling take most of the time of loading a code. What is kept is held to the document's own text and to
the state of the modules that read it: it can be missing or unreadable, but never out of date. Whoever can write there
can write the program.
"""

import hashlib
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from inconfidence.codex.clause import Clause
from inconfidence.codex.document.document import decode
from inconfidence.codex.document.reader import read_source
from inconfidence.codex.flat import flattened, rebuilt
from inconfidence.codex.source import Notes, Source

# The first byte. 3: then SHA-256 over what it was read from and by, and over what follows; header and masks,
# and within it the clauses and notes, which deciding does not need.
_FORMAT: Final = b"\x03"
_HEAD: Final = len(_FORMAT) + 32
_FOLDER: Final = "__pycache__"
_CODEX: Final = Path(__file__).parent
_READERS: Final = (_CODEX, _CODEX / "document", _CODEX / "deciding", _CODEX.parent / "flow")


def kept_source(path: Path) -> Source:
    """The document at this path: as it was kept, or read and kept.

    Raises:
        CodeError: it was not kept, and has faults.
    """
    content = path.read_bytes()
    read_from = _state_of_the_readers() + content
    place = path.parent / _FOLDER / f"{path.stem}.{sys.implementation.cache_tag}.kept"
    kept = _read(place)
    # What is another document's, by other readers or damaged is not held to this digest.
    if kept[:_HEAD] == _FORMAT + _digest(read_from, kept[_HEAD:]):
        return _opened(kept[_HEAD:], path.name, content)
    source = read_source(content, path.name)
    _keep(_closed(source, read_from), place)
    return source


def _read(place: Path) -> bytes:
    """What was kept there; empty where nothing was, or nothing can be read."""
    try:
        return place.read_bytes()
    except OSError:
        return b""


def _opened(body: bytes, file: str, content: bytes) -> Source:
    header, compiled, words = marshal.loads(body)  # noqa: S302 (held to its digest, beside the program)
    return Source(file, decode(content), rebuilt(header), rebuilt(compiled), lambda: _in_words(words))


def _in_words(words: bytes) -> tuple[tuple[Clause, ...], Notes]:
    clauses, notes = marshal.loads(words)  # noqa: S302 (part of what was held to its digest)
    return rebuilt(clauses), notes


def _closed(source: Source, read_from: bytes) -> bytes:
    words = marshal.dumps((flattened(source.clauses), source.notes))
    body = marshal.dumps((flattened(source.header), flattened(source.compiled), words))
    return _FORMAT + _digest(read_from, body) + body


def _digest(*parts: bytes) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


@lru_cache(maxsize=1)
def _state_of_the_readers() -> bytes:
    """Size and time of each module that a document is read with, by which Python knows its own bytecode."""
    return "\n".join(sorted(_states())).encode()


def _states() -> Iterator[str]:
    for folder in _READERS:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    yield f"{entry.name} {state.st_size} {state.st_mtime_ns}"


def _keep(kept: bytes, place: Path) -> None:
    """Writes beside and renames, so that nobody reads half of it; where nothing can be written, nothing is."""
    draft = place.with_suffix(f".{os.getpid()}.draft")
    try:
        place.parent.mkdir(exist_ok=True)
        draft.write_bytes(kept)
        draft.replace(place)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
