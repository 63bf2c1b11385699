"""`inconfidence ledger verify | proof | witness | export`: what a trustee or a stranger does with a ledger."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from inconfidence.cli.ledgers import verify, witness
from inconfidence.cli.ledgers.opening import add_source, source_of, verifier_of
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.errors import LedgerError, NoSuchEntry
from inconfidence.ledger.export import export_log
from inconfidence.ledger.proving import Prover
from inconfidence.ledger.source import KeyedSource

WHOLE, WRONG, UNUSABLE = 0, 1, 2


def configure(parser: ArgumentParser) -> None:
    """Declare the four commands."""
    commands = parser.add_subparsers(dest="command", required=True)
    verifying = commands.add_parser("verify", help="derive the whole ledger again and name what is wrong")
    verify.configure(verifying)
    verifying.set_defaults(work=verify.run)
    proof = commands.add_parser(
        "proof", help="print a proof that an entry is in the ledger (C2SP tlog-proof)"
    )
    proof.add_argument("index", metavar="INDEX", type=int, help="which entry, counted from 0")
    proof.set_defaults(work=_proof)
    witnessing = commands.add_parser("witness", help="cosign that the ledger only grew since you last looked")
    witness.configure(witnessing)
    witnessing.set_defaults(work=witness.run)
    export = commands.add_parser("export", help="write the ledger out as C2SP tlog-tiles")
    export.add_argument("directory", metavar="DIR", type=Path, help="where to; it may hold an earlier export")
    export.set_defaults(work=_export)
    for command in (verifying, proof, witnessing, export):
        add_source(command)


def run(args: Namespace) -> int:
    """Do what was asked. 0: whole; 1: something is wrong with the ledger; 2: cannot be worked with."""
    try:
        return int(args.work(args))
    except BrokenPipeError:
        raise  # whoever read the output has stopped: that is not about the ledger
    except OSError as fault:
        return _complain(f"`{fault.filename}`: {(fault.strerror or 'cannot be used').lower()}", UNUSABLE)
    except InConfidenceError as fault:
        wrong = isinstance(fault, LedgerError) and not isinstance(fault, NoSuchEntry)
        return _complain(str(fault), WRONG if wrong else UNUSABLE)


def _proof(args: Namespace) -> int:
    source = source_of(args)
    proof = Prover(source, verifier_of(args, source)).entry(args.index)
    sys.stdout.write(proof.to_bytes().decode())
    return WHOLE


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
