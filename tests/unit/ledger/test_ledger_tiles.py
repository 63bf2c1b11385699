"""Tiles and bundles: their paths, their bytes, and what can be had from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import unhurried

from inconfidence.ledger.errors import TileBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashes import TreeHashes
from inconfidence.ledger.hashing import HASH_SIZE, leaf_hash, subtree_root
from inconfidence.ledger.tiles import (
    WIDTH,
    TileBuilder,
    bundle_path,
    bundle_width,
    decode_bundle,
    encode_bundle,
    number_path,
    partial_tiles,
    split_tile,
    tile_path,
)


@pytest.mark.parametrize(
    ("number", "path"),
    [
        (0, "000"),
        (7, "007"),
        (999, "999"),
        (1000, "x001/000"),
        (1234067, "x001/x234/067"),
        (10**9, "x001/x000/x000/000"),
    ],
)
def test_numbers_become_paths_of_three_digits(number, path):
    assert number_path(number) == path


def test_paths():
    assert tile_path(0, 1067) == "tile/0/x001/067"
    assert tile_path(2, 0, 17) == "tile/2/000.p/17"
    assert bundle_path(1234067) == "tile/entries/x001/x234/067"
    assert bundle_path(0, 1) == "tile/entries/000.p/1"


def test_the_partial_tiles_of_the_specification():
    """The two examples that C2SP gives: 70,000 entries, and 256."""
    assert list(partial_tiles(70_000)) == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert list(partial_tiles(256)) == [(1, 0, 1)]
    assert list(partial_tiles(0)) == []


def test_bundle_widths():
    assert [bundle_width(index, 300) for index in range(3)] == [256, 44, 0]


bundles = st.lists(st.binary(max_size=300), min_size=1, max_size=40)


@unhurried
@given(bundles)
def test_a_bundle_comes_apart_again(entries):
    assert decode_bundle(encode_bundle(entries), len(entries)) == entries


@unhurried
@given(bundles, st.integers(0, 300), st.binary(min_size=1, max_size=5))
def test_a_bundle_of_another_length_is_refused(entries, cut, more):
    data = encode_bundle(entries)
    for wrong in (data[: max(0, len(data) - 1 - cut)], data + more):
        with pytest.raises(TileBroken):
            decode_bundle(wrong, len(entries))
    for width in (len(entries) - 1, len(entries) + 1):
        with pytest.raises(TileBroken):
            decode_bundle(data, width)


@unhurried
@given(st.binary(max_size=600), st.integers(0, 256))
def test_bytes_that_pass_for_a_bundle_are_one(data, width):
    try:
        entries = decode_bundle(data, width)
    except TileBroken:
        return
    assert encode_bundle(entries) == data


def test_an_entry_that_is_too_long_for_its_length_field_is_refused():
    with pytest.raises(TileBroken):
        encode_bundle([bytes(65_536)])
    assert decode_bundle(encode_bundle([bytes(65_535)]), 1) == [bytes(65_535)]


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_tile_of_another_length_is_refused(size):
    with pytest.raises(TileBroken):
        split_tile(bytes(size), 1)


def stored_tiles(leaves):
    builder, tiles = TileBuilder(), {}
    for leaf in leaves:
        tiles |= {(level, index): data for level, index, data in builder.append(leaf)}
    return tiles | {(level, index): data for level, index, data in builder.rest()}


LEAVES = [leaf_hash(b"%d" % number) for number in range(WIDTH * WIDTH + 700)]


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 70_000 - 4096, WIDTH * WIDTH, WIDTH * WIDTH + 700])
def test_tiles_are_those_of_the_definition(size):
    leaves = LEAVES[:size]
    tiles = stored_tiles(leaves)
    for (level, index), data in tiles.items():
        span = 256**level
        for place, node in enumerate(split_tile(data, len(data) // HASH_SIZE)):
            start = (index * 256 + place) * span
            assert node == subtree_root(leaves[start : start + span])
    partial = {(level, index): width * HASH_SIZE for level, index, width in partial_tiles(size)}
    assert {key: len(data) for key, data in tiles.items() if len(data) < WIDTH * HASH_SIZE} == partial
    assert sum(len(data) for (level, _), data in tiles.items() if level == 0) == size * HASH_SIZE


@pytest.mark.parametrize("size", [1, 2, 255, 256, 300, 5000, WIDTH * WIDTH + 700])
def test_every_subtree_can_be_had_from_the_tiles(size):
    tiles = stored_tiles(LEAVES[:size])

    def read(level, index, width):
        data = tiles[level, index]
        assert len(data) == width * HASH_SIZE
        return data

    hash_at = TreeHashes(read, size)
    for level in range(size.bit_length()):
        for index in {0, (size >> level) // 2, (size >> level) - 1} - {-1}:
            assert hash_at(level, index) == subtree_root(LEAVES[index << level : index + 1 << level])
    frontier = Frontier.empty()
    for leaf in LEAVES[:size]:
        frontier = frontier.append(leaf)
    assert Frontier.at(size, hash_at) == frontier
