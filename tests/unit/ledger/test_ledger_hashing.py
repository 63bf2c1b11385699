"""Roots: of trees that are known, by the rule of the RFC, by the frontier, and by pymerkle."""

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import naive_root, unhurried

from inconfidence.ledger.errors import FrontierBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import EMPTY_ROOT, leaf_hash, subtree_root

leaf_lists = st.lists(st.binary(max_size=40), max_size=300)


def grown(leaves):
    frontier = Frontier.empty()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier


def test_the_known_trees_have_their_known_roots(vectors):
    known = vectors("rfc6962")
    leaves = [leaf_hash(bytes.fromhex(text)) for text in known["leaves"]]
    for size, root in enumerate(known["roots"]):
        assert naive_root(leaves[:size]).hex() == root
        assert grown(leaves[:size]).root().hex() == root


@unhurried
@given(leaf_lists)
def test_the_frontier_pymerkle_and_the_rule_of_the_rfc_agree(entries):
    leaves = [leaf_hash(data) for data in entries]
    root = grown(leaves).root()
    assert root == naive_root(leaves)
    if entries:
        tree = pymerkle.InmemoryTree()
        tree.append_entries(entries)
        assert root == tree.get_root()
    else:
        assert root == EMPTY_ROOT


@unhurried
@given(leaf_lists)
def test_a_frontier_comes_back_from_its_bytes_and_from_stored_hashes(entries):
    leaves = [leaf_hash(data) for data in entries]
    frontier = grown(leaves)
    assert Frontier.from_bytes(frontier.to_bytes()) == frontier
    stored = Frontier.at(len(leaves), lambda level, i: subtree_root(leaves[i << level : i + 1 << level]))
    assert stored == frontier


@unhurried
@given(st.integers(0, 10_000), st.integers(0, 400))
def test_a_frontier_of_another_length_is_refused(size, extra):
    right = Frontier(size, (bytes(32),) * size.bit_count()).to_bytes()
    for wrong in (right + bytes(extra + 1), right[: -extra - 1], b"\x02" + right[1:]):
        with pytest.raises(FrontierBroken):
            Frontier.from_bytes(wrong)


def test_a_frontier_of_no_size_that_can_be_is_refused():
    with pytest.raises(FrontierBroken):
        Frontier.from_bytes(b"\x01" + (2**63).to_bytes(8) + bytes(32))


def test_appending_leaves_the_old_frontier_as_it_was():
    old = grown([leaf_hash(b"%d" % n) for n in range(7)])
    before = old.to_bytes()
    old.append(leaf_hash(b"one more"))
    assert old.to_bytes() == before
