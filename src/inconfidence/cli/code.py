"""`inconfidence code …`: the questions that a trustee asks of a code. `--json` gives the same to a program."""

import importlib
import json
from argparse import ArgumentParser, Namespace
from types import ModuleType
from typing import Any

from inconfidence.codex import CodeError
from inconfidence.codex.saying.faults import fault_in
from inconfidence.kernel.language import LANGUAGES

WHOLE, WRONG = 0, 1

QUESTIONS = {
    "list": "the codes that come with the program",
    "show": "a code in words, clause by clause",
    "check": "whether a code can be kept, and each place where it cannot",
    "render": "the copy for clients, as a page to print",
    "coverage": "what keeps each clause, and which scenarios show it",
    "matrix": "who can ever see what",
    "new": "a code of your own, from a template",
    "export": "a code in the language of another policy engine",
    "compare": "what another code newly permits, refuses and asks",
    "adopt": "put in force what the board adopted",
}

# These ask about no code in particular.
_OF_NO_CODE = ("list", "new")


class _Question(ArgumentParser):
    """What one question asks for: its module is read when it is asked, and those of the others are not."""

    def __init__(self, *, question: str = "", **words: Any) -> None:
        super().__init__(**words)
        self._question = question

    def parse_known_args(self, *given: Any, **named: Any) -> Any:
        """As any parser, once the module has declared what it wants besides."""
        getattr(_module(self._question), "configure", lambda _: None)(self)
        return super().parse_known_args(*given, **named)


def configure(parser: ArgumentParser) -> None:
    """Declares the questions and what each asks for."""
    questions = parser.add_subparsers(
        dest="question", required=True, metavar="QUESTION", parser_class=_Question
    )
    for name, summary in QUESTIONS.items():
        asked = questions.add_parser(name, help=summary, description=summary, question=name)
        asked.add_argument("--json", action="store_true", help="the answer as JSON")
        asked.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the answer")
        if name not in _OF_NO_CODE:
            asked.add_argument("code", metavar="ID", help="the id of a code, or the path of its file")


def run(args: Namespace) -> int:
    """Answers one question: 0 all is well, 1 the code is not one that can be kept."""
    try:
        told, data = _module(args.question).answer(args)
    except CodeError as error:
        faults = [fault_in(fault, args.lang) for fault in error.faults]
        told = "\n".join(str(fault) for fault in faults)
        _say(args, told, {"whole": False, "faults": [_fault(fault) for fault in faults]})
        return WRONG
    _say(args, told, data)
    return WHOLE


def _module(question: str) -> ModuleType:
    return importlib.import_module(f"inconfidence.cli.codes.{question}")


def _say(args: Namespace, told: str, data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1) if args.json else told)


def _fault(fault: Any) -> dict[str, Any]:
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "message": fault.message,
        "nearest": fault.nearest,
    }
