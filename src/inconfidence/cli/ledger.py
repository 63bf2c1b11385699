"""`inconfidence ledger verify | proof | witness | export`: what a trustee or a stranger does with a ledger."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from inconfidence.cli.ledgers import proof, verify, witness
from inconfidence.cli.ledgers.opening import add_source, source_of
from inconfidence.cli.streams import refused
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.errors import LedgerError, NoSuchEntry
from inconfidence.ledger.export import export_log
from inconfidence.ledger.source import KeyedSource

WHOLE, WRONG, UNUSABLE = 0, 1, 2
_WHAT_NOW = (
    "what now: do not rely on it, and keep it as it is; `inconfidence ledger verify` names all that is wrong with"
    " a ledger, and whoever gave you a file can give it again"
)


def configure(parser: ArgumentParser) -> None:
    """Declare the four commands."""
    commands = parser.add_subparsers(dest="command", required=True)
    verifying = commands.add_parser("verify", help="derive the whole ledger again and name what is wrong")
    verify.configure(verifying)
    verifying.set_defaults(work=verify.run)
    proving = commands.add_parser("proof", help="prove that an entry is in the ledger, or that it only grew")
    proof.configure(proving)
    proving.set_defaults(work=proof.run)
    witnessing = commands.add_parser("witness", help="cosign that the ledger only grew since you last looked")
    witness.configure(witnessing)
    witnessing.set_defaults(work=witness.run)
    export = commands.add_parser("export", help="write the ledger out as C2SP tlog-tiles")
    export.add_argument("directory", metavar="DIR", type=Path, help="where to; it may hold an earlier export")
    export.set_defaults(work=_export)
    for command in (verifying, proving, witnessing, export):
        add_source(command)


def run(args: Namespace) -> int:
    """Do what was asked. 0: whole; 1: something is wrong with the ledger; 2: cannot be worked with."""
    try:
        return int(args.work(args))
    except OSError as fault:
        if fault.filename is None:
            raise  # what is said cannot be written, or nobody reads it: that is not about the ledger
        return _complain(refused(fault), UNUSABLE)
    except InConfidenceError as fault:
        if isinstance(fault, NoSuchEntry) or not isinstance(fault, LedgerError):
            return _complain(str(fault), UNUSABLE)
        _complain(str(fault), WRONG)
        print(_WHAT_NOW, file=sys.stderr)
        return WRONG


def _export(args: Namespace) -> int:
    source = source_of(args)
    checkpoint = export_log(source, args.directory)
    print(f"{checkpoint.size} entries of {checkpoint.origin} are in `{args.directory}`")
    if isinstance(source, KeyedSource):
        print("hand on the keys by another way:", *source.verifier_keys(), sep="\n")
    return WHOLE


def _complain(message: str, code: int) -> int:
    print(f"inconfidence ledger: {message}", file=sys.stderr)
    return code
