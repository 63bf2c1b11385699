"""`inconfidence ledger verify`: derives the whole ledger again and names what is wrong."""

import json
import sys
from argparse import ArgumentParser, Namespace
from base64 import b64encode
from pathlib import Path

from inconfidence.cli.ledgers.given import check_proofs
from inconfidence.cli.ledgers.opening import cosigner_of, saved_checkpoint, source_of, verifier_of
from inconfidence.ledger.errors import NoteBroken
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.note import NamedVerifier, verify_note
from inconfidence.ledger.report import Report

WHOLE, WRONG = 0, 1
_WHAT_NOW = (
    "What now: keep this list and change nothing; compare with an export, a backup or a checkpoint that lies elsewhere,"
    " and tell the board. `inconfidence restore` brings a backup back."
)


def configure(verify: ArgumentParser) -> None:
    """Declares the options."""
    verify.add_argument(
        "--checkpoint", metavar="FILE", type=Path, action="append", default=[],
        help="a checkpoint that you saved earlier; may be given several times",
    )  # fmt: skip
    verify.add_argument(
        "--witness", metavar="KEY", action="append", default=[],
        help="a witness who must have cosigned the saved checkpoints, as `name+id+base64`",
    )  # fmt: skip
    verify.add_argument(
        "--proof", metavar="FILE", type=Path, action="append", default=[],
        help="a proof that you were given: check it with `--public-key` alone, without the ledger",
    )  # fmt: skip
    verify.add_argument("--json", action="store_true", help="print the outcome as JSON")


def run(args: Namespace) -> int:
    """0: whole; 1: something is wrong, and was named."""
    if args.proof:
        return check_proofs(args)
    source = source_of(args)
    verifier = verifier_of(args, source)
    saved = [_witnessed(path, args.witness) for path in args.checkpoint]
    report = verify_ledger(source, verifier, saved, progress if sys.stderr.isatty() else None)
    print(_as_json(report, verifier) if args.json else as_text(report, verifier, len(saved)))
    return WHOLE if report.whole else WRONG


def _witnessed(path: Path, witnesses: list[str]) -> bytes:
    """The saved checkpoint, cosigned by everyone who was named. Raises NoteBroken where it is not."""
    note = saved_checkpoint(path)
    for line in witnesses:
        try:
            verify_note(note, cosigner_of(line, "--witness"))
        except NoteBroken as broken:
            raise NoteBroken(f"`{path}`: {broken}") from broken
    return note


def as_text(report: Report, verifier: NamedVerifier, saved: int) -> str:
    """The outcome as sentences, a line each."""
    if not report.whole:
        lines = [f"the ledger of {verifier.name} is not whole:"]
        lines += [f"- {fault.sentence}" for fault in report.faults]
        more = [] if report.finished else ["There may be more: the inspection stopped here."]
        return "\n".join([*lines, *more, _WHAT_NOW])
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


def progress(done: int, size: int) -> None:
    """Says how far the inspection is, on a line of its own that is written over."""
    print(f"\r{done:,} of {size:,} entries", end="\n" if done == size else "", file=sys.stderr, flush=True)
