"""A turn's signed statement says one thing only; and keys go from under one key to under another, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault.context import Context
from inconfidence.vault.epochs import EpochStatement, sign_epoch, verify_epoch
from inconfidence.vault.errors import StatementBroken
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.members import create_private_keys
from inconfidence.vault.opening import unwrap
from inconfidence.vault.rewrapping import rewrap_all
from inconfidence.vault.sealing import wrap
from inconfidence.vault.statements import GrantStatement, sign

SIGNER, STRANGER = create_private_keys(), create_private_keys()
MOMENT = datetime(2026, 11, 22, 9, 30, 0, 1, tzinfo=UTC)
STATEMENT = EpochStatement(UUID(int=1), UUID(int=2), 3, UUID(int=4), MOMENT, b"\x05" * 32, b"\x06" * 32)
statements = st.builds(
    EpochStatement,
    charity=st.uuids(),
    cabinet=st.uuids(),
    epoch=st.integers(1, 2**32 - 1),
    signer=st.uuids(),
    at=st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC)),
    public_sha256=st.binary(min_size=32, max_size=32),
    grants_sha256=st.binary(min_size=32, max_size=32),
)


@given(statements)
def test_any_statement_comes_back_and_its_signature_holds(statement):
    blob = statement.to_bytes()
    assert len(blob) == 126
    assert EpochStatement.from_bytes(blob) == statement
    verify_epoch(SIGNER.public, statement, sign_epoch(SIGNER, statement))


@pytest.mark.parametrize(
    "changed",
    [
        {"charity": UUID(int=9)},
        {"cabinet": UUID(int=9)},
        {"epoch": 4},
        {"signer": UUID(int=9)},
        {"at": MOMENT + timedelta(microseconds=1)},
        {"public_sha256": bytes(32)},
        {"grants_sha256": bytes(32)},
    ],
)
def test_one_thing_changed_and_it_does_not_hold(changed):
    with pytest.raises(StatementBroken):
        verify_epoch(SIGNER.public, replace(STATEMENT, **changed), sign_epoch(SIGNER, STATEMENT))


def test_another_signer_or_a_signature_over_something_else_does_not_hold():
    with pytest.raises(StatementBroken):
        verify_epoch(STRANGER.public, STATEMENT, sign_epoch(SIGNER, STATEMENT))
    grant = GrantStatement(
        *(UUID(int=1), "cabinet", UUID(int=2), 3), UUID(int=4), UUID(int=4), "grant", MOMENT, bytes(32)
    )
    with pytest.raises(StatementBroken):
        verify_epoch(SIGNER.public, STATEMENT, sign(SIGNER, grant))


@given(st.binary(max_size=140))
def test_anything_else_is_no_statement(blob):
    with pytest.raises(StatementBroken):
        EpochStatement.from_bytes(blob)


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b + b"\0", lambda b: b"\2" + b[1:], lambda b: b""]
)
def test_a_statement_cut_lengthened_or_of_another_version(spoil):
    with pytest.raises(StatementBroken):
        EpochStatement.from_bytes(spoil(STATEMENT.to_bytes()))


def test_an_epoch_of_none_and_a_time_beyond_all_times_are_none():
    blob = bytearray(STATEMENT.to_bytes())
    none, late = blob[:], blob[:]
    none[34:38] = bytes(4)
    late[54:62] = b"\xff" * 8
    for broken in (none, late):
        with pytest.raises(StatementBroken):
            EpochStatement.from_bytes(bytes(broken))


@pytest.mark.parametrize(
    "wrong",
    [
        {"epoch": 0},
        {"epoch": 2**32},
        {"public_sha256": b"short"},
        {"grants_sha256": bytes(33)},
        {"at": datetime(2026, 1, 1)},
        {"at": datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1)))},
    ],
)
def test_what_cannot_be_said_is_not(wrong):
    with pytest.raises(ValueError, match="must"):
        replace(STATEMENT, **wrong)


# From under one key to under another.

OLD, NEW = fresh_key(), fresh_key()
CABINET = UUID(int=7)


def place(epoch: int, file: UUID) -> Context:
    return Context.of("file-key", UUID(int=1), CABINET, epoch, file)


def rewrapped(wraps):
    ids = [(file.bytes, blob) for file, blob in wraps]
    return rewrap_all(OLD, NEW, place(1, CABINET), place(2, CABINET), ids)


def test_many_keys_come_over_each_to_its_own_place():
    files = {uuid4(): fresh_key() for _ in range(20)}
    done = rewrapped([(file, wrap(OLD, key, place(1, file))) for file, key in files.items()])
    for (file, key), blob in zip(files.items(), done, strict=True):
        assert unwrap(NEW, blob, place(2, file)) == key


def test_one_that_is_broken_stays_behind_and_holds_nobody_up():
    file, key = uuid4(), fresh_key()
    good = wrap(OLD, key, place(1, file))
    spoilt = [
        (uuid4(), good),  # another file's
        (file, good[:-1]),
        (file, good[:-1] + bytes([good[-1] ^ 1])),
        (file, b""),
        (file, b"\x01s" + good[2:]),
        (file, wrap(NEW, key, place(1, file))),
        (file, wrap(OLD, key, place(2, file))),
    ]
    done = rewrapped([*spoilt, (file, good)])
    assert done[:-1] == [None] * len(spoilt)
    assert unwrap(NEW, done[-1], place(2, file)) == key


def test_no_two_have_the_same_nonce():
    file, key = uuid4(), fresh_key()
    done = rewrapped([(file, wrap(OLD, key, place(1, file)))] * 50)
    assert len({blob[2:14] for blob in done}) == 50


def test_contexts_that_do_not_end_in_what_is_wrapped_are_refused():
    with pytest.raises(ValueError, match="UUID"):
        rewrap_all(OLD, NEW, Context.of("file-key"), Context.of("file-key", 3), [(bytes(16), b"")])
