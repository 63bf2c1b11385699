"""`inconfidence code export`: a code in the language of another policy engine."""

from argparse import ArgumentParser, Namespace

from inconfidence.codex import load
from inconfidence.codex.cedar import policies, schema


def configure(parser: ArgumentParser) -> None:
    """Adds the languages, of which one must be chosen."""
    language = parser.add_mutually_exclusive_group(required=True)
    language.add_argument("--cedar", action="store_true", help="as a Cedar policy set")
    language.add_argument("--cedar-schema", action="store_true", help="the schema of that policy set")


def answer(args: Namespace) -> tuple[str, dict[str, str]]:
    """The policy set or its schema; as data both, with what they were made from."""
    code = load(args.code)
    made = {"id": code.id, "digest": code.digest, "policies": policies(code), "schema": schema()}
    return (made["schema"] if args.cedar_schema else made["policies"]).rstrip("\n"), made
