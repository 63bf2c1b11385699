"""What Markdown made of a bundled document, kept beside it for the next process, as Python keeps bytecode.

Reading Markdown is the slowest part of loading a code. What is kept is named by the document's own digest, so
that it can be missing or unreadable but never out of date; whoever can write there can write the program.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from inconfidence.codex.document.document import Cell, Document, Part, Section, read_document

# Changes whenever a document is taken apart in another way.
_VERSION = 1
_FOLDER = "__pycache__"


def kept_document(text: str, folder: Path) -> Document:
    """The parts of a document that lies in `folder`: as they were kept, or read and kept."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    place = folder / _FOLDER / f"{digest[:32]}.{_VERSION}.json"
    try:
        return _from_json(json.loads(place.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        document = read_document(text)
        _keep(asdict(document), place)
        return document


def _keep(document: dict[str, Any], place: Path) -> None:
    """Writes beside and renames, so that nobody reads half of it; where nothing can be written, nothing is."""
    draft = place.with_suffix(f".{os.getpid()}.draft")
    try:
        place.parent.mkdir(exist_ok=True)
        draft.write_text(json.dumps(document), encoding="utf-8")
        draft.replace(place)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _from_json(kept: dict[str, Any]) -> Document:
    header = {name: Cell(**cell) for name, cell in kept["header"].items()}
    sections = [
        Section(_part(section["head"]), [_part(part) for part in section["parts"]])
        for section in kept["sections"]
    ]
    return Document(header, sections)


def _part(kept: dict[str, Any]) -> Part:
    blocks = [(str(text), int(line)) for text, line in kept["blocks"]]
    return Part(kept["heading"], kept["line"], kept["prose"], blocks)
