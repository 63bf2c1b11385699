"""`inconfidence ledger proof`: proofs to hand on, that an entry is in the ledger or that it only grew."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from inconfidence.cli.ledgers.opening import Unusable, saved_checkpoint, source_of, verifier_of
from inconfidence.ledger.files import write_whole
from inconfidence.ledger.proving import Prover

GIVEN = 0


def configure(proof: ArgumentParser) -> None:
    """Declares what is to be proved, and where the proofs go."""
    proof.add_argument(
        "index", metavar="INDEX", type=int, nargs="*", help="an entry, counted from 0 (C2SP tlog-proof)"
    )
    proof.add_argument(
        "--since", metavar="FILE", type=Path,
        help="a checkpoint that somebody saved: prove that the ledger grew out of it (C2SP tlog-witness)",
    )  # fmt: skip
    proof.add_argument(
        "--to", metavar="DIR", type=Path, help="write each proof into a file there, instead of printing it"
    )


def run(args: Namespace) -> int:
    """0: every proof was given. Raises what the ledger's own modules raise: no proof is given that does not hold."""
    wanted = len(args.index) + (args.since is not None)
    if not wanted:
        raise Unusable(
            "what shall be proved? give the number of an entry, or a checkpoint with `--since FILE`"
        )
    if wanted > 1 and args.to is None:
        raise Unusable("where shall several proofs go? name a folder with `--to DIR`")
    source = source_of(args)
    for name, proof in _proofs(args, Prover(source, verifier_of(args, source))):
        if args.to is None:
            sys.stdout.write(proof.decode())
        else:
            write_whole(args.to / name, proof)
            print(args.to / name)
    return GIVEN


def _proofs(args: Namespace, prover: Prover) -> Iterator[tuple[str, bytes]]:
    """Each proof with the name of its file, in the order in which tiles are read once."""
    for index in sorted(set(args.index)):
        yield f"{index}.tlog-proof", prover.entry(index).to_bytes()
    if args.since is not None:
        growth = prover.growth(saved_checkpoint(args.since))
        yield f"grown-from-{growth.old}.proof", growth.to_bytes()
