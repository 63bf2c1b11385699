"""`inconfidence redact FILE`: one text a line in, what identifies anyone in it and the text without it out."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from inconfidence.cli.jsonlines import LineError, opened, parse_object, read_lines
from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.kernel.nearest import nearest
from inconfidence.redaction import KnownFile, KnownFileError, Redaction, redact

ALL_REDACTED, SOME_WRONG = 0, 2

_PARTS = ("lang", "file", "text")
# Labelled notes, on which redaction is measured, can be given as they are: these are passed over.
_LABELS = ("id", "spans")


def configure(parser: ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument(
        "file", metavar="FILE", help="texts, one JSON object a line; `-` reads what is piped in"
    )


def run(args: Namespace) -> int:
    """Redacts each line. 0: every line was redacted; 2: some could not be, and say so in their place."""
    status = ALL_REDACTED
    with opened(args.file, "text") as stream:
        for line in read_lines(stream):
            answer = _answer(line)
            if "error" in answer:
                status = SOME_WRONG
            # Half a surrogate pair can be written in JSON and not in UTF-8: it leaves as it came, as an escape.
            written = json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace")
            sys.stdout.buffer.write(written + b"\n")
            sys.stdout.buffer.flush()
    return status


def _answer(line: bytes) -> dict[str, Any]:
    try:
        found = _redact(parse_object(line))
    except LineError as error:
        # A key may be a name in the wrong place: which one it was is not repeated.
        return _error(None, "a part stands twice in the line: keep one" if error.key else error.message, None)
    except KnownFileError as error:
        return _error(error.place, str(error), error.nearest)
    return {"spans": [asdict(span) for span in found.spans], "text": found.text}


def _redact(given: Mapping[str, Any]) -> Redaction:
    for key in given:
        if key not in (*_PARTS, *_LABELS):
            raise KnownFileError(
                "line", "has a part that is not known: use `lang`, `file`, `text`", nearest(key, _PARTS)
            )
    file = given.get("file")
    known = KnownFile.from_mapping({} if file is None else file)
    return redact(_text(given), known, _language(given))


def _text(given: Mapping[str, Any]) -> str:
    text = given.get("text")
    if not isinstance(text, str):
        raise KnownFileError("text", "must be there, in quotes: it is what is redacted")
    return text


def _language(given: Mapping[str, Any]) -> Language:
    for language in LANGUAGES:
        if given.get("lang") == language:
            return language
    raise KnownFileError("lang", "must be `en` or `fr`: the language of the words put in place of a name")


def _error(attribute: str | None, message: str, near: str | None) -> dict[str, Any]:
    return {"error": {"attribute": attribute, "message": message, "nearest": near}}
