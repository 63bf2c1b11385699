"""Whatever the codex says to people is set as they read it elsewhere: apostrophes, dots, and French spaces."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from inconfidence.codex import library
from inconfidence.codex.compare import wording
from inconfidence.codex.drafting import questions
from inconfidence.codex.saying import phrases, voice

CODEX = Path(library.__file__).parent
BUNDLED = CODEX.parent / "codes"
STRAIGHT = re.compile(r"\w'\w|\w'(?=\s)|\.\.\.")
LOOSE = re.compile(r"(?<![\u202f\u00a0`])(?:[;!?](?!\w)|:(?=\s|$)|»)|«(?![\u202f\u00a0])")
DOCUMENTS = [*sorted(BUNDLED.glob("*.md")), CODEX / "drafting" / "template.md"]


def said_in(document: str) -> Iterator[tuple[str, str]]:
    """Each line that people read, with its language."""
    language, fenced = "en", False
    for line in document.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif found := re.match(r"(?:### (en|fr)(?:: )?|\| title (en|fr) \| )(.*)", line):
            language = found[1] or found[2]
            yield language, found[3]
        elif line.startswith("#"):
            language = "en"
        elif not fenced and not re.match(r"[A-Z]\w+: |\| ", line):
            yield language, line


def untidy(said: Iterator[tuple[str, str]]) -> list[str]:
    return [line for lang, line in said if STRAIGHT.search(line) or (lang == "fr" and LOOSE.search(line))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_code_and_law_pack(path: Path) -> None:
    said = list(said_in(path.read_text(encoding="utf-8")))
    assert {lang for lang, _line in said} == {"en", "fr"}
    assert not untidy(iter(said))


@pytest.mark.parametrize("file", ["words", "to_you"])
def test_every_word_of_the_vocabulary(file: str) -> None:
    words = tomllib.loads((CODEX / "saying" / f"{file}.toml").read_text(encoding="utf-8"))
    both = [pair for kind in words.values() for pair in kind.values()]
    assert not untidy(said for pair in both for said in zip(("en", "fr"), pair, strict=True))


def test_every_phrase_and_sentence() -> None:
    pairs = [*phrases._STEPS.values(), *phrases._DUTIES.values(), *phrases._ROLES.values()]
    pairs += wording._SENTENCES.values()
    pairs += [(said["en"], said["fr"]) for said in voice._SAID.values()]
    pairs += [(one.asked["en"], one.asked["fr"]) for one in questions.QUESTIONS]
    assert not untidy(said for pair in pairs for said in zip(("en", "fr"), pair, strict=True))


@pytest.mark.parametrize(
    "line", ["l'un", "Comment ?", "ceci : cela", "«ceci»", "la charte; et", "the volunteers' own"]
)
def test_what_is_untidy_is_seen(line: str) -> None:
    assert untidy(iter([("fr", line)]))


@pytest.mark.parametrize(
    "line", ["l’un", "Comment\u202f?", "ceci\u00a0: cela", "«\u00a0ceci\u00a0»", "à 10:30"]
)
def test_and_what_is_not_is_let_by(line: str) -> None:
    assert not untidy(iter([("fr", line)]))
