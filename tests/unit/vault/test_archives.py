"""Archives: what was written comes out, and nothing that was changed, moved, cut or added to does."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from uuid import UUID

import pytest

from inconfidence.gate.archives import SealBroken, archive_label, archive_open, archive_reopen
from inconfidence.vault.archives import CHUNK, HEAD_SIZE, SEALED_CHUNK, Label, begin_archive, seal_chunk
from inconfidence.vault.pairs import PrivateKey

PAIR = PrivateKey(bytes(range(96)))
LABEL = Label("content", UUID(int=1), UUID(int=2), datetime(2026, 11, 22, 3, 0, 0, 7, UTC))


def written(plaintext: bytes, label: Label = LABEL) -> bytes:
    """An archive, put together by hand."""
    key, head = begin_archive(PAIR.public, label)
    pieces = [plaintext[at : at + CHUNK] for at in range(0, len(plaintext), CHUNK)] or [b""]
    last = len(pieces) - 1
    chunks = [seal_chunk(key, piece, number, number == last, label) for number, piece in enumerate(pieces)]
    return head + b"".join(chunks)


def read(archive: bytes, private: PrivateKey = PAIR) -> bytes:
    """All of it."""
    return io.BufferedReader(archive_open(io.BytesIO(archive), private)).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_written_comes_out(size: int) -> None:
    plaintext = bytes(number * 7 % 251 for number in range(size))
    assert read(written(plaintext)) == plaintext


def test_its_label_can_be_read_and_its_key_reopens_it() -> None:
    key, head = begin_archive(PAIR.public, LABEL)
    archive = head + seal_chunk(key, b"rows", 0, True, LABEL)
    assert archive_label(io.BytesIO(archive)) == LABEL
    assert archive_reopen(io.BytesIO(archive), key).read() == b"rows"


def test_another_pair_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        read(written(b"rows"), PrivateKey.create())


def test_wherever_it_is_cut_it_is_noticed() -> None:
    archive = written(b"x" * (2 * CHUNK + 5))
    ends = [HEAD_SIZE + number * SEALED_CHUNK for number in range(3)]
    cuts = {
        0,
        1,
        HEAD_SIZE - 1,
        len(archive) - 1,
        *ends,
        *(end + 1 for end in ends),
        *(end - 1 for end in ends),
    }
    for cut in cuts:
        with pytest.raises(SealBroken):
            read(archive[:cut])


def test_a_flipped_bit_is_noticed_wherever_it_is() -> None:
    archive = written(b"x" * (CHUNK + 5))
    for at in {*range(60), *range(60, HEAD_SIZE + 40, 9), HEAD_SIZE + SEALED_CHUNK, len(archive) - 1}:
        spoilt = bytearray(archive)
        spoilt[at] ^= 1 << at % 8
        with pytest.raises(SealBroken):
            read(bytes(spoilt))


def test_chunks_that_changed_places_were_left_out_or_added_are_noticed() -> None:
    archive = written(b"x" * 3 * CHUNK)
    head, body = archive[:HEAD_SIZE], archive[HEAD_SIZE:]
    one, two, three = (body[at : at + SEALED_CHUNK] for at in range(0, len(body), SEALED_CHUNK))
    for other in ([two, one, three], [one, three], [one, two, two, three], [one, two, three, three], [three]):
        with pytest.raises(SealBroken):
            read(head + b"".join(other))
    assert read(head + one + two + three) == b"x" * 3 * CHUNK


def test_the_head_of_one_does_not_open_the_body_of_another() -> None:
    one, other = written(b"one"), written(b"two")
    with pytest.raises(SealBroken):
        read(one[:HEAD_SIZE] + other[HEAD_SIZE:])


def test_it_does_not_pass_for_the_other_part_or_for_another_moment() -> None:
    head = written(b"rows")
    keys = Label("keys", LABEL.charity, LABEL.snapshot, LABEL.made_at).to_bytes()
    later = Label("content", LABEL.charity, LABEL.snapshot, datetime(2026, 11, 23, tzinfo=UTC)).to_bytes()
    for label in (keys, later):
        with pytest.raises(SealBroken):
            read(label + head[len(label) :])


def test_only_whole_chunks_and_moments_that_are_some_are_sealed() -> None:
    key, _head = begin_archive(PAIR.public, LABEL)
    with pytest.raises(ValueError, match="full"):
        seal_chunk(key, b"short", 0, False, LABEL)
    with pytest.raises(ValueError, match="full"):
        seal_chunk(key, b"x" * (CHUNK + 1), 0, True, LABEL)
    with pytest.raises(ValueError, match="UTC"):
        Label("keys", UUID(int=1), UUID(int=2), datetime(2026, 11, 22))
    with pytest.raises(ValueError, match="part of a backup"):
        Label("everything", UUID(int=1), UUID(int=2), LABEL.made_at)  # type: ignore[arg-type]
