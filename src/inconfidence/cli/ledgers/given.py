"""Checks proofs that somebody was given: with the log's key, and without the ledger."""

from argparse import Namespace
from pathlib import Path

from inconfidence.cli.ledgers.opening import Unusable, saved_checkpoint, saved_note, verifier_of
from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.errors import CheckpointBroken, EntryBroken, ProofBroken
from inconfidence.ledger.growthfile import GrowthProof
from inconfidence.ledger.note import NamedVerifier
from inconfidence.ledger.prooffile import EntryProof

HOLD = 0


def check_proofs(args: Namespace) -> int:
    """0: every proof holds. Raises ProofBroken and CheckpointBroken, which name the file; `Unusable`."""
    verifier = verifier_of(args, None)
    saved = {one.size: one for one in (_saved(path, verifier) for path in args.checkpoint)}
    for path in args.proof:
        try:
            print(f"`{path}` holds: {_said(path, verifier, saved)}")
        except (ProofBroken, EntryBroken) as broken:
            raise ProofBroken(f"`{path}` proves nothing: {broken}") from broken
    return HOLD


def _saved(path: Path, verifier: NamedVerifier) -> Checkpoint:
    try:
        return open_checkpoint(saved_checkpoint(path), verifier)
    except CheckpointBroken as broken:
        raise CheckpointBroken(f"`{path}`: {broken}") from broken


def _said(path: Path, verifier: NamedVerifier, saved: dict[int, Checkpoint]) -> str:
    """What the proof shows, in words."""
    data = saved_note(path)
    if data.startswith(b"old "):
        return _grown(path, GrowthProof.from_bytes(data), verifier, saved)
    proof = EntryProof.from_bytes(data)
    size = proof.verify(verifier).size
    entry = Entry.from_bytes(proof.entry)
    told = ", ".join(
        word for word in (f"{entry.at:%Y-%m-%d %H:%M:%S} UTC", entry.kind, entry.outcome) if word
    )
    return f"{verifier.name} signs for {size} entries, and entry {proof.index} of them is: {told}"


def _grown(path: Path, proof: GrowthProof, verifier: NamedVerifier, saved: dict[int, Checkpoint]) -> str:
    earlier = saved.get(proof.old)
    if earlier is None:
        raise Unusable(
            f"`{path}` is about a ledger of {proof.old} entries:"
            " give the checkpoint that you saved of it with `--checkpoint FILE`"
        )
    size = proof.verify(earlier, verifier).size
    return f"{verifier.name} signs for {size} entries, and the first {proof.old} are those that you saved"
