"""The stored vectors: the program still makes them, and they mean what the format says they mean.

The readers here are written from docs/ledger-format.md, and use nothing of the program.
"""

import importlib.util
import json
from base64 import b64decode
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from ledger_cast import naive_root

from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.note import NamedVerifier
from inconfidence.ledger.prooffile import EntryProof
from inconfidence.ledger.proofs import verify_consistency, verify_inclusion
from inconfidence.vault.checkpoints import verify

MAKER = Path(__file__).parents[2] / "vectors" / "ledger" / "make.py"


def maker():
    spec = importlib.util.spec_from_file_location("make_ledger_vectors", MAKER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", maker().MADE)
def test_the_program_still_makes_the_stored_vectors(name):
    module = maker()
    stored = (MAKER.parent / f"{name}.json").read_text(encoding="utf-8")
    assert stored == module.as_text(module.MADE[name]())


def leaves(rule, size):
    entries = [rule.replace("NNNNNN", f"{number:06}").encode() for number in range(size)]
    return [sha256(b"\0" + data).digest() for data in entries]


def test_entries(vectors):
    for case in vectors("entries"):
        data = case["bytes"].encode()
        words, entry = json.loads(data), Entry.from_bytes(data)
        assert sha256(b"\0" + data).hexdigest() == case["leaf"]
        assert entry.at == datetime.fromisoformat(words["at"])
        assert [entry.kind, entry.outcome] == [words["kind"], words["outcome"]]
        assert [entry.actor and str(entry.actor), entry.file and str(entry.file)] == [
            words["actor"],
            words["file"],
        ]
        assert (entry.change and entry.change.hex()) == words["change"]
        assert (None if entry.detail is None else entry.detail.hex()) == case["detail"]


def test_frontiers(vectors):
    known = vectors("frontiers")
    for case in known["sizes"]:
        data = bytes.fromhex(case["bytes"])
        tree, start, hashes = leaves(known["entry"], case["size"]), 0, []
        for bit in reversed(range(64)):
            if case["size"] >> bit & 1:
                hashes.append(naive_root(tree[start : start + (1 << bit)]))
                start += 1 << bit
        assert data == b"\x01" + case["size"].to_bytes(8, "big") + b"".join(hashes)
        assert naive_root(tree).hex() == case["root"] == Frontier.from_bytes(data).root().hex()


def test_checkpoints(vectors):
    known, roots = (
        vectors("checkpoints"),
        {case["size"]: case["root"] for case in vectors("frontiers")["sizes"]},
    )
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(known["seed"]))
    public = private.public_key().public_bytes_raw()
    assert public.hex() == known["public"]
    name, identity, encoded = known["key"].split("+", 2)
    assert b64decode(encoded) == b"\x01" + public
    assert sha256(name.encode() + b"\n\x01" + public).hexdigest()[:8] == identity
    for case in known["checkpoints"]:
        text, _, line = case["note"].rpartition("\n\n")
        assert text.split("\n")[:2] == [name, str(case["size"])]
        assert b64decode(text.split("\n")[2]).hex() == roots[case["size"]]
        signature = bytes.fromhex(identity) + private.sign(text.encode() + b"\n")
        assert line.startswith(f"\u2014 {name} ")
        assert b64decode(line.split(" ")[2]) == signature


def test_proofs(vectors):
    known = vectors("proofs")
    tree = leaves(known["entry"], 300)
    for case in known["inclusion"]:
        path = [bytes.fromhex(node) for node in case["path"]]
        verify_inclusion(
            tree[case["index"]], case["index"], case["size"], path, naive_root(tree[: case["size"]])
        )
    for case in known["consistency"]:
        old, new = case["old"], case["new"]
        path = [bytes.fromhex(node) for node in case["path"]]
        verify_consistency(old, naive_root(tree[:old]), new, naive_root(tree[:new]), path)


def test_export(vectors):
    known, key = vectors("export"), vectors("checkpoints")["key"]
    entries = [known["entry"].replace("NNNNNN", f"{number:06}").encode() for number in range(300)]
    tree = leaves(known["entry"], 300)
    bundles = [
        b"".join(len(data).to_bytes(2, "big") + data for data in part)
        for part in (entries[:256], entries[256:])
    ]
    expected = {
        "tile/entries/000": bundles[0],
        "tile/entries/001.p/44": bundles[1],
        "tile/0/000": b"".join(tree[:256]),
        "tile/0/001.p/44": b"".join(tree[256:]),
        "tile/1/000.p/1": naive_root(tree[:256]),
        "checkpoint": vectors("checkpoints")["checkpoints"][-1]["note"].encode(),
    }
    for number, case in enumerate(vectors("checkpoints")["checkpoints"]):
        expected[f"checkpoints/{number:03}"] = case["note"].encode()
    assert known["files"] == {path: sha256(data).hexdigest() for path, data in sorted(expected.items())}
    proof = EntryProof.from_bytes(known["proof"].encode())
    assert proof.verify(NamedVerifier.from_line(key, verify)).root == b64decode(known["root"])
    assert proof.entry == entries[258]


def test_growth(vectors):
    """Each proof by the rules of its file, held against what was saved."""
    for case in vectors("growth"):
        saved = case["saved"].split("\n")
        head, _, note = case["proof"].partition("\n\n")
        newer, lines = note.split("\n"), head.split("\n")
        assert lines[0] == f"old {saved[1]}"
        path = [b64decode(line) for line in lines[1:]]
        assert bool(path) == (0 < int(saved[1]) < 300)
        verify_consistency(int(saved[1]), b64decode(saved[2]), int(newer[1]), b64decode(newer[2]), path)
        assert note == vectors("checkpoints")["checkpoints"][-1]["note"]


def test_details(vectors):
    """What was left out is what the document says goes without saying."""
    usual = {
        "recipient": "self", "relation": "none", "standing": "good", "grounds": [], "done": [],
        "channel": "system", "already_public": False, "retention": "within", "form": "identified",
        "consent": "unasked", "discussion": "none",
    }  # fmt: skip
    for case in vectors("details"):
        content = json.loads(case["bytes"])
        words = content["flow"]
        if words.get("promised") is True:
            words["promised"] = content["digest"]
        assert usual | words == case["flow"]
        assert [content["v"], content["code"], content["remark"]] == [2, "csf-2024", {"verb": "opened"}]
        assert list(content) == ["v", "flow", "clauses", "code", "digest", "remark"]
