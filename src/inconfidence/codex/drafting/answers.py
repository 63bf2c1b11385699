"""Reads the answers from a file: one `name = "answer"` a line, or faults with their places."""

import re
import tomllib
from pathlib import Path

from inconfidence.codex.document.document import decode
from inconfidence.codex.drafting.questions import BY_NAME
from inconfidence.codex.errors import CodeError, Fault, Wrong
from inconfidence.flow.errors import culprit, listed
from inconfidence.kernel.nearest import nearest

_AT = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$")


def answers_from(path: Path) -> dict[str, str]:
    """The answers in a TOML file, those left out as usual.

    Raises:
        CodeError: the file cannot be read, or every answer in it that will not do, with its place.
    """
    try:
        text = decode(path.read_bytes())
        given = tomllib.loads(text)
    except OSError as fault:
        message = f"`{path}` cannot be read: {(fault.strerror or 'it is no file').lower()}"
        raise CodeError([Fault(message)]) from None
    except Wrong as wrong:
        raise CodeError([Fault(wrong.message, str(path), wrong.line, wrong.column or 1)]) from None
    except tomllib.TOMLDecodeError as error:
        raise CodeError([_unreadable(str(error), str(path), text)]) from None
    return _checked(given, str(path), text)


def _unreadable(message: str, file: str, text: str) -> Fault:
    found, lines = _AT.match(message), text.split("\n")
    line = int(found[2]) if found and found[2] else len(lines)
    column = int(found[3]) if found and found[3] else 1
    told = found[1] if found else message
    return Fault(
        f'{told[:1].lower()}{told[1:]}: write one `name = "answer"` a line',
        file,
        line,
        column,
        lines[line - 1],
    )


def _checked(given: dict[str, object], file: str, text: str) -> dict[str, str]:
    answers, faults = {name: question.check("") for name, question in BY_NAME.items()}, []
    for name, answer in given.items():
        try:
            answers[name] = _answer(name, answer)
        except Wrong as wrong:
            faults.append(_placed(wrong, name, file, text))
    if faults:
        raise CodeError(faults)
    return answers


def _answer(name: str, answer: object) -> str:
    if name not in BY_NAME:
        close = nearest(name, BY_NAME)
        hint = f"did you mean `{close}`?" if close else f"known are {listed(tuple(BY_NAME))}"
        raise Wrong(f"`{culprit(name)}` is no question: {hint}", nearest=close)
    if isinstance(answer, list) and all(isinstance(word, str) for word in answer):
        answer = ", ".join(answer)
    if not isinstance(answer, str):
        raise Wrong(f"`{name}` must be text between quotes")
    return BY_NAME[name].check(answer)


def _placed(wrong: Wrong, name: str, file: str, text: str) -> Fault:
    """The fault with the line that gives the answer, and the column of the word that is wrong."""
    lines = text.split("\n")
    own = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*=""")
    line = next((number for number, told in enumerate(lines, 1) if own.match(told)), 1)
    quoted = re.match(r"`(.*?)`", wrong.message)
    column = lines[line - 1].find(quoted[1]) + 1 if quoted else 1
    return Fault(wrong.message, file, line, max(column, 1), lines[line - 1], wrong.nearest)
