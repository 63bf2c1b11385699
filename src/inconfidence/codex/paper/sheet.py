"""A paper, before it is set: what it says, what there is to fill in, and the foot of each page."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from inconfidence.codex.clause import Clause
from inconfidence.codex.code import Code
from inconfidence.codex.matrix import MARKS, seen_by
from inconfidence.codex.norms import Keeper, Permit
from inconfidence.codex.paper.blocks import Block, Run, blocks_of
from inconfidence.codex.paper.days import day_in_words
from inconfidence.codex.paper.words import Words, words_of
from inconfidence.codex.saying.plainwords import said
from inconfidence.flow.vocabulary import BY_NAME
from inconfidence.kernel.language import Language

Kind = Literal["copy", "undertaking", "consent", "leaving", "matrix"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_NEVER: Final = "–"
_OUTWARD = frozenset({"disclose", "confirm"})
_TOLD_TO_MEMBERS: Final = Keeper("told", "undertaking")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A head for each column, and rows whose first cell says what the row is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper in one language. `about` is the code's title where the paper has one of its own; `ticks` are
    statements with a box, `lines` what is filled in by hand."""

    kind: Kind
    language: Language
    title: str
    about: str
    dated: str
    lead: tuple[Block, ...]
    ticks: tuple[str, ...]
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    page: str
    table: Table | None = None

    @property
    def whole_title(self) -> str:
        """The title with the code that it is about."""
        return f"{self.title} – {self.about}" if self.about else self.title

    @property
    def name(self) -> str:
        """What its file is called, without an ending: the kind, the code, the language."""
        return f"{self.foot.split(' ')[0]}-{self.kind}-{self.language}"


def sheet_of(code: Code, kind: Kind, lang: Language, adopted_on: str = "") -> Sheet:
    """The paper of this kind for a code, every word of it taken from the code or the same for all.

    `adopted_on`: the ISO date on which the charity that gives it out adopted it, else the code's own.
    """
    words = words_of(kind, lang)
    return Sheet(
        kind=kind,
        language=lang,
        title=words.title or code.title(lang),
        about=code.title(lang) if words.title else "",
        dated=_dated(code, words, lang, adopted_on),
        lead=tuple(Block("p", (Run(line),)) for line in words.lead),
        ticks=words.ticks,
        lines=words.lines,
        sections=_sections(code, kind, lang),
        foot=f"{code.id} · {words.version} {code.digest[:12]}",
        page=words.page,
        table=_matrix(code, lang) if kind == "matrix" else None,
    )


def exceptions(code: Code) -> tuple[Clause, ...]:
    """The clauses by which something can go out on a ground, whether or not the person agrees."""
    return tuple(clause for clause in code.clauses.values() if any(map(_opens_outward, clause.rules)))


def _opens_outward(norm: object) -> bool:
    return isinstance(norm, Permit) and bool(norm.grounds) and bool(norm.scope.actions & _OUTWARD)


def _sections(code: Code, kind: Kind, lang: Language) -> tuple[Section, ...]:
    if kind == "matrix":
        return (_legend(lang),)
    return tuple(Section(clause.title(lang), blocks_of(clause.text(lang))) for clause in _clauses(code, kind))


def _clauses(code: Code, kind: Kind) -> tuple[Clause, ...]:
    """A consent form explains the exceptions; whoever signs or leaves reads as well what the law has them told."""
    if kind == "consent":
        return exceptions(code)
    told = kind != "copy"
    return tuple(
        clause
        for clause in code.every_clause.values()
        if clause.id in code.clauses or (told and _TOLD_TO_MEMBERS in clause.keepers)
    )


def _matrix(code: Code, lang: Language) -> Table:
    """Who can ever see what: a row a kind of information, a column a role, in each cell the letters of the ties."""
    roles = (_capital(said("actor", role, lang)) for role in BY_NAME["actor"].values)
    rows = tuple(
        (
            _capital(said("information", information, lang)),
            *(" ".join(MARKS[tie][lang] for tie in ties) or _NEVER for ties in by_role.values()),
        )
        for information, by_role in seen_by(code)
    )
    return Table((words_of("matrix", lang).head, *roles), rows)


def _legend(lang: Language) -> Section:
    words = words_of("matrix", lang)
    meant = [
        *((mark[lang], said("relation", tie, lang)) for tie, mark in MARKS.items()),
        (_NEVER, words.never),
    ]
    return Section(words.legend, tuple(Block("li", (Run(f"{mark}: {tie}"),)) for mark, tie in meant))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dated(code: Code, words: Words, lang: Language, adopted_on: str) -> str:
    """When it was adopted and when it is looked at again, as far as the code says so."""
    header = code.header
    adopted = adopted_on or header.adopted_on
    told = [words.adopted.format(day=day_in_words(adopted, lang)) if _stated(adopted) else words.undated]
    if _stated(header.review):
        told.append(words.review.format(day=day_in_words(header.review, lang)))
    return " · ".join(told)


def _stated(date: str) -> bool:
    return bool(date) and date != "not stated"
