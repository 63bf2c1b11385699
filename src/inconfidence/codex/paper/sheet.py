"""A paper, before it is set: what it says, what there is to fill in, and the foot of each page."""

from dataclasses import dataclass
from typing import Literal, get_args

from inconfidence.codex.clause import Clause
from inconfidence.codex.code import Code
from inconfidence.codex.norms import Permit
from inconfidence.codex.paper.blocks import Block, Run, blocks_of
from inconfidence.codex.paper.days import day_in_words
from inconfidence.codex.paper.words import Words, words_of
from inconfidence.kernel.language import Language

Kind = Literal["copy", "undertaking", "consent"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_OUTWARD = frozenset({"disclose", "confirm"})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


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
        sections=tuple(_section(clause, lang) for clause in _clauses(code, kind)),
        foot=f"{code.id} · {words.version} {code.digest[:12]}",
        page=words.page,
    )


def exceptions(code: Code) -> tuple[Clause, ...]:
    """The clauses by which something can go out on a ground, whether or not the person agrees."""
    return tuple(clause for clause in code.clauses.values() if any(map(_opens_outward, clause.rules)))


def _opens_outward(norm: object) -> bool:
    return isinstance(norm, Permit) and bool(norm.grounds) and bool(norm.scope.actions & _OUTWARD)


def _clauses(code: Code, kind: Kind) -> tuple[Clause, ...]:
    return exceptions(code) if kind == "consent" else tuple(code.clauses.values())


def _section(clause: Clause, lang: Language) -> Section:
    return Section(clause.title(lang), blocks_of(clause.text(lang)))


def _dated(code: Code, words: Words, lang: Language, adopted_on: str) -> str:
    """When it was adopted and when it is looked at again, as far as the code says so."""
    header = code.header
    adopted = adopted_on or header.adopted_on
    said = [words.adopted.format(day=day_in_words(adopted, lang)) if _stated(adopted) else words.undated]
    if _stated(header.review):
        said.append(words.review.format(day=day_in_words(header.review, lang)))
    return " · ".join(said)


def _stated(date: str) -> bool:
    return bool(date) and date != "not stated"
