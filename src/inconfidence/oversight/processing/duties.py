"""The register of duties (csf-2016/exceed-law): what the law that the code stands on asks, and how each is met: by the
program, or in the words of the charity; what is open, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inconfidence.charity.house import CLOCK, code_in_force
from inconfidence.charity.models import Statement
from inconfidence.charity.processing.questions import Question
from inconfidence.charity.processing.statements import statements, words_of
from inconfidence.codex import Clause
from inconfidence.codex.keepers import to_come
from inconfidence.kernel.language import Language
from inconfidence.oversight.processing.words import EXTRA, HOW_MET, KEPT_BY, NO_DUTY

State = Literal["kept", "met", "not-us", "open", "late", "coming"]
# A clause that is kept by this register alone: how it is met, only the charity can say.
_HERE = "oversight.legal-register"
_HOSTING = "law-fr/certified-hosting"
# The word between two articles, as in `articles 12(3) and 15`.
_BETWEEN = re.compile(r"(?<=[\d)]) and (?=\d|L\.)")
# What the answer to where the program runs says of that duty.
_BY_HOSTING: Mapping[str, tuple[State, str | Promise]] = {
    "own": ("not-us", gettext_lazy("It runs on a machine of our own: nobody outside hosts it.")),
    "certified": ("met", gettext_lazy("Whoever hosts it is certified for health data.")),
    "not-certified": ("open", gettext_lazy("Whoever hosts it is not certified for health data.")),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a law asks, in the language of the moment. `ours`: only the charity can say how it is met."""

    about: str
    title: str
    text: str
    source: str
    program: tuple[str, ...]
    ours: bool
    coming: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of the register: what is asked, how it stands, how it is met, and by when what is open is done."""

    asked: Asked
    state: State
    met_by: tuple[str, ...]
    until: date | None = None

    @property
    def place(self) -> list[str]:
        """The two parts of its id, for an address."""
        return self.asked.about.split("/")

    @property
    def open(self) -> bool:
        """Whether something is still to be done, by the charity or in the program."""
        return self.state in {"open", "late", "coming"}


def duties(language: Language) -> list[Duty]:
    """Every duty of the law that the code in force stands on, in the language that is active, which is this one."""
    now = statements()
    return [_duty(asked, now, language) for asked in _asked(language)]


def duties_late() -> int:
    """How many were to be done by a day that has gone by."""
    return sum(one.state == "late" for one in duties("en"))


def question_of(about: str, language: Language) -> Question | None:
    """The question how a duty is met; None where the law of the code has no such duty."""
    asked = next((one for one in _asked(language) if one.about == about), None)
    return Question(about, asked.title, asked.text, HOW_MET, frozenset(HOW_MET)) if asked else None


def _asked(language: Language) -> Iterator[Asked]:
    for part in code_in_force().foundations:
        if part.header.kind == "law":
            yield from (_by_clause(clause, language) for clause in part.clauses if clause.id not in NO_DUTY)
            for word, (title, text, source) in EXTRA.get(part.header.id, {}).items():
                yield Asked(f"{part.header.id}/{word}", str(title), str(text), source, (), ours=True)


def _by_clause(clause: Clause, language: Language) -> Asked:
    keepers = [keeper for keeper in clause.keepers if keeper.name != _HERE]
    there = [keeper for keeper in keepers if keeper.kind == "told" or not to_come(keeper)]
    program = [str(KEPT_BY.get(keeper.name, keeper.name)) for keeper in there]
    if clause.rules:
        program.insert(0, _("The code decides it, each time something moves."))
    return Asked(
        clause.id,
        clause.title(language),
        clause.text(language).split("\n\n")[0],
        _cited(clause, language),
        tuple(program),
        ours=not program and not keepers,
        coming=len(there) < len(keepers),
    )


def _cited(clause: Clause, language: Language) -> str:
    """Its sources. Between two articles stands a word of the page's language; names of laws stay as they are."""
    cited = ", ".join(clause.sources)
    return _BETWEEN.sub(" et ", cited) if language == "fr" else cited


def _duty(asked: Asked, now: Mapping[str, Statement], language: Language) -> Duty:
    row = now.get(asked.about)
    if row is None:
        return _unsaid(asked, now)
    met_by = (*asked.program, words_of(row, language))
    if row.choice != "not-yet":
        return Duty(asked, "not-us" if row.choice == "not-us" else "met", met_by)
    late = row.until is not None and row.until < timezone.localdate(CLOCK.now())
    return Duty(asked, "late" if late else "open", met_by, row.until)


def _unsaid(asked: Asked, now: Mapping[str, Statement]) -> Duty:
    hosting = now.get("charity/hosting")
    if asked.about == _HOSTING and hosting is not None:
        state, words = _BY_HOSTING[hosting.choice]
        return Duty(asked, state, (str(words),))
    if asked.coming:
        return Duty(asked, "coming", asked.program)
    return Duty(asked, "open" if asked.ours else "kept", asked.program)
