"""Sizes say little, and what was padded comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault.padding import LARGEST_PADDED, MAX_PLAINTEXT, pad, padded_size, unpad


@given(st.binary(max_size=10_000))
def test_what_was_padded_comes_back(plaintext):
    padded = pad(plaintext)
    assert len(padded) == padded_size(len(plaintext))
    assert unpad(padded) == plaintext


@given(st.integers(0, MAX_PLAINTEXT))
def test_a_padded_size_holds_its_content_and_wastes_little(size):
    padded = padded_size(size)
    assert padded >= size + 4
    assert padded <= max(64, 2 * (size + 3))
    if size + 4 > 4096:
        assert padded <= 1.12 * (size + 4)


@given(st.integers(0, MAX_PLAINTEXT - 1))
def test_more_never_pads_to_less(size):
    assert padded_size(size) <= padded_size(size + 1) <= LARGEST_PADDED


def test_small_texts_have_seven_sizes_and_all_lengths_few():
    assert {padded_size(size) for size in range(4093)} == {64, 128, 256, 512, 1024, 2048, 4096}
    # Between 2¹² and 2¹⁶ Padmé leaves 16 sizes an octave to be told apart, up to 2²⁴ it leaves 32; one above.
    sizes = {padded_size(size) for size in range(4093, MAX_PLAINTEXT, 64)}
    assert len(sizes) == 4 * 16 + 8 * 32 + 1


@given(st.binary(max_size=300))
def test_only_what_pad_gives_is_unpadded(noise):
    try:
        plaintext = unpad(noise)
    except ValueError:
        return
    assert pad(plaintext) == noise


@given(st.binary(max_size=300), st.data())
def test_a_padding_byte_that_is_not_zero_is_refused(plaintext, data):
    padded = pad(plaintext)
    first = 4 + len(plaintext)
    if first == len(padded):
        return
    at = data.draw(st.integers(first, len(padded) - 1))
    with pytest.raises(ValueError, match="zeros"):
        unpad(padded[:at] + b"\1" + padded[at + 1 :])
