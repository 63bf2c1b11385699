"""Cosignatures, beside an implementation of ML-DSA that we did not write."""

import json
from base64 import b64decode
from pathlib import Path

import pytest
from dilithium_py.ml_dsa import ML_DSA_44
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import ORIGIN, SIGNER, VERIFIER, unhurried

from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint, signed_checkpoint
from inconfidence.ledger.cosignature import CosignatureVerifier, Cosigner, cosigned, cosigner_line
from inconfidence.ledger.errors import CheckpointBroken, NoteBroken
from inconfidence.ledger.note import NamedVerifier, key_line, parse_note, verify_note
from inconfidence.vault.checkpoints import CheckpointKey, CosigningKey, verify

KEY = CosigningKey(bytes(range(32)))
NAME, AT = "orchard.example/board", 1_795_339_800
WITNESS = Cosigner(NAME, KEY.public, KEY.sign, AT)
KNOWN = CosignatureVerifier(NAME, KEY.public, verify)
CHECKPOINT = Checkpoint(ORIGIN, 257, bytes(range(32)))
VECTORS = Path(__file__).parents[2] / "vectors" / "ledger" / "cosignatures.json"


def message(name: str, at: int, checkpoint: Checkpoint) -> bytes:
    """What is signed, put together a second time from C2SP tlog-cosignature."""
    cosigner, origin = name.encode(), checkpoint.origin.encode()
    return (
        b"subtree/v1\n\x00"
        + len(cosigner).to_bytes(1, "big") + cosigner
        + at.to_bytes(8, "big")
        + len(origin).to_bytes(1, "big") + origin
        + bytes(8)
        + checkpoint.size.to_bytes(8, "big")
        + checkpoint.root
    )  # fmt: skip


def test_another_implementation_accepts_ours() -> None:
    line = parse_note(signed_checkpoint(CHECKPOINT, SIGNER, WITNESS)).signatures[1]
    assert line.name == NAME
    assert int.from_bytes(line.value[:8]) == AT
    assert ML_DSA_44.verify(KEY.public, message(NAME, AT, CHECKPOINT), line.value[8:])


def test_we_accept_what_another_implementation_signs() -> None:
    public, secret = ML_DSA_44.key_derive(bytes(range(32)))
    assert public == KEY.public

    def by_them(said: bytes) -> bytes:
        return bytes(ML_DSA_44.sign(secret, said))

    note = signed_checkpoint(CHECKPOINT, SIGNER, Cosigner(NAME, public, by_them, AT))
    assert verify_note(note, KNOWN) == CHECKPOINT.to_text()


def test_the_vectors_hold() -> None:
    for known in json.loads(VECTORS.read_text()):
        verifier = CosignatureVerifier.from_line(known["key"], verify)
        assert verify_note(known["note"].encode(), verifier) == known["text"]
        line = parse_note(known["note"].encode()).signatures[-1]
        origin, size, root = known["text"].splitlines()
        said = message(verifier.name, known["time"], Checkpoint(origin, int(size), b64decode(root)))
        assert said.hex() == known["message"]
        assert ML_DSA_44.verify(verifier.public, said, line.value[8:])


def test_both_keys_of_a_log_must_have_signed() -> None:
    log = CheckpointKey(bytes(range(32)))
    quantum_safe = log.cosigning
    beside = CosignatureVerifier(ORIGIN, quantum_safe.public, verify)
    both = NamedVerifier(ORIGIN, log.public, verify, (beside,))
    word = Cosigner(ORIGIN, quantum_safe.public, quantum_safe.sign, AT)
    assert open_checkpoint(signed_checkpoint(CHECKPOINT, SIGNER, word), both) == CHECKPOINT
    for note in (signed_checkpoint(CHECKPOINT, SIGNER), signed_checkpoint(CHECKPOINT, word)):
        with pytest.raises(CheckpointBroken, match="not signed"):
            open_checkpoint(note, both)


def test_whoever_does_not_know_the_witness_passes_them_over() -> None:
    assert open_checkpoint(cosigned(signed_checkpoint(CHECKPOINT, SIGNER), WITNESS), VERIFIER) == CHECKPOINT


def test_a_witness_speaks_once() -> None:
    once = cosigned(signed_checkpoint(CHECKPOINT, SIGNER), WITNESS)
    later = Cosigner(NAME, KEY.public, KEY.sign, AT + 60)
    assert [line.name for line in parse_note(cosigned(once, later)).signatures] == [ORIGIN, NAME]


@given(st.data())
@unhurried
def test_a_word_about_anything_else_does_not_hold(data: st.DataObject) -> None:
    word = parse_note(signed_checkpoint(CHECKPOINT, WITNESS)).signatures[0].value
    place = data.draw(st.integers(0, len(word) * 8 - 1))
    flipped = bytearray(word)
    flipped[place // 8] ^= 1 << place % 8
    with pytest.raises(Exception, match="signature"):
        KNOWN.verify(CHECKPOINT.to_text().encode(), bytes(flipped))


@pytest.mark.parametrize(
    "other",
    [
        Checkpoint(ORIGIN, 256, CHECKPOINT.root),
        Checkpoint(ORIGIN, 257, bytes(32)),
        Checkpoint("ledger.example/other", 257, CHECKPOINT.root),
    ],
)
def test_a_word_does_not_pass_to_another_checkpoint(other: Checkpoint) -> None:
    word = parse_note(signed_checkpoint(CHECKPOINT, WITNESS)).signatures[0].value
    with pytest.raises(Exception, match="signature"):
        KNOWN.verify(other.to_text().encode(), word)


def test_a_word_does_not_pass_to_another_name() -> None:
    word = parse_note(signed_checkpoint(CHECKPOINT, WITNESS)).signatures[0].value
    with pytest.raises(Exception, match="signature"):
        CosignatureVerifier("orchard.example/other", KEY.public, verify).verify(
            CHECKPOINT.to_text().encode(), word
        )


@pytest.mark.parametrize("at", [0, -1, 2**63])
def test_a_time_that_cannot_be_is_refused(at: int) -> None:
    with pytest.raises(NoteBroken, match="time"):
        Cosigner(NAME, KEY.public, KEY.sign, at)


@pytest.mark.parametrize("word", [b"", bytes(8), bytes(9), b"\xff" * 2428])
def test_a_word_without_a_time_is_refused(word: bytes) -> None:
    with pytest.raises(NoteBroken):
        KNOWN.verify(CHECKPOINT.to_text().encode(), word)


def test_a_key_is_read_as_it_is_printed() -> None:
    assert CosignatureVerifier.from_line(cosigner_line(NAME, KEY.public), verify) == KNOWN
    with pytest.raises(NoteBroken, match="ML-DSA-44"):
        CosignatureVerifier.from_line(key_line(NAME, SIGNER.public), verify)
    with pytest.raises(NoteBroken, match="id"):
        CosignatureVerifier.from_line(cosigner_line(NAME, KEY.public).replace("orchard", "meadow"), verify)
    with pytest.raises(NoteBroken, match="1312 bytes"):
        CosignatureVerifier(NAME, b"short", verify)
