"""Where codes are found, what each stands on, and the one place where they are loaded."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from inconfidence import codes
from inconfidence.codex.code import Code
from inconfidence.codex.document.check import check_together
from inconfidence.codex.document.document import read_document
from inconfidence.codex.document.reader import read_source
from inconfidence.codex.errors import CodeError, Fault
from inconfidence.codex.kept import kept_source
from inconfidence.codex.source import Source
from inconfidence.flow.errors import culprit, listed
from inconfidence.kernel.nearest import nearest

_SHELF = Path(codes.__file__).parent
_HEAD = 2000
_KIND_ROW = re.compile(r"^\| *kind *\| *(\w+) *\|", re.MULTILINE)


def load(name: str | Path) -> Code:
    """The code of that id, or the one in the file at that path, with the documents it stands on.

    Compiled once in a process for the same content.

    Raises:
        CodeError: no such code, or one that cannot be read or says what no code may.
    """
    if isinstance(name, str) and name in _shelf():
        return _bundled(name)
    return _compiled(*_read_file(Path(name)))


def load_text(text: str, name: str) -> Code:
    """The code that a text is, with the bundled documents it stands on. `name` is for messages alone.

    Raises:
        CodeError: with every fault that the text has.
    """
    source = read_source(text.encode(), name)
    return assembled((source, *_foundations(source, None)))


def assembled(sources: tuple[Source, ...]) -> Code:
    """The code of documents that were read already: itself first, then those it stands on, in their order.

    Raises:
        CodeError: where they say what no code may.
    """
    check_together(sources[0], sources[1:])
    return Code(sources[0], sources[1:], _digest(sources))


@lru_cache(maxsize=1)
def _shelf() -> dict[str, Path]:
    """The bundled documents by id."""
    return {path.stem: path for path in sorted(_SHELF.iterdir()) if path.suffix == ".md"}


def bundled_ids(*kinds: str) -> tuple[str, ...]:
    """The ids of the documents that come with the program, in order; the codes alone unless told."""
    wanted = kinds or ("code",)
    return tuple(id for id in _shelf() if _kind(id) in wanted)


@lru_cache(maxsize=32)
def _kind(id: str) -> str:
    """The kind that a bundled document says it is of, without reading the rest of it."""
    with _shelf()[id].open(encoding="utf-8") as document:
        head = document.read(_HEAD)
    found = _KIND_ROW.search(head)
    return found[1] if found else ""


@lru_cache(maxsize=32)
def _bundled(id: str) -> Code:
    return _compiled(_read_bundled(id), None)


@lru_cache(maxsize=32)
def _read_bundled(id: str) -> Source:
    return kept_source(_shelf()[id])


def _read_file(path: Path) -> tuple[Source, Path | None]:
    try:
        content = path.read_bytes()
    except (OSError, ValueError):
        raise CodeError([_not_found(str(path))]) from None
    return read_source(content, str(path)), path.parent


def _not_found(name: str) -> Fault:
    known = bundled_ids()
    close = nearest(name, known)
    hint = f"did you mean `{close}`?" if close else f"known are {listed(known)}, or the path of a file"
    return Fault(f"there is no code `{culprit(name)}`: {hint}", nearest=close)


def _compiled(source: Source, folder: Path | None) -> Code:
    foundations = _foundations(source, folder)
    sources = (source, *foundations)
    check_together(source, foundations)
    return _compile(sources, _digest(sources))


_cache: dict[str, Code] = {}


def _compile(sources: tuple[Source, ...], digest: str) -> Code:
    if digest not in _cache:
        _cache[digest] = Code(sources[0], sources[1:], digest)
    return _cache[digest]


def _digest(sources: tuple[Source, ...]) -> str:
    """SHA-256 over the texts, each with its length before it, in the order in which they are asked."""
    digest = hashlib.sha256()
    for source in sources:
        content = source.text.encode()
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def _foundations(source: Source, folder: Path | None) -> tuple[Source, ...]:
    """The documents that a code stands on, nearest first: what it builds on before the law."""
    found: dict[str, Source] = {}
    laws: dict[str, Source] = {}
    _follow(source, folder, (source.header.id,), found, laws)
    return (*found.values(), *(law for id, law in laws.items() if id not in found))


def _follow(
    source: Source,
    folder: Path | None,
    trail: tuple[str, ...],
    found: dict[str, Source],
    laws: dict[str, Source],
) -> None:
    for row, ids, kept in (
        ("builds on", source.header.builds_on, found),
        ("law", source.header.law, laws),
    ):
        for id in ids:
            if id in trail:
                circle = " → ".join((*trail[trail.index(id) :], id))
                raise _misled(f"these documents build on each other in a circle: {circle}", source, row)
            if id not in kept:
                part = kept[id] = _foundation(id, folder, source, row)
                _follow(part, folder, (*trail, id), found, laws)


def _misled(message: str, source: Source, row: str) -> CodeError:
    """What is wrong with a row of the header that names other documents, with its place."""
    line = read_document(source.text).header[row].line
    return CodeError([Fault(message, source.file, line, 1, source.text.split("\n")[line - 1])])


def _foundation(id: str, folder: Path | None, source: Source, row: str) -> Source:
    """A document that another stands on: beside it, or else bundled."""
    if folder is not None and (folder / f"{id}.md").is_file():
        return _read_file(folder / f"{id}.md")[0]
    if id in _shelf():
        return _read_bundled(id)
    raise _misled(f"builds on `{culprit(id)}`, which is neither beside it nor bundled", source, row)
