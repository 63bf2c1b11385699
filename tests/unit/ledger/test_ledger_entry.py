"""An entry has one form in bytes, and nothing else is an entry."""

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import entry, unhurried

from inconfidence.ledger.entry import KINDS, MAX_DETAIL, MAX_ENTRY, OUTCOMES, Entry
from inconfidence.ledger.errors import EntryBroken

entries = st.builds(
    Entry,
    at=st.datetimes(timezones=st.just(UTC)),
    kind=st.sampled_from(KINDS),
    actor=st.none() | st.uuids(),
    file=st.none() | st.uuids(),
    outcome=st.none() | st.sampled_from(OUTCOMES),
    change=st.none() | st.binary(min_size=32, max_size=32),
    detail=st.none() | st.binary(max_size=200),
)
FIELDS = ["v", "at", "kind", "actor", "file", "outcome", "change", "detail"]


@unhurried
@given(entries)
def test_an_entry_comes_back_from_its_bytes(given_entry):
    data = given_entry.to_bytes()
    assert Entry.from_bytes(data) == given_entry
    assert Entry.from_bytes(data).to_bytes() == data


@unhurried
@given(entries)
def test_the_bytes_are_json_that_anyone_can_read(given_entry):
    words = json.loads(given_entry.to_bytes())
    assert list(words) == FIELDS
    assert words["v"] == 1
    assert datetime.fromisoformat(words["at"]) == given_entry.at
    assert words["change"] == (given_entry.change.hex() if given_entry.change else given_entry.change)


@unhurried
@given(entries, st.data())
def test_a_flipped_bit_gives_another_entry_or_none(given_entry, data):
    """Never the same entry in other bytes: that is what makes the form canonical."""
    spoilt = bytearray(given_entry.to_bytes())
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        read = Entry.from_bytes(bytes(spoilt))
    except EntryBroken:
        return
    assert read != given_entry
    assert read.to_bytes() == bytes(spoilt)


@unhurried
@given(st.binary(max_size=400))
def test_any_other_bytes_are_refused(data):
    with pytest.raises(EntryBroken):
        Entry.from_bytes(data)


def spoilt(**changed):
    words = json.loads(entry(7).to_bytes()) | changed
    return json.dumps(words, separators=(",", ":")).encode()


def test_the_spoiler_itself_spoils_nothing():
    assert spoilt() == entry(7).to_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[" * 60_000,
        b'{"v":1,' + b"9" * 70_000,
        b'{"v":1,"at":"\xff\xfe"}',
        entry(7).to_bytes() + b"\n",
        b" " + entry(7).to_bytes(),
        entry(7).to_bytes()[:-1],
        entry(7).to_bytes().replace(b":", b": "),
        entry(7).to_bytes().replace(b'"v":1,', b'"v":1,"v":1,'),
        spoilt(v=2),
        spoilt(v="1"),
        spoilt(v=True),
        spoilt(at="2026-02-30T00:00:00.000000Z"),
        spoilt(at="2026-11-22T24:00:00.000000Z"),
        spoilt(at="2026-11-22T10:00:00Z"),
        spoilt(at="2026-11-22T10:00:00.000000+00:00"),
        spoilt(at=None),
        spoilt(kind="reading"),
        spoilt(kind=None),
        spoilt(actor="F" * 32),
        spoilt(actor="4E7C1A52-0E0B-4D0F-9D6B-0C1B6D0A1B2C"),
        spoilt(file=7),
        spoilt(outcome="allowed"),
        spoilt(change="ab"),
        spoilt(change="AB" * 32),
        spoilt(detail="QQ"),
        spoilt(detail="QR=="),
        spoilt(detail="Q==="),
        spoilt(detail="QQ==QQ=="),
        spoilt(more=None),
    ],
)
def test_hostile_bytes_are_refused_in_plain_words(data):
    with pytest.raises(EntryBroken) as refusal:
        Entry.from_bytes(data)
    assert len(str(refusal.value)) < 120


@pytest.mark.parametrize(
    "words",
    [
        {"at": datetime(2026, 11, 22)},
        {"at": datetime(2026, 11, 22, tzinfo=timezone(timedelta(hours=1)))},
        {"kind": "reading"},
        {"outcome": "allowed"},
        {"change": b"short"},
        {"detail": bytes(MAX_DETAIL + 1)},
    ],
)
def test_what_has_no_place_in_an_entry_is_refused_before_it_is_written(words):
    with pytest.raises(EntryBroken):
        Entry(**{"at": datetime(2026, 11, 22, tzinfo=UTC), "kind": "system"} | words)


def test_the_longest_detail_fits_into_a_bundle_and_comes_back():
    full = Entry(
        at=datetime.max.replace(tzinfo=UTC),
        kind="membership",
        actor=UUID(int=2**128 - 1),
        file=UUID(int=2**128 - 1),
        outcome="incomplete",
        change=bytes(32),
        detail=bytes(MAX_DETAIL),
    )
    assert len(full.to_bytes()) <= MAX_ENTRY
    assert Entry.from_bytes(full.to_bytes()) == full
