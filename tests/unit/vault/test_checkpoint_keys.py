"""The keys that sign a ledger's checkpoints."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inconfidence.vault.checkpoints import CheckpointKey, verify
from inconfidence.vault.errors import KeyBroken, SignatureBroken

KEY = CheckpointKey.create()
BOTH = pytest.mark.parametrize("key", [KEY, KEY.cosigning], ids=["ed25519", "ml-dsa-44"])
SIZES = {32: 64, 1312: 2420}


@BOTH
@settings(deadline=None)
@given(message=st.binary(max_size=500))
def test_a_signature_holds_for_its_message_and_no_other(key, message):
    signature = key.sign(message)
    assert len(signature) == SIZES[len(key.public)]
    assert verify(key.public, message, signature) is None
    for changed in (message + b"\0", b"x" + message, message[:-1] if message else b"y"):
        with pytest.raises(SignatureBroken):
            verify(key.public, changed, signature)


def test_what_one_scheme_signed_does_not_hold_by_the_other():
    for one, other in ((KEY, KEY.cosigning), (KEY.cosigning, KEY)):
        with pytest.raises(SignatureBroken):
            verify(one.public, b"checkpoint", other.sign(b"checkpoint"))


def test_every_flipped_bit_and_every_cut_is_found():
    signature = KEY.sign(b"checkpoint")
    for at in range(64):
        with pytest.raises(SignatureBroken):
            verify(KEY.public, b"checkpoint", signature[:at])
        for bit in range(8):
            flipped = signature[:at] + bytes((signature[at] ^ 1 << bit,)) + signature[at + 1 :]
            with pytest.raises(SignatureBroken):
                verify(KEY.public, b"checkpoint", flipped)


@BOTH
def test_another_key_did_not_sign(key):
    with pytest.raises(SignatureBroken):
        verify(type(key).create().public, b"checkpoint", key.sign(b"checkpoint"))


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_whatever_the_bytes_a_typed_error(public, signature):
    with pytest.raises((KeyBroken, SignatureBroken)):
        verify(public, b"checkpoint", signature)


@pytest.mark.parametrize("size", [0, 31, 33, 1311, 1313])
def test_what_is_no_public_key_is_said_to_be_none(size):
    with pytest.raises(KeyBroken, match="public key"):
        verify(bytes(size), b"checkpoint", KEY.sign(b"checkpoint"))


@BOTH
def test_the_stored_key_is_the_same(key):
    assert type(key).from_bytes(key.to_bytes()).public == key.public


def test_the_stored_key_signs_alike():
    again = CheckpointKey.from_bytes(KEY.to_bytes())
    assert again.public == KEY.public
    assert again.sign(b"checkpoint") == KEY.sign(b"checkpoint")
