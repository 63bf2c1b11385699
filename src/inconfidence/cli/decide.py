"""`inconfidence decide --code ID FILE`: one flow a line in, one decision a line out, in the same order."""

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from inconfidence.cli.jsonlines import LineError, opened, parse_object, read_lines
from inconfidence.codex import Code, bundled_ids, load
from inconfidence.flow import Flow, FlowError
from inconfidence.kernel.language import LANGUAGES, Language

ALL_ANSWERED, SOME_WRONG = 0, 2


def configure(parser: ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument(
        "--code", metavar="ID", required=True, help="the id of a code, or the path of its file"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the explanations")
    parser.add_argument(
        "file", metavar="FILE", help="flows, one JSON object a line; `-` reads what is piped in"
    )


def run(args: Namespace) -> int:
    """Answers each line. 0: every line was a flow; 2: some were not, and say so in their place."""
    code = load(args.code)
    known = frozenset({*bundled_ids(), code.id})
    status = ALL_ANSWERED
    with opened(args.file, "flow") as stream:
        for line in read_lines(stream):
            answer = _answer(code, line, known, args.lang)
            if "error" in answer:
                status = SOME_WRONG
            sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
    return status


def _answer(code: Code, line: bytes, known: frozenset[str], lang: Language) -> dict[str, Any]:
    try:
        flow = Flow.from_mapping(parse_object(line), codes=known)
    except LineError as error:
        return _error(error.key, error.message, None)
    except FlowError as error:
        return _error(error.attribute, error.message, error.nearest)
    promised = _promised(code, flow.promised)
    return code.decide(flow, promised).as_json(lang) | _said_of(promised)


def _error(attribute: str | None, message: str, nearest: str | None) -> dict[str, Any]:
    return {"error": {"attribute": attribute, "message": message, "nearest": nearest}}


def _promised(code: Code, id: str) -> Code | None:
    if not id:
        return None
    return code if id == code.id else load(id)


def _said_of(promised: Code | None) -> dict[str, str]:
    """What is said of the version that was promised: the same where it is the one that was asked."""
    return {"promised": promised.id, "promised_digest": promised.digest} if promised else {}
