"""`inconfidence ledger proof`, and `verify --proof` by whoever was given one."""

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256

import pymerkle
import pytest
from ledger_cast import IMPOSTOR, KEY_LINE, ORIGIN, VERIFIER, MemoryLedger

from inconfidence.ledger.errors import ProofBroken
from inconfidence.ledger.export import export_log
from inconfidence.ledger.growthfile import GrowthProof
from inconfidence.ledger.note import key_line
from inconfidence.ledger.prooffile import signed_by

LEDGER = MemoryLedger.of(700, 100)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    export_log(LEDGER, tmp_path_factory.mktemp("proved") / "export")
    return next(tmp_path_factory.getbasetemp().glob("proved*/export"))


@pytest.fixture
def saved(tmp_path):
    """What somebody saved when there were 300 entries."""
    path = tmp_path / "saved"
    path.write_bytes(LEDGER.notes[2])
    return path


@pytest.fixture
def proofs(ledger, exported, tmp_path, saved):
    """Three entries and the growth, proved into a folder."""
    code, output, _ = ledger(
        "proof", 5, 256, 699, "--since", saved, "--to", tmp_path / "given", source=exported
    )
    assert code == 0
    assert len(output.splitlines()) == 4
    return tmp_path / "given"


def test_each_proof_is_a_file_that_holds_without_the_ledger(ledger, proofs, saved):
    given = [word for path in sorted(proofs.iterdir()) for word in ("--proof", path)]
    assert len(given) == 8
    code, output, _ = ledger("verify", *given, "--checkpoint", saved, source="nowhere")
    assert code == 0
    assert "the first 300 are those that you saved" in output
    entry = json.loads(LEDGER.rows[256][1])
    assert f"entry 256 of them is: {entry['at'][:10]} {entry['at'][11:19]} UTC, {entry['kind']}" in output


def test_a_proof_that_was_changed_is_named(ledger, proofs, saved):
    for path in sorted(proofs.iterdir()):
        path.write_bytes(path.read_bytes().replace(b"A", b"B", 1))
        code, output, said = ledger("verify", "--proof", path, "--checkpoint", saved)
        assert (code, output) == (1, "")
        assert f"`{path}` proves nothing: " in said
        assert "what now: " in said


def test_a_proof_of_another_log_proves_nothing(ledger, proofs):
    code, _, said = ledger(
        "verify", "--proof", proofs / "5.tlog-proof", key=key_line(ORIGIN, IMPOSTOR.public)
    )
    assert code == 1
    assert "not signed by the key" in said


def test_growth_is_held_against_the_checkpoint_that_was_saved(ledger, proofs, tmp_path):
    growth = proofs / "grown-from-300.proof"
    code, _, said = ledger("verify", "--proof", growth)
    assert code == 2
    assert "is about a ledger of 300 entries: give the checkpoint that you saved" in said
    other = MemoryLedger.of(299, 299)
    other.append(b"another past")
    (tmp_path / "other").write_bytes(other.sign())
    code, _, said = ledger("verify", "--proof", growth, "--checkpoint", tmp_path / "other")
    assert code == 1
    assert "does not begin with" in said
    (tmp_path / "other").write_bytes(b"no note")
    code, _, said = ledger("verify", "--proof", growth, "--checkpoint", tmp_path / "other")
    assert code == 2
    assert f"`{tmp_path / 'other'}` is no checkpoint" in said


def test_no_growth_is_proved_out_of_another_past(ledger, exported, tmp_path):
    other = MemoryLedger.of(299, 299)
    other.append(b"another past")
    longer = MemoryLedger.of(701, 701)
    for note, complaint in ((other.sign(), "does not begin with"), (longer.notes[-1], "the tail was cut")):
        (tmp_path / "saved").write_bytes(note)
        code, output, said = ledger("proof", "--since", tmp_path / "saved", source=exported)
        assert (code, output) == (1, "")
        assert complaint in said


@pytest.mark.parametrize(
    ("words", "complaint"), [(["proof"], "what shall be proved"), (["proof", 3, 4], "with `--to DIR`")]
)
def test_what_it_needs_to_be_told(ledger, exported, words, complaint):
    code, _, said = ledger(*words, source=exported)
    assert code == 2
    assert complaint in said


def test_pymerkle_verifies_our_files(proofs, saved):
    """From the text of the files alone, by the format's document; its proofs begin with the leaf itself."""
    for index in (5, 256, 699):
        head, size, root = parsed(proofs / f"{index}.tlog-proof")
        entry, path = b64decode(head[1][6:]), [b64decode(line) for line in head[3:]]
        assert int(head[2][6:]) == index
        leaf = sha256(b"\0" + entry).digest()
        proof = pymerkle.InclusionProof.deserialize(as_theirs(index, size, [leaf, *path]))
        proof.verify(leaf, root, index=index + 1, size=size)
        with pytest.raises(pymerkle.InvalidProof):
            proof.verify(leaf, bytes(32), index=index + 1, size=size)


def parsed(path):
    head, _, note = path.read_text().partition("\n\n")
    text = note.splitlines()
    return head.splitlines(), int(text[1]), b64decode(text[2])


def as_theirs(index, size, path):
    tree = pymerkle.InmemoryTree()
    tree.append_entries([b"%d" % number for number in range(size)])
    return tree.prove_inclusion(index + 1, size).serialize() | {"path": [node.hex() for node in path]}


def test_the_text_of_a_growth_proof(proofs):
    text = (proofs / "grown-from-300.proof").read_text()
    assert re.match(r"old 300\n([A-Za-z0-9+/]{43}=\n)+\nledger.example/charity\n700\n", text)
    proof = GrowthProof.from_bytes(text.encode())
    assert proof.to_bytes().decode() == text
    assert proof.verify(signed_by(LEDGER.notes[2], VERIFIER), VERIFIER).size == 700
    for spoilt in (
        text.replace("old 300", "old 0300"), text.replace("old 300", "old 299"), text.replace("old", "new"),
        text.replace("\n\n", f"\n{b64encode(bytes(32)).decode()}\n\n", 1), text[:40], text + "x", "x" * 2_000_000,
    ):  # fmt: skip
        with pytest.raises(ProofBroken):
            GrowthProof.from_bytes(spoilt.encode()).verify(signed_by(LEDGER.notes[2], VERIFIER), VERIFIER)


def test_the_key_must_be_given(ledger, proofs):
    code, _, said = ledger("verify", "--proof", proofs / "5.tlog-proof", key=None)
    assert code == 2
    assert "--public-key" in said
    assert KEY_LINE.startswith(ORIGIN)
