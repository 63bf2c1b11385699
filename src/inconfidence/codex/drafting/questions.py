"""What must be known to start a code, and what will do as an answer."""

import re
from dataclasses import dataclass
from typing import Final

from inconfidence.codex.errors import Wrong
from inconfidence.flow.errors import culprit, listed
from inconfidence.kernel.language import Language
from inconfidence.kernel.nearest import nearest

_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that differs from code to code. `choices`, where it has some, are the words that will do.

    `several`: any number of the choices, with commas between them. `shape`: what other text must look like.
    """

    name: str
    asked: dict[Language, str]
    usual: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False
    shape: re.Pattern[str] | None = None

    def check(self, given: str) -> str:
        """The answer as it will be used. Raises `Wrong` with the offending word, and the nearest that would do."""
        text = " ".join(given.split()) or self.usual
        words = [word.strip() for word in text.split(",")] if self.several else [text]
        for word in words:
            self._check(word)
        return ", ".join(words)

    def _check(self, word: str) -> None:
        if self.choices and word not in self.choices:
            close = nearest(word, self.choices)
            hint = f"did you mean `{close}`?" if close else f"known are {listed(self.choices)}"
            raise Wrong(f"`{culprit(word)}` is no answer to `{self.name}`: {hint}", nearest=close)
        if self.shape and not self.shape.fullmatch(word):
            raise Wrong(f"`{culprit(word)}` is no answer to `{self.name}`: write it like `{self.usual}`")
        if not word or len(word) > _LONGEST or not word.isprintable() or "|" in word:
            raise Wrong(
                f"`{self.name}` must be a line of text without `|`, at most {_LONGEST} characters long"
            )


QUESTIONS: Final = (
    Question(
        "id",
        {"en": "A short id for the code", "fr": "Un identifiant court pour la charte"},
        "our-code",
        shape=re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*"),
    ),
    Question(
        "title_en",
        {"en": "Its title in English", "fr": "Son titre en anglais"},
        "Our code of confidentiality",
    ),
    Question(
        "title_fr",
        {"en": "Its title in French", "fr": "Son titre en français"},
        "Notre charte de confidentialité",
    ),
    Question("adopted_by", {"en": "Who adopts it", "fr": "Qui l’adopte"}, "the board"),
    Question(
        "adopted_on",
        {"en": "On which day, as in 2026-11-22, or `not stated`", "fr": "Quel jour, par exemple 2026-11-22"},
        "not stated",
        shape=re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|not stated"),
    ),
    Question(
        "law",
        {"en": "The law that it stands on", "fr": "Le droit sur lequel elle repose"},
        "law-fr",
        ("law-fr", "law-uk"),
    ),
    Question(
        "grounds",
        {
            "en": "For which reasons may something be told outside",
            "fr": "Pour quels motifs peut-on parler au-dehors",
        },
        "law, danger, complaint",
        ("law", "danger", "risk", "public-interest", "complaint"),
        several=True,
    ),
    Question(
        "consent",
        {
            "en": "Before that, is the person asked wherever possible, or must they agree",
            "fr": "Avant cela, demande-t-on l’accord si possible, ou le faut-il",
        },
        "asked",
        ("asked", "needed"),
    ),
    Question(
        "names",
        {"en": "Is the name left out where possible", "fr": "Tait-on le nom quand c’est possible"},
        "left-out",
        ("left-out", "given"),
    ),
    Question(
        "own_support",
        {
            "en": "When a volunteer needs support: nameless, named, or not at all",
            "fr": "Quand un bénévole a besoin de soutien : sans nom, avec nom, ou pas du tout",
        },
        "nameless",
        ("nameless", "named", "none"),
    ),
    Question(
        "first_contact",
        {"en": "What else belongs to a first contact", "fr": "Ce qui fait aussi partie du premier contact"},
        "copy",
        ("copy", "form", "nothing"),
        several=True,
    ),
    Question(
        "police",
        {"en": "Who may speak with the police", "fr": "Qui peut parler à la police"},
        "manager",
        ("manager", "anyone"),
    ),
)
BY_NAME: Final = {question.name: question for question in QUESTIONS}
