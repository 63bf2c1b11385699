"""`inconfidence manage`: the few management commands that the house allows."""

from argparse import REMAINDER, ArgumentParser, Namespace

from inconfidence.cli.house import wake

# Deny by default. None of these can reach plaintext: what is confidential is ciphertext to all of them.
ALLOWED = ("check", "collectstatic", "makemessages", "makemigrations", "migrate", "showmigrations")


def configure(parser: ArgumentParser) -> None:
    """Declares the command and passes on everything after it."""
    parser.add_argument("work", choices=ALLOWED, help="`migrate` brings the database up to date")
    parser.add_argument("arguments", nargs=REMAINDER, help="passed on as they are")


def run(args: Namespace) -> int:
    """Runs it; 1 where it found something wrong, 2 where it cannot work."""
    wake(founding=True)
    from django.core.management import ManagementUtility

    try:
        ManagementUtility(["inconfidence manage", args.work, *args.arguments]).execute()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
