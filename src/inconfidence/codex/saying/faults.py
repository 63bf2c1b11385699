"""Says what is wrong with a code in the reader's language: what a sentence points to stays as it was written."""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from inconfidence.codex.errors import Fault
from inconfidence.kernel.language import Language

# What a sentence is about: words between backticks, a list of them, a number.
_ABOUT = re.compile(r"`[^`]*`(?: \([^()]*\))?(?:, `[^`]*`(?: \([^()]*\))?)*|\d+")


def fault_in(fault: Fault, lang: Language) -> Fault:
    """The same fault said in a language."""
    return (
        fault if lang == "en" else replace(fault, message=sentence_in_french(fault.message) or fault.message)
    )


def sentence_in_french(message: str) -> str | None:
    """The French of a message; None for one that has none, which is better shown in English than not at all."""
    about = _ABOUT.findall(message)
    if any(brace in _ABOUT.sub("", message) for brace in "{}"):
        return None
    sentence = _ABOUT.sub("{}", message)
    french = _known(sentence)
    return french.format(*about) if french else None


def _known(sentence: str) -> str | None:
    """The French of a sentence with gaps: as a whole, or of what stands before a colon and of the hint after it."""
    if sentence in _french():
        return _french()[sentence]
    said, _, hint = sentence.partition(": ")
    return f"{_french()[said]} : {_french().get(hint, hint)}" if hint and said in _french() else None


@lru_cache(maxsize=1)
def _french() -> dict[str, str]:
    text = (Path(__file__).parent / "faults.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["fr"]
    return found
