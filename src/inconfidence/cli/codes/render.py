"""`inconfidence code render`: the papers that people read and sign, as a page or as a PDF."""

import sys
from argparse import ArgumentParser, Namespace
from base64 import b64encode
from pathlib import Path
from typing import Any

from inconfidence.codex import load
from inconfidence.codex.paper import KINDS, Sheet, as_page, as_pdf, sheet_of
from inconfidence.kernel.errors import InConfidenceError


class NotWritten(InConfidenceError):
    """The PDF has no place to go to."""


def configure(parser: ArgumentParser) -> None:
    """Adds which paper, how it is printed, and where to."""
    parser.add_argument(
        "--paper", choices=KINDS, default="copy", help="which paper, else the copy for clients"
    )
    parser.add_argument("--large", action="store_true", help="in large print")
    parser.add_argument("--pdf", action="store_true", help="as a PDF (PDF/UA) in place of a page")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the file to write, else it is printed")


def answer(args: Namespace) -> tuple[str, dict[str, Any]]:
    """The page, or where the PDF was written; and as data what it is, with its HTML or its bytes."""
    code = load(args.code)
    sheet = sheet_of(code, args.paper, args.lang)
    data = {"id": code.id, "digest": code.digest, "paper": args.paper, "lang": args.lang}
    if args.pdf:
        made = as_pdf(sheet, large=args.large)
        return _kept(args, sheet, made), data | {"pdf": b64encode(made).decode()}
    page = as_page(sheet, large=args.large)
    return _kept(args, sheet, page.encode()) if args.out else page, data | {"html": page}


def _kept(args: Namespace, sheet: Sheet, made: bytes) -> str:
    if args.json and not args.out:
        return ""
    if args.out is None and sys.stdout.isatty():
        raise NotWritten("a PDF is not for the screen: name a file with `--out`")
    if args.out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        return ""
    try:
        args.out.write_bytes(made)
    except OSError as error:
        raise NotWritten(f"`{args.out}` cannot be written: {error.strerror}") from None
    return f"`{args.out}`: {sheet.whole_title}"
