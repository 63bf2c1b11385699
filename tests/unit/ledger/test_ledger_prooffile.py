"""Proofs in files: for every entry one, that holds, and that no change survives."""

from base64 import b64decode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import IMPOSTOR, VERIFIER, MemoryLedger, unhurried

from inconfidence.ledger.directory import DirectorySource
from inconfidence.ledger.errors import NoSuchEntry, ProofBroken
from inconfidence.ledger.export import export_log
from inconfidence.ledger.prooffile import EntryProof
from inconfidence.ledger.proving import Prover

LEDGER = MemoryLedger.of(100, 30)


def prove_entry(source, index, verifier):
    """A proof by someone who has read nothing yet."""
    return Prover(source, verifier).entry(index)


@unhurried
@given(st.integers(0, 89))
def test_every_signed_entry_has_a_proof_that_holds(index):
    data = prove_entry(LEDGER, index, VERIFIER).to_bytes()
    proof = EntryProof.from_bytes(data)
    assert proof.to_bytes() == data
    assert proof.verify(VERIFIER).size == 90
    assert (proof.index, proof.entry) == (index, LEDGER.rows[index][1])


@unhurried
@given(st.integers(0, 89), st.data())
def test_any_flipped_bit_is_found(index, data):
    spoilt = bytearray(prove_entry(LEDGER, index, VERIFIER).to_bytes())
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(ProofBroken):
        EntryProof.from_bytes(bytes(spoilt)).verify(VERIFIER)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_make_it_fail_in_another_way(data):
    for text in (data, b"c2sp.org/tlog-proof@v1\n" + data):
        with pytest.raises(ProofBroken):
            EntryProof.from_bytes(text)


def test_a_proof_in_another_base64_of_the_same_bytes_is_refused():
    """The last sign before the padding carries bits that decoding drops."""
    data = prove_entry(LEDGER, 5, VERIFIER).to_bytes().decode()
    line = data.split("\n")[3]
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = line[:-2] + signs[signs.index(line[-2]) + 1] + "="
    assert b64decode(other) == b64decode(line)
    with pytest.raises(ProofBroken, match="one way"):
        EntryProof.from_bytes(data.replace(line, other).encode())


def test_a_proof_that_is_too_long_is_refused():
    with pytest.raises(ProofBroken):
        EntryProof.from_bytes(b"x" * 2_000_000)


def test_a_proof_by_another_key_does_not_hold():
    forged = LEDGER.copy()
    with pytest.raises(ProofBroken):
        replace(prove_entry(LEDGER, 5, VERIFIER), checkpoint=forged.sign(IMPOSTOR)).verify(VERIFIER)


def test_proofs_from_an_export_are_the_same(tmp_path):
    export_log(LEDGER, tmp_path)
    for index in (0, 41, 89):
        assert prove_entry(DirectorySource(tmp_path), index, VERIFIER) == prove_entry(LEDGER, index, VERIFIER)


@pytest.mark.parametrize("index", [-1, 90, 99, 2**70])
def test_an_entry_that_nobody_signed_for_has_no_proof(index):
    with pytest.raises(NoSuchEntry):
        prove_entry(LEDGER, index, VERIFIER)


def test_a_ledger_without_checkpoints_has_no_proofs():
    with pytest.raises(NoSuchEntry):
        prove_entry(MemoryLedger.of(3, 30), 0, VERIFIER)


def test_a_ledger_that_was_changed_gives_no_proof():
    entry, hash_, cut, forged = (LEDGER.copy() for _ in range(4))
    entry.rows[3] = (3, b"another", LEDGER.rows[3][2])
    hash_.rows[3] = (3, LEDGER.rows[3][1], bytes(32))
    del cut.rows[3]
    forged.notes[-1] = forged.notes[-1].replace(b"90", b"99")
    for spoilt, index in ((entry, 3), (hash_, 2), (hash_, 80), (cut, 3), (forged, 7)):
        with pytest.raises(ProofBroken):
            prove_entry(spoilt, index, VERIFIER)
    with pytest.raises(ProofBroken, match="entry 3 is missing"):
        prove_entry(cut, 7, VERIFIER)
