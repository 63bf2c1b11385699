"""Fills the template: the clauses that the answers choose, with the words that they give."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from inconfidence.codex.library import load_text
from inconfidence.codex.proof import prove

_CHOSEN = re.compile(r" \[(?P<question>\w+) (?P<choice>[\w-]+)\]$")
_BLANK = re.compile(r"\{(\w+)\}")


def drafted(answers: Mapping[str, str]) -> str:
    """The document of a code with these answers, checked and proved.

    Raises:
        CodeError: the answers do not go together.
    """
    template = (Path(__file__).parent / "template.md").read_text(encoding="utf-8")
    text = _BLANK.sub(lambda blank: answers[blank[1]], "\n## ".join(_sections(template, answers)))
    prove(load_text(text, f"{answers['id']}.md"))
    return text


def _sections(template: str, answers: Mapping[str, str]) -> Iterator[str]:
    """The sections that the answers choose, without the marks that say so."""
    for section in template.split("\n## "):
        head, _, rest = section.partition("\n")
        chosen = _CHOSEN.search(head)
        if chosen is None or chosen["choice"] in answers[chosen["question"]].split(", "):
            yield f"{_CHOSEN.sub('', head)}\n{rest}"
