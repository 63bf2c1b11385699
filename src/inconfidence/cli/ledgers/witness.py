"""`inconfidence ledger witness`: somebody else's word that a ledger only ever grew.

A trustee, or a sister charity, runs it now and then on a machine of their own, over an export that they were
sent. They keep what they cosigned last; whoever would replace the past must take that away from them first.
"""

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from inconfidence.cli.ledgers.opening import Unusable, saved_note, source_of, verifier_of
from inconfidence.cli.ledgers.verify import WHOLE, WRONG, as_text, progress
from inconfidence.ledger.checkpoint import open_checkpoint
from inconfidence.ledger.cosignature import CosignatureVerifier, Cosigner, cosigned, cosigner_line
from inconfidence.ledger.errors import NoteBroken
from inconfidence.ledger.files import write_whole
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.note import NamedVerifier, is_name, verify_note
from inconfidence.ledger.source import LedgerSource, newest_note
from inconfidence.vault.checkpoints import CosigningKey, verify
from inconfidence.vault.errors import KeyBroken


def configure(witness: ArgumentParser) -> None:
    """Declares whose word it is, and where they keep what they said last."""
    witness.add_argument(
        "--name",
        metavar="NAME",
        required=True,
        help="your name as a witness, such as `orchard.example/board`",
    )
    witness.add_argument(
        "--key", metavar="FILE", type=Path, required=True, help="your key; made if it is not there yet"
    )
    witness.add_argument(
        "--seen",
        metavar="FILE",
        type=Path,
        required=True,
        help="the checkpoint that you cosigned last, if any",
    )


def run(args: Namespace) -> int:
    """0: it only grew, and was cosigned; 1: something is wrong, and nothing was signed."""
    if not is_name(args.name):
        raise Unusable("`--name` must be one word, without spaces and `+`")
    source = source_of(args)
    verifier = verifier_of(args, source)
    key = _key(args.key)
    earlier = _seen(args, key)
    report = verify_ledger(source, verifier, earlier, progress if sys.stderr.isatty() else None)
    if not report.whole:
        print(as_text(report, verifier, len(earlier)))
        print("Nothing was cosigned. Tell the board, and keep the file of `--seen` safe.")
        return WRONG
    _cosign(args, key, source, verifier)
    return WHOLE


def _cosign(args: Namespace, key: CosigningKey, source: LedgerSource, verifier: NamedVerifier) -> None:
    note = newest_note(source)
    if note is None:
        raise Unusable("the ledger has no checkpoint yet: there is nothing to cosign")
    size = open_checkpoint(note, verifier).size
    word = cosigned(note, Cosigner(args.name, key.public, key.sign, int(time.time())))
    write_whole(args.seen, word)
    print(f"{size} entries of {verifier.name} are cosigned in `{args.seen}`: keep it, and send a copy")
    print(f"your key, for those who ask: {cosigner_line(args.name, key.public)}")


def _seen(args: Namespace, key: CosigningKey) -> list[bytes]:
    """What the witness cosigned last. Raises NoteBroken where it is not theirs: it may have been replaced."""
    if not args.seen.exists():
        return []
    note = saved_note(args.seen)
    try:
        verify_note(note, CosignatureVerifier(args.name, key.public, verify))
    except NoteBroken as broken:
        raise NoteBroken(f"`{args.seen}` is not what you cosigned: {broken}") from broken
    return [note]


def _key(path: Path) -> CosigningKey:
    """The witness's key, made on the first occasion, for its owner's eyes alone."""
    if not path.exists():
        key = CosigningKey.create()
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key.to_bytes())
        return key
    try:
        return CosigningKey.from_bytes(path.read_bytes())
    except KeyBroken:
        raise Unusable(f"`{path}` is no key of a witness: name another file, or put back your copy") from None
