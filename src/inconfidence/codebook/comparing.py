"""A comparison as the page tells it: each group in words, with one case in which the two codes differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from inconfidence.codebook.labels import capital, told
from inconfidence.codex import Code
from inconfidence.codex.compare import Comparison, Group
from inconfidence.codex.compare import compare as codes_compared
from inconfidence.codex.compare.answered import answered
from inconfidence.codex.compare.groups import QUESTIONS
from inconfidence.codex.compare.letters import sentence
from inconfidence.flow import Flow
from inconfidence.kernel.language import Language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: Final = {
    "refused": _("Newly refused"),
    "by-right": _("Now asked for as a right"),
    "asked": _("Newly needs a step"),
    "permitted": _("Newly permitted"),
    "unasked": _("No longer only as a right"),
    "asked-no-more": _("Needs a step no more"),
}
_ASKED: Final = {"who": _("Who"), "what": _("What"), "to_whom": _("To whom"), "why": _("Why")}


@dataclass(frozen=True)
class Told:
    """One group of differences, in words."""

    kind: _StrPromise
    tone: str
    sentence: str
    # Who, what, to whom and why, each with its answer.
    answers: list[tuple[_StrPromise, str]]
    # Titles of the clauses that it rests on, in either code.
    before: list[str]
    after: list[str]
    flows: int
    classes: int
    whole: bool
    # A case, line by line, and what either code says of it.
    example: list[tuple[str, str]]
    was: str
    now: str


@lru_cache(maxsize=64)
def compared(old: Code, new: Code) -> Comparison:
    """The comparison, made once: it takes up to a second or two."""
    return codes_compared(old, new)


def groups_told(found: Comparison, lang: Language) -> list[Told]:
    """Every group, the heaviest first."""
    return [_told(found, group, lang) for group in found.groups]


def counted(found: Comparison) -> list[tuple[_StrPromise, int]]:
    """How many groups there are of each kind."""
    count = Counter(group.change for group in found.groups)
    return [(name, count[kind]) for kind, name in KINDS.items() if count[kind]]  # type: ignore[index]


def _told(found: Comparison, group: Group, lang: Language) -> Told:
    example = group.example()
    flow = Flow.from_mapping(example)
    return Told(
        kind=KINDS[group.change],
        tone={
            "refused": "refused",
            "asked": "incomplete",
            "by-right": "incomplete",
            "permitted": "permitted",
        }.get(group.change, ""),
        sentence=sentence(group, lang),
        answers=[(_ASKED[asked], capital(answered(group, asked, lang))) for asked in QUESTIONS],
        before=_titles(found.old, group.before, lang),
        after=_titles(found.new, group.after, lang),
        flows=group.flows,
        classes=group.classes,
        whole=group.whole,
        example=told(example, lang),
        was=found.old.decide(flow).explain(lang),
        now=found.new.decide(flow).explain(lang),
    )


def _titles(code: Code, clauses: dict[str, None], lang: Language) -> list[str]:
    return [code.clause(id).title(lang) for id in clauses]
