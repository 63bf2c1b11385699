"""A secret does not show itself in a repr, a log line, a traceback, a pickle or an order of things."""

import copy
import io
import json
import logging
import pickle
import traceback

import pytest

from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.checkpoints import CheckpointKey
from inconfidence.vault.errors import KeyBroken
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.members import PrivateKeys, PublicKeys, create_private_keys
from inconfidence.vault.pairs import PrivateKey, PublicKey
from inconfidence.vault.passwords import Cost, enrol

STORED = [PrivateKey, PrivateKeys, CabinetKeys, CheckpointKey]
MAKERS = {SecretKey: fresh_key} | {kind: kind.create for kind in STORED}

every_secret = pytest.mark.parametrize(
    "secret", [make() for make in MAKERS.values()], ids=lambda one: type(one).__name__
)
every_stored = pytest.mark.parametrize("kind", STORED)


def traces(secret):
    """The secret, and its parts, as they could be written."""
    raw = secret._raw
    parts = [raw[start : start + 16] for start in range(0, len(raw), 16)]
    return [form for part in parts for form in (part.hex(), repr(part)[2:-1], str(list(part))[1:-1])]


def assert_hidden(secret, text):
    assert not [trace for trace in traces(secret) if trace in text]


@every_secret
def test_not_in_its_texts(secret):
    for text in (
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r:>80}",
        repr([{"key": secret}]),
    ):
        assert_hidden(secret, text)
        assert "hidden" in text


@every_secret
def test_not_in_a_log_line(secret):
    stream = io.StringIO()
    log = logging.Logger("trial")
    log.addHandler(logging.StreamHandler(stream))
    log.error("failed with %s and %r", secret, secret)
    assert_hidden(secret, stream.getvalue())


@every_secret
def test_not_in_a_traceback_that_shows_variables(secret):
    def fails(key):
        raise RuntimeError("failed")

    try:
        fails(secret)
    except RuntimeError as error:
        shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    text = "".join(shown.format())
    assert "SecretKey(hidden)" in text or type(secret).__name__ in text
    assert_hidden(secret, text)


@every_secret
def test_never_pickled_copied_or_made_json(secret):
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps):
        with pytest.raises(TypeError) as caught:
            attempt(secret)
        assert_hidden(secret, str(caught.value))


@every_secret
def test_equal_by_value_within_one_kind_and_never_hashed(secret):
    assert secret == type(secret)(bytes(secret._raw))
    assert secret != MAKERS[type(secret)]()
    assert secret != secret._raw
    with pytest.raises(TypeError, match="unhashable"):
        hash(secret)


def test_two_kinds_with_the_same_bytes_are_not_equal():
    assert SecretKey(bytes(32)) != CheckpointKey(bytes(32))
    assert PrivateKeys(bytes(128)) != CabinetKeys(bytes(128))


@every_stored
def test_the_stored_form_comes_back(kind):
    key = kind.create()
    blob = key.to_bytes()
    assert kind.from_bytes(blob) == key
    assert kind.from_bytes(memoryview(blob)) == key
    assert len(blob) == 2 + kind.SIZE


@every_stored
def test_any_other_stored_form_is_refused_without_showing_it(kind):
    key = kind.create()
    blob = key.to_bytes()
    others = [other.create().to_bytes() for other in STORED if other is not kind]
    for wrong in (b"", blob[:-1], blob + b"\0", b"\2" + blob[1:], blob[:1] + b"?" + blob[2:], *others):
        with pytest.raises(KeyBroken, match="cannot be read") as caught:
            kind.from_bytes(wrong)
        assert_hidden(key, str(caught.value))


@pytest.mark.parametrize("raw", [b"", bytes(31), bytes(33), "x" * 32, None, bytearray(32)])
def test_a_key_has_32_bytes_and_nothing_else(raw):
    with pytest.raises(KeyBroken):
        SecretKey(raw)


def test_public_halves_are_short_in_texts_and_come_back():
    member, pair = create_private_keys(), PrivateKey.create()
    assert repr(member.public) == "PublicKeys()"
    assert repr(pair.public) == "PublicKey()"
    assert PublicKeys.from_bytes(member.public.to_bytes()) == member.public
    assert PublicKey.from_bytes(pair.public.to_bytes()) == pair.public
    for kind, blob in ((PublicKeys, member.public.to_bytes()), (PublicKey, pair.public.to_bytes())):
        for wrong in (b"", blob[:-1], blob + b"\0", b"\2" + blob[1:], blob[:1] + b"?" + blob[2:]):
            with pytest.raises(KeyBroken):
                kind.from_bytes(wrong)


def test_bytes_of_the_right_size_that_are_no_public_key_are_refused_when_used():
    with pytest.raises(KeyBroken):
        _ = PublicKey(b"\xff" * 1216).parsed


def test_public_halves_do_not_hold_the_private_ones():
    member = create_private_keys()
    assert_hidden(member, member.public.to_bytes().hex())


def test_what_is_stored_of_a_password_shows_its_cost_alone():
    stored, key = enrol("correct horse battery", Cost(8, 1, 1))
    assert repr(stored) == "Stored(cost=Cost(memory_kib=8, passes=1, lanes=1))"
    assert_hidden(key, repr(stored))


def test_keys_are_parsed_once():
    member, cabinet = create_private_keys(), CabinetKeys.create()
    assert member.sealing_key.parsed is member.sealing_key.parsed
    assert member.signing is member.signing
    assert member.public.sealing_key.parsed is member.public.sealing_key.parsed
    assert member.public.verifying is member.public.verifying
    assert cabinet.private.parsed is cabinet.private.parsed
    assert cabinet.symmetric.aead is cabinet.symmetric.aead
