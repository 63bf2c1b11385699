"""`inconfidence`: finds the subcommand, and imports nothing of the others.

To add one: a module with `configure(parser)` and `run(args) -> int`, and a line in `COMMANDS`. A status of 0
means that all is well, 1 that something was found to be wrong, 2 that the command could not do its work.
"""

import importlib
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from inconfidence.cli.dumps import forbid_dumps
from inconfidence.cli.streams import let_go, must_be_open, refused
from inconfidence.kernel.errors import InConfidenceError

UNUSABLE = 2


@dataclass(frozen=True, slots=True)
class Command:
    """Where a subcommand is written, and what it does in a few words."""

    module: str
    summary: str


COMMANDS: dict[str, Command] = {
    "decide": Command("inconfidence.cli.decide", "say what a code answers to flows, one a line"),
    "code": Command("inconfidence.cli.code", "read, check, print and question a code"),
    "ledger": Command("inconfidence.cli.ledger", "verify, prove and export the ledger"),
    "init": Command("inconfidence.cli.init", "found a charity, with its first manager"),
    "serve": Command("inconfidence.cli.serve", "serve the pages"),
    "recover": Command("inconfidence.cli.recover", "give a manager keys again, by the trustees' sheets"),
    "tick": Command("inconfidence.cli.tick", "do what the clock says is due, once"),
    "backup": Command("inconfidence.cli.backup", "make a backup, sealed for the trustees' sheets"),
    "restore": Command("inconfidence.cli.restore", "bring a backup back, with the words of the sheets"),
    "upgrade": Command(
        "inconfidence.cli.upgrade", "back up, bring the database up to date, and look it over"
    ),
    "doctor": Command("inconfidence.cli.doctor", "name every setting that is not safe"),
    "redact": Command("inconfidence.cli.redact", "take out of texts what identifies anyone, one a line"),
    "manage": Command("inconfidence.cli.manage", "upkeep of the database, a step at a time"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand and gives the exit status. `arguments` are those of the process unless told."""
    if arguments is None:
        # The process is this program's own: before a word is asked for, what it will hold is for its memory alone.
        forbid_dumps()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        must_be_open()
        return _done(given)
    except InConfidenceError as error:
        return _unusable(str(error))
    except BrokenPipeError:  # whoever read the output has stopped: say nothing more
        let_go()
        return UNUSABLE
    except OSError as fault:
        return _unusable(refused(fault))
    except KeyboardInterrupt:
        return 130


def _done(given: list[str]) -> int:
    chosen = next((word for word in given if not word.startswith("-")), "")
    args = _parser(chosen).parse_args(given)
    status = int(importlib.import_module(COMMANDS[args.task].module).run(args))
    # Here, and not at exit: what cannot be written was not said.
    sys.stdout.flush()
    return status


def _unusable(why: str) -> int:
    with suppress(OSError):  # where it cannot be said either, the status says it
        print(f"inconfidence: {why}", file=sys.stderr)
    let_go()
    return UNUSABLE


def _parser(chosen: str) -> ArgumentParser:
    parser = ArgumentParser(prog="inconfidence", description="Keeps what people tell a support charity.")
    tasks = parser.add_subparsers(dest="task", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        task = tasks.add_parser(name, help=command.summary, description=command.summary)
        if name == chosen:
            importlib.import_module(command.module).configure(task)
    return parser
