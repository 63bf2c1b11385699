"""Which ledger is meant, whose signatures count, and the checkpoints that somebody saved."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inconfidence.cli.house import one_charity, wake
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.checkpoint import Checkpoint
from inconfidence.ledger.cosignature import CosignatureVerifier
from inconfidence.ledger.directory import CHECKPOINT, DirectorySource
from inconfidence.ledger.errors import CheckpointBroken, NoteBroken, SourceBroken
from inconfidence.ledger.note import MAX_NOTE, NamedVerifier, parse_note
from inconfidence.ledger.source import KeyedSource, LedgerSource


class Unusable(InConfidenceError):
    """What the command was given cannot be worked with."""


def add_source(command: ArgumentParser) -> None:
    """Declares the options that say which ledger is meant."""
    command.add_argument("--charity", metavar="ID", help="whose ledger in the database, if it keeps several")
    command.add_argument(
        "--export", metavar="DIR", type=Path, help="an exported ledger, instead of the database"
    )
    command.add_argument(
        "--public-key", metavar="KEY", action="append", default=[],
        help="the log's key, as `name+id+base64`; a second time for its quantum-safe key",
    )  # fmt: skip


def source_of(args: Namespace) -> LedgerSource:
    """The ledger that is meant."""
    if args.export is None:
        return _database(args.charity)
    if not (args.export / CHECKPOINT).is_file():
        raise Unusable(
            f"`{args.export}` is not an exported ledger: it holds no file `{CHECKPOINT}`;"
            " give the folder that `inconfidence ledger export` wrote"
        )
    return DirectorySource(args.export)


def _database(charity: str | None) -> LedgerSource:
    wake()  # the web framework, only where it is needed
    from django.conf import settings
    from django.db import DatabaseError

    from inconfidence.store.ledger_source import open_source

    key = settings.CHECKPOINT_KEY
    try:
        return open_source(one_charity(charity), key.public, key.cosigning.public)
    except DatabaseError as fault:  # its text could quote what is stored
        kind = type(fault).__name__
        raise SourceBroken(f"the database cannot be read ({kind}): restore it from a backup") from None


def verifier_of(args: Namespace, source: object) -> NamedVerifier:
    """Whose signatures must all be there: the keys that were given, or those of this installation."""
    from inconfidence.vault.checkpoints import verify

    lines = args.public_key
    if not lines and isinstance(source, KeyedSource):
        lines = source.verifier_keys()
    if not lines:
        raise Unusable("whose signature shall count? give the log's key with `--public-key name+id+base64`")
    beside = tuple(cosigner_of(line, "--public-key") for line in lines[1:])
    try:
        own = NamedVerifier.from_line(lines[0], verify)
    except NoteBroken as broken:
        raise Unusable(f"`--public-key`: {broken}") from broken
    return NamedVerifier(own.name, own.public, verify, beside)


def cosigner_of(line: str, option: str) -> CosignatureVerifier:
    """The quantum-safe key that `line` prints. Raises `Unusable`, which names the option."""
    from inconfidence.vault.checkpoints import verify

    try:
        return CosignatureVerifier.from_line(line, verify)
    except NoteBroken as broken:
        raise Unusable(f"`{option}`: {broken}") from broken


def saved_note(path: Path) -> bytes:
    """A checkpoint that somebody saved, or a proof, unchecked."""
    with path.open("rb") as file:
        data = file.read(MAX_NOTE + 1)
    if len(data) > MAX_NOTE:
        raise Unusable(f"`{path}` is too long to be a checkpoint, or a proof: name the right file")
    return data


def saved_checkpoint(path: Path) -> bytes:
    """A checkpoint that somebody saved, its signatures unchecked. Raises `Unusable` where the file holds none: that
    says nothing of the ledger."""
    note = saved_note(path)
    try:
        Checkpoint.from_text(parse_note(note).text)
    except (NoteBroken, CheckpointBroken) as broken:
        raise Unusable(
            f"`{path}` is no checkpoint: {broken}; give the file that was saved, whole and unchanged"
        ) from None
    return note
