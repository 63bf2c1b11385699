"""Proofs: pymerkle makes the same ones, they hold, and nothing else holds in their place."""

from functools import cache

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import naive_root, unhurried

from inconfidence.ledger.errors import ProofBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash, subtree_root
from inconfidence.ledger.proofs import (
    Tree,
    verify_consistency,
    verify_inclusion,
)

MOST = 600
ENTRIES = [b"entry %d" % number for number in range(MOST)]
LEAVES = [leaf_hash(data) for data in ENTRIES]
sizes = st.integers(1, MOST)


@cache
def hash_at(level, index):
    return subtree_root(LEAVES[index << level : index + 1 << level])


@cache
def root(size):
    return Frontier.at(size, hash_at).root()


@cache
def oracle():
    tree = pymerkle.InmemoryTree()
    tree.append_entries(ENTRIES)
    return tree


def flipped(hashes, data):
    """The same proof with one bit changed."""
    place = data.draw(st.integers(0, len(hashes) - 1))
    spoilt = bytearray(hashes[place])
    spoilt[data.draw(st.integers(0, 31))] ^= 1 << data.draw(st.integers(0, 7))
    return [*hashes[:place], bytes(spoilt), *hashes[place + 1 :]]


def test_the_known_inclusion_proofs(vectors):
    known = vectors("rfc6962")
    leaves = [leaf_hash(bytes.fromhex(text)) for text in known["leaves"]]
    for case in known["inclusion"]:
        tree = Tree(case["size"], lambda level, i: subtree_root(leaves[i << level : i + 1 << level]))
        path = tree.inclusion(case["index"])
        assert [node.hex() for node in path] == case["path"]
        verify_inclusion(
            leaves[case["index"]],
            case["index"],
            case["size"],
            path,
            bytes.fromhex(known["roots"][case["size"]]),
        )


@unhurried
@given(sizes, st.data())
def test_inclusion_proofs_hold_and_are_those_of_pymerkle(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof = Tree(size, hash_at).inclusion(index)
    verify_inclusion(LEAVES[index], index, size, proof, root(size))
    assert proof == oracle().prove_inclusion(index + 1, size).path[1:]


def subproof(old, leaves, whole):
    """RFC 9162, 2.1.4.1, word for word."""
    if old == len(leaves):
        return [] if whole else [naive_root(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if old <= split:
        return [*subproof(old, leaves[:split], whole), naive_root(leaves[split:])]
    return [*subproof(old - split, leaves[split:], False), naive_root(leaves[:split])]


@unhurried
@given(st.integers(1, 100), st.data())
def test_consistency_proofs_hold_and_are_those_of_the_rule(new, data):
    old = data.draw(st.integers(1, new))
    proof = Tree(new, hash_at).consistency(old)
    verify_consistency(old, root(old), new, root(new), proof)
    assert proof == subproof(old, LEAVES[:new], True)


@unhurried
@given(sizes, st.data())
def test_pymerkle_finds_the_same_trees_consistent(new, data):
    """It goes another way where the old tree ends at a split, so its proofs are others; its trees are not."""
    old = data.draw(st.integers(1, new))
    verify_consistency(old, root(old), new, root(new), Tree(new, hash_at).consistency(old))
    oracle().prove_consistency(old, new).verify(root(old), root(new), prior_size=old, later_size=new)


@unhurried
@given(sizes, st.data())
def test_an_inclusion_proof_that_was_touched_does_not_hold(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof = Tree(size, hash_at).inclusion(index)
    wrong = [
        (LEAVES[index], index, size, [*proof, bytes(32)]),
        (leaf_hash(b"another"), index, size, proof),
        (LEAVES[index], size, size, proof),
        (LEAVES[index], -1, size, proof),
        (LEAVES[index], index, size, [*proof[:-1], b"short"]),
    ]
    if proof:
        wrong += [
            (LEAVES[index], index, size, proof[:-1]),
            (LEAVES[index], index, size, flipped(proof, data)),
        ]
        wrong += [(LEAVES[index], (index + 1) % size, size, proof)]
    for leaf, place, length, path in wrong:
        with pytest.raises(ProofBroken):
            verify_inclusion(leaf, place, length, path, root(size))


@unhurried
@given(st.integers(2, MOST), st.data())
def test_a_consistency_proof_that_was_touched_does_not_hold(new, data):
    old = data.draw(st.integers(1, new - 1))
    proof = Tree(new, hash_at).consistency(old)
    wrong = [
        (old, root(old), new, root(new), [*proof, bytes(32)]),
        (old, root(old), new, root(new), proof[:-1]),
        (old, root(old), new, root(new), flipped(proof, data)),
        (old, bytes(32), new, root(new), proof),
        (old, root(old), new, bytes(32), proof),
        (old, root(old), old, root(new), []),
        (old, root(old), new, root(new), [*proof[:-1], b""]),
        (new, root(new), old, root(old), proof),
        (0, root(old), new, root(new), []),
        (0, root(0), new, root(new), proof),
        (-1, root(old), new, root(new), proof),
    ]
    for case in wrong:
        with pytest.raises(ProofBroken):
            verify_consistency(*case)


def test_a_tree_is_consistent_with_itself_and_with_nothing():
    verify_consistency(7, root(7), 7, root(7), [])
    verify_consistency(0, root(0), 7, root(7), Tree(7, hash_at).consistency(0))
    verify_consistency(0, root(0), 0, root(0), [])


@unhurried
@given(
    st.lists(st.binary(min_size=32, max_size=32), max_size=80), st.integers(0, 2**70), st.integers(0, 2**70)
)
def test_hostile_proofs_are_refused_quickly(path, one, two):
    """Their sizes may be anything; nothing is looped over but the proof itself."""
    with pytest.raises(ProofBroken):
        verify_inclusion(bytes(32), one, two, path, bytes(32))
    with pytest.raises(ProofBroken):
        verify_consistency(one, b"a" * 32, two, b"b" * 32, path)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_of_an_entry_that_is_not_there(index, size):
    with pytest.raises(ProofBroken):
        Tree(size, hash_at).inclusion(index)


def test_a_tree_does_not_shrink():
    with pytest.raises(ProofBroken):
        Tree(3, hash_at).consistency(4)
