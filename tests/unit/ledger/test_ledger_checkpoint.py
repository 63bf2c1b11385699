"""Checkpoints: three lines, under the key that bears the log's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import IMPOSTOR, ORIGIN, SIGNER, VERIFIER, WITNESS, unhurried

from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint, signed_checkpoint
from inconfidence.ledger.errors import CheckpointBroken
from inconfidence.ledger.note import NamedVerifier, sign_note
from inconfidence.vault.checkpoints import verify

checkpoints = st.builds(
    Checkpoint, st.just(ORIGIN), st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32)
)


@unhurried
@given(checkpoints)
def test_a_checkpoint_reads_back(checkpoint):
    assert Checkpoint.from_text(checkpoint.to_text()) == checkpoint
    assert open_checkpoint(signed_checkpoint(checkpoint, SIGNER), VERIFIER) == checkpoint


@unhurried
@given(checkpoints, st.data())
def test_any_flipped_bit_is_found(checkpoint, data):
    note = bytearray(signed_checkpoint(checkpoint, SIGNER))
    note[data.draw(st.integers(0, len(note) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(CheckpointBroken):
        open_checkpoint(bytes(note), VERIFIER)


def test_witnesses_may_sign_beside_the_log():
    checkpoint = Checkpoint(ORIGIN, 3, bytes(32))
    assert open_checkpoint(signed_checkpoint(checkpoint, SIGNER, WITNESS), VERIFIER) == checkpoint


def test_another_key_of_the_same_name_does_not_count():
    with pytest.raises(CheckpointBroken):
        open_checkpoint(signed_checkpoint(Checkpoint(ORIGIN, 3, bytes(32)), IMPOSTOR), VERIFIER)


def test_a_key_can_not_sign_for_another_log():
    elsewhere = Checkpoint("ledger.example/elsewhere", 3, bytes(32))
    with pytest.raises(CheckpointBroken, match="another log"):
        open_checkpoint(signed_checkpoint(elsewhere, SIGNER), VERIFIER)


ROOT = "A" * 43 + "="


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{ORIGIN}\n3\n",
        f"{ORIGIN}\n03\n{ROOT}\n",
        f"{ORIGIN}\n-3\n{ROOT}\n",
        f"{ORIGIN}\n٣\n{ROOT}\n",
        f"{ORIGIN}\n{2**63}\n{ROOT}\n",
        f"{ORIGIN}\n{'9' * 100_000}\n{ROOT}\n",
        f"{ORIGIN}\n3\n{ROOT[:-1]}\n",
        f"{ORIGIN}\n3\n{'A' * 42}B=\n",
        f"{ORIGIN}\n3\n{ROOT}\nextension\n",
        f"{ORIGIN}\n3\n{ROOT}",
        f"two words\n3\n{ROOT}\n",
        f"\n3\n{ROOT}\n",
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(text):
    with pytest.raises(CheckpointBroken):
        Checkpoint.from_text(text)


@pytest.mark.parametrize("text", ["hello\n", f"{ORIGIN}\n03\n{ROOT}\n", f"{ORIGIN}\n3\n{ROOT}\nextension\n"])
def test_a_signature_makes_no_checkpoint_of_another_text(text):
    with pytest.raises(CheckpointBroken):
        open_checkpoint(sign_note(text, SIGNER), VERIFIER)


@pytest.mark.parametrize(
    "words", [(ORIGIN, -1, bytes(32)), (ORIGIN, 2**63, bytes(32)), (ORIGIN, 1, bytes(31))]
)
def test_what_is_no_checkpoint_can_not_be_made(words):
    with pytest.raises(CheckpointBroken):
        Checkpoint(*words)


def test_the_key_must_bear_the_name_of_the_log():
    note = signed_checkpoint(Checkpoint(ORIGIN, 3, bytes(32)), SIGNER)
    with pytest.raises(CheckpointBroken):
        open_checkpoint(note, NamedVerifier("ledger.example/other", SIGNER.public, verify))
