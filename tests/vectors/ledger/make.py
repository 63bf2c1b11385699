"""Makes the ledger's vectors from fixed inputs: `python tests/vectors/ledger/make.py` writes them anew.

`rfc6962.json` and `go-note.json` are not made here: they come from other people's implementations.
"""

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from inconfidence.flow import Decision, Flow
from inconfidence.gate.detail import detail_of
from inconfidence.ledger.checkpoint import Checkpoint, signed_checkpoint
from inconfidence.ledger.cosignature import Cosigner, cosigner_line, signed_message
from inconfidence.ledger.directory import DirectorySource
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.export import export_log
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash, subtree_root
from inconfidence.ledger.note import NamedSigner, NamedVerifier, key_line
from inconfidence.ledger.proofs import Tree
from inconfidence.ledger.proving import Prover
from inconfidence.vault.checkpoints import CheckpointKey, verify

ORIGIN = "vectors.example/ledger"
SEED = bytes(range(32))
KEY = CheckpointKey(SEED)
SIGNER = NamedSigner(ORIGIN, KEY.public, KEY.sign)
VERIFIER = NamedVerifier(ORIGIN, KEY.public, verify)
RULE = (
    '{"v":1,"at":"2026-01-01T00:00:00.NNNNNNZ","kind":"system","actor":null,"file":null,'
    '"outcome":null,"change":null,"detail":null}'
)
"""The entries of the log that the vectors are about: NNNNNN is the number, in six digits, from 0."""
DIGEST = sha256(b"a code").hexdigest()
SIZES = [0, 1, 2, 3, 7, 8, 255, 256, 257, 300]


def numbered(number: int) -> bytes:
    """Entry `number` of the log that the vectors are about."""
    return Entry(datetime(2026, 1, 1, 0, 0, 0, number, UTC), "system").to_bytes()


LEAVES = [leaf_hash(numbered(number)) for number in range(300)]


def hash_at(level: int, index: int) -> bytes:
    return subtree_root(LEAVES[index << level : index + 1 << level])


def frontier(size: int) -> Frontier:
    return Frontier.at(size, hash_at)


def entries() -> Any:
    """Entries with their fields, bytes, and leaf hashes."""
    person, file = UUID(int=0x0123456789ABCDEF0123456789ABCDEF), UUID(int=2**128 - 1)
    at = datetime(2026, 11, 22, 10, 30, 0, 5, UTC)
    change = sha256(b"changed").digest()
    made = [
        Entry(at, "passage", person, file, "permitted", change, b"sealed"),
        Entry(at, "passage", person, file, "refused", None, b""),
        Entry(at, "grant", person, None, "incomplete", change, bytes(range(256))),
        Entry(datetime(1, 1, 1, tzinfo=UTC), "system"),
        Entry(
            datetime(9999, 12, 31, 23, 59, 59, 999_999, UTC),
            "fault",
            None,
            file,
            None,
            bytes(32),
            b"\xff\xfe",
        ),
        *[Entry(at, kind) for kind in ("membership", "adoption", "erasure")],
    ]
    return [
        {
            "bytes": one.to_bytes().decode(),
            "leaf": leaf_hash(one.to_bytes()).hex(),
            "detail": None if one.detail is None else one.detail.hex(),
        }
        for one in made
    ]


def frontiers() -> Any:
    """The stored frontier and the root of the log `RULE` at several sizes."""
    return {
        "entry": RULE,
        "sizes": [
            {"size": size, "bytes": frontier(size).to_bytes().hex(), "root": frontier(size).root().hex()}
            for size in SIZES
        ],
    }


def checkpoints() -> Any:
    """Signed checkpoints of the log `RULE`."""
    notes = [signed_checkpoint(Checkpoint(ORIGIN, size, frontier(size).root()), SIGNER) for size in SIZES]
    return {
        "seed": SEED.hex(),
        "public": KEY.public.hex(),
        "key": key_line(ORIGIN, KEY.public),
        "checkpoints": [
            {"size": size, "note": note.decode()} for size, note in zip(SIZES, notes, strict=True)
        ],
    }


def cosignatures() -> Any:
    """Checkpoints with the quantum-safe word of the log itself. Signatures are hedged: new ones differ."""
    at, key = 1_795_339_800, KEY.cosigning
    cosigner = Cosigner(ORIGIN, key.public, key.sign, at)
    made = [Checkpoint(ORIGIN, size, frontier(size).root()) for size in (1, 257)]
    return [
        {
            "seed": SEED.hex(),
            "key": cosigner_line(ORIGIN, key.public),
            "time": at,
            "text": one.to_text(),
            "message": signed_message(ORIGIN, at, one).hex(),
            "note": signed_checkpoint(one, SIGNER, cosigner).decode(),
        }
        for one in made
    ]


def proofs() -> Any:
    """Inclusion and consistency proofs in the log `RULE`, lowest hash first."""

    def as_hex(path: list[bytes]) -> list[str]:
        return [node.hex() for node in path]

    places = [(0, 1), (0, 300), (2, 7), (6, 7), (255, 257), (256, 257), (299, 300)]
    growths = [(1, 2), (2, 3), (3, 7), (7, 8), (8, 300), (255, 256), (256, 257), (257, 300), (300, 300)]
    return {
        "entry": RULE,
        "inclusion": [
            {"index": index, "size": size, "path": as_hex(Tree(size, hash_at).inclusion(index))}
            for index, size in places
        ],
        "consistency": [
            {"old": old, "new": new, "path": as_hex(Tree(new, hash_at).consistency(old))}
            for old, new in growths
        ],
    }


class _Log:
    """The log `RULE` with 300 entries, and a checkpoint at each of `SIZES`."""

    def origin(self) -> str:
        return ORIGIN

    def size(self) -> int:
        return len(LEAVES)

    def head(self) -> bytes:
        return frontier(len(LEAVES)).to_bytes()

    def entries(self, start: int, end: int) -> Any:
        return ((number, numbered(number), LEAVES[number]) for number in range(start, min(end, len(LEAVES))))

    def checkpoints(self) -> Any:
        return (case["note"].encode() for case in checkpoints()["checkpoints"])


def export() -> Any:
    """Every file of the export of that log, by its SHA-256; and one proof file whole."""
    with TemporaryDirectory() as folder:
        export_log(_Log(), Path(folder))
        files = {
            str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file()
        }
        proof = Prover(DirectorySource(Path(folder)), VERIFIER).entry(258).to_bytes()
    return {
        "entry": RULE,
        "files": files,
        "proof": proof.decode(),
        "root": b64encode(frontier(300).root()).decode(),
    }


def growth() -> Any:
    """Proofs that the log `RULE` grew to 300 entries, as files."""
    with TemporaryDirectory() as folder:
        export_log(_Log(), Path(folder))
        prover = Prover(DirectorySource(Path(folder)), VERIFIER)
        notes = [case["note"] for case in checkpoints()["checkpoints"]]
        return [
            {"saved": saved, "proof": prover.growth(saved.encode()).to_bytes().decode()} for saved in notes
        ]


def details() -> Any:
    """What is sealed in an entry: every word of the flow, and the bytes."""
    least = {"action": "view", "actor": "listener", "subject": "client", "information": "support"}
    told = [
        least | {"purpose": "support"},
        least
        | {"purpose": "support", "relation": "supporting", "promised": DIGEST, "done": ["copy-offered"]},
        least
        | {"purpose": "complaint", "information": "complaint", "subject": "trustee", "promised": "00" * 32},
        least
        | {"purpose": "personnel", "subject": "staff", "grounds": ["threat", "offence"], "channel": "post"},
        least | {"purpose": "support", "cabinet": "counselling", "already_public": True, "consent": "given"},
    ]
    return [_detail(Flow.of(**words)) for words in told]


def _detail(flow: Flow) -> Any:
    clauses = ("house/care-team", "csf-2024/example")
    decision = Decision("permitted", clauses, (), (), (), "csf-2024", DIGEST, None)  # type: ignore[arg-type]
    words = {
        name: sorted(word) if isinstance(word, frozenset) else word for name, word in flow.as_words().items()
    }
    return {"flow": words, "bytes": detail_of(flow, decision, {"verb": "opened"}).decode()}


MADE: dict[str, Callable[[], Any]] = {
    "entries": entries, "frontiers": frontiers, "checkpoints": checkpoints, "proofs": proofs, "export": export,
    "growth": growth, "details": details,
}  # fmt: skip
# Made with chance in them: checked by verifying, not by making them again.
MADE_ONCE: dict[str, Callable[[], Any]] = {"cosignatures": cosignatures}


def as_text(vectors: Any) -> str:
    """The text of a file of vectors."""
    return json.dumps(vectors, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name, make in (MADE | MADE_ONCE).items():
        Path(__file__).with_name(f"{name}.json").write_text(as_text(make()), encoding="utf-8")
