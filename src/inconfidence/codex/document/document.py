"""A code as a Markdown document: its header table and its sections, each with its place in the file."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inconfidence.codex.errors import Wrong

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_BYTES = 4 * 1024 * 1024
# A code of two thousand clauses has some forty thousand; Markdown takes its time with a paragraph of a million.
MOST_LINES = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of the header table and the line that it stands on."""

    text: str
    line: int


@dataclass(slots=True)
class Part:
    """What stands under one heading: its prose as Markdown, and its norms blocks with their first lines."""

    heading: str
    line: int
    prose: list[str] = field(default_factory=list)
    blocks: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A heading of the second level, with the parts under headings of the third."""

    head: Part
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """The header table and the sections, in their order."""

    header: dict[str, Cell]
    sections: list[Section]


def decode(content: bytes) -> str:
    """The text of a document. Raises `Wrong` with the place where it stops being UTF-8, or a text."""
    if len(content) > MOST_BYTES:
        raise Wrong(f"the document is larger than {MOST_BYTES // 1024 // 1024} MiB: split it", line=1)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Wrong("the document is saved as UTF-16: save it as UTF-8", line=1)
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        message = "this byte is not UTF-8: save the document as UTF-8"
        raise Wrong(message, line=before.count(b"\n") + 1, column=column) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if mark := _CONTROL.search(text):
        raise _no_text(mark)
    return text


def _no_text(mark: re.Match[str]) -> Wrong:
    before = mark.string[: mark.start()]
    message = f"the character `U+{ord(mark.group()):04X}` has no place in a text: delete it"
    return Wrong(message, line=before.count("\n") + 1, column=mark.start() - before.rfind("\n"))


def read_document(text: str) -> Document:
    """The parts of a document. Raises `Wrong` where it is too long, or a table or a heading not what it should be."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise Wrong(f"the document has more than {MOST_LINES} lines: split it", line=MOST_LINES)
    document = Document({}, [])
    tokens = _parse(text)
    for index, token in enumerate(tokens):
        if token.type == "fence":
            _must_be_closed(token, lines)
        if token.level == 0 and token.map:
            _take(document, tokens, index, lines)
    if not document.header:
        raise Wrong("the document has no header: a table of two columns, `| field | value |`", line=1)
    return document


def _parse(text: str) -> "list[Token]":
    # Imported here, since a document that is kept in parts needs none of it.
    from markdown_it import MarkdownIt

    # Blocks are all that is asked; what is within a paragraph is read when it is shown.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("inline").parse(text)


def _must_be_closed(fence: "Token", lines: list[str]) -> None:
    """Raises `Wrong` where a block has no end of its own: Markdown ends it with the next block, or the document."""
    first, end = fence.map or (0, 0)
    last = lines[end - 1].strip(" \t>") if end - 1 > first else ""
    closed = len(last) >= len(fence.markup) and not last.strip(fence.markup[0])
    if not closed or any(line.lstrip().startswith(fence.markup) for line in fence.content.split("\n")):
        message = "this block is never closed: write its first mark again below it, alone on a line"
        raise Wrong(message, line=first + 1, column=1)


def _take(document: Document, tokens: "list[Token]", index: int, lines: list[str]) -> None:
    token = tokens[index]
    first, end = token.map or (0, 0)
    if token.type == "heading_open":
        _take_heading(document, token.tag, tokens[index + 1].content.strip(), first + 1)
    elif not document.sections:
        if token.type == "table_open" and not document.header:
            document.header = _header(tokens, index)
    elif token.type == "fence" and token.info.strip() == "norms":
        _last_part(document).blocks.append((token.content, first + 2))
    else:
        _last_part(document).prose.append("\n".join(lines[first:end]).strip())


def _take_heading(document: Document, tag: str, heading: str, line: int) -> None:
    if tag == "h2":
        document.sections.append(Section(Part(heading, line)))
    elif tag == "h3" and document.sections:
        document.sections[-1].parts.append(Part(heading, line))
    elif tag != "h1" or document.sections:
        raise Wrong(
            f"a heading `{tag[1:]}` deep has no place here: clauses are `##`, languages `###`", line=line
        )


def _last_part(document: Document) -> Part:
    section = document.sections[-1]
    return section.parts[-1] if section.parts else section.head


def _header(tokens: "list[Token]", index: int) -> dict[str, Cell]:
    """The rows of the table that opens at `index`, under its head, by the word in their first column."""
    header: dict[str, Cell] = {}
    row: list[str] = []
    line = 0
    for token in _body_of_table(tokens[index:]):
        if token.type == "tr_open":
            row, line = [], (token.map or [0])[0] + 1
        elif token.type == "inline":
            row.append(token.content.strip())
        elif token.type == "tr_close" and len(row) > 1:
            _add_row(header, row, line)
    return header


def _body_of_table(tokens: "list[Token]") -> "Iterator[Token]":
    within = False
    for token in tokens:
        if token.type == "table_close":
            return
        within = within or token.type == "tbody_open"
        if within:
            yield token


def _add_row(header: dict[str, Cell], row: list[str], line: int) -> None:
    name = row[0].casefold()
    if name in header:
        raise Wrong(
            f"`{name}` stands twice in the header: the first is on line {header[name].line}", line=line
        )
    header[name] = Cell(row[1], line)
