"""`inconfidence code new`: starts a code from a template, asks for what differs, and gives a document that checks."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inconfidence.codex.drafting import QUESTIONS, Question, answers_from, drafted
from inconfidence.codex.errors import CodeError, Fault, Wrong
from inconfidence.kernel.language import Language


def configure(parser: ArgumentParser) -> None:
    """Adds where the answers come from and where the document goes."""
    parser.add_argument("--from", dest="answers", metavar="FILE", type=Path, help="the answers, as TOML")
    parser.add_argument("--to", metavar="FILE", type=Path, help="where the document goes, else it is printed")


def answer(args: Namespace) -> tuple[str, dict[str, str]]:
    """The document, or where it was written. Raises `CodeError` with each answer that will not do."""
    answers = answers_from(args.answers) if args.answers else _asked(args.lang)
    text = drafted(answers)
    if args.to:
        _write(args.to, text)
    told = f"`{args.to}` is there: read it, change it, and run `inconfidence code check {args.to}`"
    return told if args.to else text.rstrip("\n"), {"id": answers["id"], "text": text}


def _asked(lang: Language) -> dict[str, str]:
    return {question.name: _ask(question, lang) for question in QUESTIONS}


def _ask(question: Question, lang: Language) -> str:
    """The answer to one question, asked again until it will do; an empty one takes what is usual."""
    choices = f" ({', '.join(question.choices)})" if question.choices else ""
    while True:
        try:
            return question.check(input(f"{question.asked[lang]}{choices} [{question.usual}]\n> "))
        except Wrong as wrong:
            print(wrong.message)
        except EOFError:
            raise CodeError(
                [Fault(f"the answers end before `{question.name}`: name a file with `--from`")]
            ) from None


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CodeError([Fault(f"`{path}` is there already: name another file")]) from None
    except OSError as fault:
        reason = (fault.strerror or "it is no file").lower()
        raise CodeError([Fault(f"`{path}` cannot be written: {reason}")]) from None
