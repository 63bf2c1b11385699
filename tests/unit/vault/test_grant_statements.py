"""A signed grant says who gave what to whom; one letter changed, or another signer, and it does not hold."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault import members
from inconfidence.vault.errors import StatementBroken
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.members import PublicKeys, create_private_keys
from inconfidence.vault.statements import GrantStatement, sign, verify

GRANTER, STRANGER = create_private_keys(), create_private_keys()
IDS = [UUID(int=number) for number in range(1, 5)]
MOMENT = datetime(2026, 11, 22, 9, 30, 0, 1, tzinfo=UTC)
STATEMENT = GrantStatement(
    IDS[0], "cabinet", IDS[1], 3, IDS[2], IDS[3], "grant", MOMENT, sha256(b"wrap").digest()
)

statements = st.builds(
    GrantStatement,
    charity=st.uuids(),
    kind=st.sampled_from(["cabinet", "file", "directory"]),
    object=st.uuids(),
    epoch=st.integers(0, 2**32 - 1),
    grantee=st.uuids(),
    granter=st.uuids(),
    verb=st.sampled_from(["grant", "revoke"]),
    at=st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC)),
    wrap_sha256=st.binary(min_size=32, max_size=32),
)


@given(statements)
def test_any_statement_comes_back_and_its_signature_holds(statement):
    blob = statement.to_bytes()
    assert len(blob) == 112
    assert GrantStatement.from_bytes(blob) == statement
    verify(GRANTER.public, GrantStatement.from_bytes(blob), sign(GRANTER, statement))


@given(statements, statements)
def test_two_statements_are_equal_exactly_where_their_bytes_are(one, other):
    assert (one == other) == (one.to_bytes() == other.to_bytes())


@pytest.mark.parametrize(
    "changed",
    [
        {"charity": UUID(int=9)},
        {"kind": "file"},
        {"object": UUID(int=9)},
        {"epoch": 4},
        {"grantee": UUID(int=9)},
        {"granter": UUID(int=9)},
        {"verb": "revoke"},
        {"at": MOMENT + timedelta(microseconds=1)},
        {"wrap_sha256": sha256(b"another wrap").digest()},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_each_word_is_signed(changed):
    signature = sign(GRANTER, STATEMENT)
    verify(GRANTER.public, STATEMENT, signature)
    with pytest.raises(StatementBroken):
        verify(GRANTER.public, replace(STATEMENT, **changed), signature)


def test_somebody_elses_signature_does_not_hold():
    with pytest.raises(StatementBroken):
        verify(GRANTER.public, STATEMENT, sign(STRANGER, STATEMENT))
    swapped = PublicKeys(GRANTER.public.sealing, STRANGER.public.signing)
    with pytest.raises(StatementBroken):
        verify(swapped, STATEMENT, sign(GRANTER, STATEMENT))


def test_every_flipped_bit_and_every_cut_of_a_signature_is_found():
    signature = sign(GRANTER, STATEMENT)
    for at in range(len(signature)):
        with pytest.raises(StatementBroken):
            verify(GRANTER.public, STATEMENT, signature[:at])
        for bit in range(8):
            flipped = bytes((signature[at] ^ 1 << bit,))
            with pytest.raises(StatementBroken):
                verify(GRANTER.public, STATEMENT, signature[:at] + flipped + signature[at + 1 :])
    with pytest.raises(StatementBroken):
        verify(GRANTER.public, STATEMENT, signature + b"\0")


def test_a_key_that_is_none_verifies_nothing():
    for raw in (bytes(32), b"\xff" * 32):
        with pytest.raises(StatementBroken):
            verify(PublicKeys(GRANTER.public.sealing, raw), STATEMENT, sign(GRANTER, STATEMENT))


def test_a_key_that_the_library_refuses_verifies_nothing(monkeypatch):
    """OpenSSL reads any 32 bytes today; a library that looks closer must not bring another error."""

    def refuses(raw, scheme):
        raise Rejected

    monkeypatch.setattr(members, "Verifying", refuses)
    public = PublicKeys.from_bytes(GRANTER.public.to_bytes())
    with pytest.raises(StatementBroken):
        verify(public, STATEMENT, sign(GRANTER, STATEMENT))


@given(st.binary(max_size=140))
def test_whatever_the_bytes_only_the_one_error(noise):
    for blob in (noise, b"\1g" + noise, b"\1g" + noise.ljust(110, b"\xff")[:110]):
        try:
            statement = GrantStatement.from_bytes(blob)
        except StatementBroken:
            continue
        assert statement.to_bytes() == blob


@given(st.integers(0, 111), st.integers(1, 255))
def test_a_changed_byte_never_reads_as_the_same_statement(at, bits):
    blob = STATEMENT.to_bytes()
    changed = blob[:at] + bytes((blob[at] ^ bits,)) + blob[at + 1 :]
    with suppress(StatementBroken):
        assert GrantStatement.from_bytes(changed) != STATEMENT


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"kind": "cabinets"}, "did you mean `cabinet`"),
        ({"verb": "zzz"}, "use one of `grant`, `revoke`"),
        ({"at": MOMENT.replace(tzinfo=None)}, "in UTC"),
        ({"at": MOMENT.astimezone(timezone(timedelta(hours=1)))}, "in UTC"),
        ({"at": datetime(1969, 12, 31, tzinfo=UTC)}, "from 1970"),
        ({"epoch": -1}, "epoch"),
        ({"epoch": 2**32}, "epoch"),
        ({"wrap_sha256": b"short"}, "32 bytes"),
    ],
)
def test_a_statement_that_has_no_bytes_cannot_be_made(wrong, message):
    with pytest.raises(ValueError, match=message):
        replace(STATEMENT, **wrong)
