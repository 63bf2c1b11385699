"""A turn's signed statement says one thing only."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault.epochs import EpochStatement, sign_epoch, verify_epoch
from inconfidence.vault.errors import StatementBroken
from inconfidence.vault.members import create_private_keys
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
