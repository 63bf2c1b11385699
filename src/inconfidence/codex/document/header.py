"""The header of a code: what it is called, who adopted it and when, what it builds on."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from inconfidence.codex.document.document import Cell
from inconfidence.codex.errors import Wrong
from inconfidence.flow.errors import culprit, listed
from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.kernel.nearest import nearest

FORMAT = "1"
DocumentKind = Literal["code", "house", "law"]
_KINDS = ("code", "house", "law")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|not stated")
_REQUIRED = ("format", "id", "kind", "title en", "title fr")
_KNOWN = (
    *_REQUIRED,
    *("adopted by", "adopted on", "signed by", "builds on", "law", "review", "jurisdiction", "source"),
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself. Dates are ISO 8601, to the year, month or day, or `not stated`."""

    id: str
    kind: DocumentKind
    titles: dict[Language, str]
    builds_on: tuple[str, ...]
    law: tuple[str, ...]
    adopted_by: str
    adopted_on: str
    signed_by: str
    review: str
    jurisdiction: str


def read_header(cells: dict[str, Cell]) -> Header:
    """The header from the rows of the table. Raises `Wrong` at the first that is missing or misspelt."""
    _refuse_unknown(cells)
    _refuse_missing(cells)
    _matching(cells, "format", lambda text: text == FORMAT, f"`{FORMAT}`, the format this program reads")
    _matching(cells, "kind", lambda text: text in _KINDS, f"one of {listed(_KINDS)}")
    _matching(cells, "id", lambda text: bool(_ID.fullmatch(text)), "an id, such as `csf-2024`")
    return Header(
        id=cells["id"].text,
        kind=cells["kind"].text,  # type: ignore[arg-type]
        titles={lang: cells[f"title {lang}"].text for lang in LANGUAGES},
        builds_on=_ids(cells, "builds on"),
        law=_ids(cells, "law"),
        adopted_by=_text(cells, "adopted by"),
        adopted_on=_date(cells, "adopted on"),
        signed_by=_text(cells, "signed by"),
        review=_date(cells, "review"),
        jurisdiction=_text(cells, "jurisdiction"),
    )


def _refuse_unknown(cells: dict[str, Cell]) -> None:
    for name, cell in cells.items():
        if name not in _KNOWN:
            close = nearest(name, _KNOWN)
            hint = f"did you mean `{close}`?" if close else f"known are {listed(_KNOWN)}"
            raise Wrong(
                f"`{culprit(name)}` is not a field of the header: {hint}", line=cell.line, nearest=close
            )


def _refuse_missing(cells: dict[str, Cell]) -> None:
    for name in _REQUIRED:
        if not _text(cells, name):
            line = cells[name].line if name in cells else min(cell.line for cell in cells.values())
            raise Wrong(f"the header has no `{name}`: add a row `| {name} | … |`", line=line)


def _text(cells: dict[str, Cell], name: str) -> str:
    return cells[name].text if name in cells else ""


def _matching(cells: dict[str, Cell], name: str, fits: Callable[[str], bool], what: str) -> None:
    cell = cells[name]
    if not fits(cell.text):
        raise Wrong(f"`{culprit(cell.text)}` is not {what}", line=cell.line)


def _ids(cells: dict[str, Cell], name: str) -> tuple[str, ...]:
    ids = tuple(word.strip() for word in _text(cells, name).split(",") if word.strip())
    for word in ids:
        if not _ID.fullmatch(word):
            raise Wrong(f"`{culprit(word)}` is not the id of a code or a law pack", line=cells[name].line)
    return ids


def _date(cells: dict[str, Cell], name: str) -> str:
    text = _text(cells, name)
    if text:
        what = "a date, such as `2024-04` or `2016-02-19`, nor `not stated`"
        _matching(cells, name, lambda given: bool(_DATE.fullmatch(given)), what)
    return text
