"""Reads a whole document: header and clauses, or every fault that was found with its place."""

import re

from inconfidence.codex.clause import Clause
from inconfidence.codex.deciding.compiler import compile_clauses
from inconfidence.codex.document.check import faults_of
from inconfidence.codex.document.document import Document, Part, Section, decode, read_document
from inconfidence.codex.document.grammar import CLAUSE_ID, read_norms
from inconfidence.codex.document.header import Header, read_header
from inconfidence.codex.errors import CodeError, Fault, Wrong
from inconfidence.codex.norms import Norm
from inconfidence.codex.source import Notes, Source
from inconfidence.flow.errors import culprit
from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.kernel.nearest import nearest

MOST_CLAUSES = 2000
_HEADING = re.compile(r"(?P<id>\S+) +\((?P<kind>[EWT](?: [EWT])*)\)")
_LANGUAGE = re.compile(r"(?P<lang>[a-z]{2}): *(?P<title>\S.*)")
_SOURCE = "Source: "
# Sections that are no clauses: what the document says about itself.
NOTES = ("preface", "left out")


def read_source(content: bytes, file: str) -> Source:
    """Reads the bytes of a document that came from `file`, which is only for messages.

    Raises:
        CodeError: with every fault that the document has, none of them without its place.
    """
    lines: list[str] = []
    try:
        text = decode(content)
        lines = text.split("\n")
        # Before the Markdown is taken apart, which takes its time with a book of ten thousand clauses.
        _refuse_a_book([number for number, line in enumerate(lines, 1) if line.startswith("## ")])
        document = read_document(text)
        header = read_header(document.header)
        _refuse_a_book([section.head.line for section in document.sections])
    except Wrong as wrong:
        raise CodeError([_fault(wrong, file, lines)]) from None
    clauses, notes, faults = _read_sections(document, file, lines)
    if faults:
        raise CodeError(faults)
    return _sound(file, text, header, tuple(clauses), notes)


def _refuse_a_book(headings: list[int]) -> None:
    """Raises `Wrong` at the first clause that is one too many, given the lines where they begin."""
    if len(headings) > MOST_CLAUSES:
        line = headings[MOST_CLAUSES]
        raise Wrong(f"a code has at most {MOST_CLAUSES} clauses; this one goes on", line=line)


def _sound(file: str, text: str, header: Header, clauses: tuple[Clause, ...], notes: Notes) -> Source:
    """The document compiled, where what it says goes together."""
    source = Source(file, text, header, compile_clauses(clauses), lambda: (clauses, notes))
    faults = list(faults_of(source))
    if faults:
        raise CodeError(faults)
    return source


def _read_sections(
    document: Document, file: str, lines: list[str]
) -> tuple[list[Clause], Notes, list[Fault]]:
    clauses: list[Clause] = []
    notes: Notes = {}
    faults: list[Fault] = []
    for section in document.sections:
        try:
            if section.head.heading in NOTES:
                notes[section.head.heading] = _note(section)
            else:
                clauses.append(_clause(section))
        except Wrong as wrong:
            faults.append(_fault(wrong, file, lines))
    return clauses, notes, faults


def _clause(section: Section) -> Clause:
    head = section.head
    match = _HEADING.fullmatch(head.heading)
    if not match:
        raise Wrong(f"`{culprit(head.heading)}` is no clause: write `## code/clause (E)`", line=head.line)
    if not CLAUSE_ID.fullmatch(match["id"]):
        raise Wrong(f"`{culprit(match['id'])}` is no clause id, such as `csf-2024/minimum`", line=head.line)
    titles, texts = _languages(section)
    return Clause(
        id=match["id"],
        kind=match["kind"],
        titles=titles,
        texts=texts,
        norms=tuple(_norms(section)),
        sources=tuple(_sources(section)),
        line=head.line,
    )


def _note(section: Section) -> dict[Language, str]:
    spoken: dict[Language, str] = {}
    for part in section.parts:
        lang = _known_language(part, part.heading)
        spoken[lang] = "\n\n".join(part.prose)
    _refuse_silence(section, spoken)
    return spoken


def _languages(section: Section) -> tuple[dict[Language, str], dict[Language, str]]:
    titles: dict[Language, str] = {}
    texts: dict[Language, str] = {}
    for part in section.parts:
        match = _LANGUAGE.fullmatch(part.heading)
        if not match:
            raise Wrong(f"`{culprit(part.heading)}`: write `### en: title`", line=part.line)
        lang = _known_language(part, match["lang"])
        if lang in titles:
            raise Wrong(f"`{lang}` stands twice in this clause", line=part.line)
        titles[lang] = match["title"]
        texts[lang] = "\n\n".join(text for text in part.prose if not text.startswith(_SOURCE))
    _refuse_silence(section, texts)
    return titles, texts


def _known_language(part: Part, word: str) -> Language:
    for lang in LANGUAGES:
        if lang == word:
            return lang
    close = nearest(word, LANGUAGES)
    raise Wrong(
        f"`{culprit(word)}` is not a language of the house: `en`, `fr`", line=part.line, nearest=close
    )


def _refuse_silence(section: Section, spoken: dict[Language, str]) -> None:
    for lang in LANGUAGES:
        if not spoken.get(lang):
            name = culprit(section.head.heading)
            raise Wrong(
                f"`{name}` says nothing in `{lang}`: add `### {lang}:` with its text", line=section.head.line
            )


def _norms(section: Section) -> list[Norm]:
    parts = [section.head, *section.parts]
    return [norm for part in parts for text, line in part.blocks for norm in read_norms(text, line)]


def _sources(section: Section) -> list[str]:
    parts = [section.head, *section.parts]
    prose = [text for part in parts for text in part.prose]
    return [text.removeprefix(_SOURCE) for text in prose if text.startswith(_SOURCE)]


def _fault(wrong: Wrong, file: str, lines: list[str]) -> Fault:
    # What cannot be decoded has no lines.
    text = lines[wrong.line - 1] if lines else ""
    return Fault(wrong.message, file, wrong.line, wrong.column or 1, text, wrong.nearest)
