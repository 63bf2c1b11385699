"""`inconfidence code render`: a page that opens in any browser and prints as a copy to hand over."""

from argparse import ArgumentParser, Namespace

from inconfidence.codex import load
from inconfidence.codex.rendering import as_page


def configure(parser: ArgumentParser) -> None:
    """Adds the size of the print."""
    parser.add_argument("--large", action="store_true", help="in large print")


def answer(args: Namespace) -> tuple[str, dict[str, str]]:
    """The page, and as data its HTML with the id and digest."""
    code = load(args.code)
    page = as_page(code, args.lang, large=args.large)
    return page, {"id": code.id, "digest": code.digest, "lang": args.lang, "html": page}
