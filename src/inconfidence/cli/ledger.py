"""`inconfidence ledger verify | proof | export`: what a trustee or a stranger does with a ledger."""

import json
import sys
from argparse import ArgumentParser, Namespace
from base64 import b64encode
from pathlib import Path

from inconfidence.cli.house import one_charity, wake
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.directory import CHECKPOINT, DirectorySource
from inconfidence.ledger.errors import LedgerError, NoSuchEntry, NoteBroken, SourceBroken
from inconfidence.ledger.export import export_log
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.note import MAX_NOTE, NamedVerifier
from inconfidence.ledger.prooffile import prove_entry
from inconfidence.ledger.report import Report
from inconfidence.ledger.source import KeyedSource, LedgerSource

WHOLE, WRONG, UNUSABLE = 0, 1, 2


class Unusable(InConfidenceError):
    """What the command was given cannot be worked with."""


def configure(parser: ArgumentParser) -> None:
    """Declare the three commands."""
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="derive the whole ledger again and name what is wrong")
    verify.add_argument(
        "--checkpoint", metavar="FILE", type=Path, action="append", default=[],
        help="a checkpoint that you saved earlier; may be given several times",
    )  # fmt: skip
    verify.add_argument("--json", action="store_true", help="print the outcome as JSON")
    verify.set_defaults(work=_verify)
    proof = commands.add_parser(
        "proof", help="print a proof that an entry is in the ledger (C2SP tlog-proof)"
    )
    proof.add_argument("index", metavar="INDEX", type=int, help="which entry, counted from 0")
    proof.set_defaults(work=_proof)
    export = commands.add_parser("export", help="write the ledger out as C2SP tlog-tiles")
    export.add_argument("directory", metavar="DIR", type=Path, help="where to; it may hold an earlier export")
    export.set_defaults(work=_export)
    for command in (verify, proof, export):
        _add_source(command)


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


def _add_source(command: ArgumentParser) -> None:
    command.add_argument("--charity", metavar="ID", help="whose ledger in the database, if it keeps several")
    command.add_argument(
        "--export", metavar="DIR", type=Path, help="an exported ledger, instead of the database"
    )
    command.add_argument("--public-key", metavar="KEY", help="the log's key, as `name+id+base64`")


def _verify(args: Namespace) -> int:
    source = _source(args)
    verifier = _verifier(args, source)
    saved = [_saved(path) for path in args.checkpoint]
    report = verify_ledger(source, verifier, saved, _progress if sys.stderr.isatty() else None)
    print(_as_json(report, verifier) if args.json else _as_text(report, verifier, len(saved)))
    return WHOLE if report.whole else WRONG


def _proof(args: Namespace) -> int:
    source = _source(args)
    proof = prove_entry(source, args.index, _verifier(args, source))
    sys.stdout.write(proof.to_bytes().decode())
    return WHOLE


def _export(args: Namespace) -> int:
    source = _source(args)
    checkpoint = export_log(source, args.directory)
    print(f"{checkpoint.size} entries of {checkpoint.origin} are in `{args.directory}`")
    if isinstance(source, KeyedSource):
        print(f"hand on the key by another way: {source.verifier_key()}")
    return WHOLE


def _source(args: Namespace) -> LedgerSource:
    if args.export is None:
        return _database(args.charity)
    if not (args.export / CHECKPOINT).is_file():
        raise Unusable(f"`{args.export}` is not an exported ledger: it holds no file `{CHECKPOINT}`")
    return DirectorySource(args.export)


def _database(charity: str | None) -> LedgerSource:
    wake()  # the web framework, only where it is needed
    from django.conf import settings
    from django.db import DatabaseError

    from inconfidence.store.ledger_source import open_source

    try:
        return open_source(one_charity(charity), settings.CHECKPOINT_KEY.public)
    except DatabaseError as fault:  # its text could quote what is stored
        kind = type(fault).__name__
        raise SourceBroken(f"the database cannot be read ({kind}): restore it from a backup") from None


def _verifier(args: Namespace, source: LedgerSource) -> NamedVerifier:
    from inconfidence.vault.checkpoints import verify

    line = args.public_key
    if line is None and isinstance(source, KeyedSource):
        line = source.verifier_key()
    if line is None:
        raise Unusable("whose signature shall count? give the log's key with `--public-key name+id+base64`")
    try:
        return NamedVerifier.from_line(line, verify)
    except NoteBroken as broken:
        raise Unusable(f"`--public-key`: {broken}") from broken


def _saved(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_NOTE + 1)
    if len(data) > MAX_NOTE:
        raise Unusable(f"`{path}` is too long to be a checkpoint")
    return data


def _as_text(report: Report, verifier: NamedVerifier, saved: int) -> str:
    if not report.whole:
        lines = [f"the ledger of {verifier.name} is not whole:"]
        lines += [f"- {fault.sentence}" for fault in report.faults]
        return "\n".join(
            lines if report.finished else [*lines, "There may be more: the inspection stopped here."]
        )
    lines = [f"the ledger of {verifier.name} is whole: {report.size} entries"]
    if report.size > report.covered:
        lines.append(f"the last {report.size - report.covered} are not under a signed checkpoint yet")
    if saved:
        lines.append(f"saved checkpoints that it lives up to: {saved}")
    return "\n".join(lines)


def _as_json(report: Report, verifier: NamedVerifier) -> str:
    faults = [{"code": f.code, "at": f.at, "sentence": f.sentence} for f in report.faults]
    root = None if report.root is None else b64encode(report.root).decode()
    words = {"origin": verifier.name, "whole": report.whole, "size": report.size, "covered": report.covered}
    return json.dumps({**words, "root": root, "finished": report.finished, "faults": faults})


def _progress(done: int, size: int) -> None:
    print(f"\r{done:,} of {size:,} entries", end="\n" if done == size else "", file=sys.stderr, flush=True)


def _complain(message: str, code: int) -> int:
    print(f"inconfidence ledger: {message}", file=sys.stderr)
    return code
