"""Sigstore's Merkle code, which is that of Trillian and Rekor, verifies what we prove, and refuses what we refuse."""

from base64 import b64decode
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import VERIFIER, MemoryLedger, unhurried
from sigstore._internal.merkle import verify_merkle_inclusion
from sigstore.errors import VerificationError

from inconfidence.ledger.directory import DirectorySource
from inconfidence.ledger.export import export_log
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash, subtree_root
from inconfidence.ledger.proofs import Tree
from inconfidence.ledger.proving import Prover

MOST = 300
ENTRIES = [b"entry %d" % number for number in range(MOST)]
LEAVES = [leaf_hash(data) for data in ENTRIES]


def hash_at(level, index):
    return subtree_root(LEAVES[index << level : index + 1 << level])


def theirs(entry, index, size, path, root):
    """Verified by sigstore; an entry of a log is all that it asks for. Raises VerificationError."""
    proof = SimpleNamespace(log_index=index, tree_size=size, hashes=list(path), root_hash=root)
    verify_merkle_inclusion(
        SimpleNamespace(_inner=SimpleNamespace(canonicalized_body=entry, inclusion_proof=proof))
    )


@unhurried
@given(st.integers(1, MOST), st.data())
def test_sigstore_verifies_our_proofs_and_no_others(size, data):
    index = data.draw(st.integers(0, size - 1))
    path, root = Tree(size, hash_at).inclusion(index), Frontier.at(size, hash_at).root()
    theirs(ENTRIES[index], index, size, path, root)
    wrong = [(b"another", path), (ENTRIES[index], [*path, bytes(32)])]
    wrong += [(ENTRIES[index], path[:-1]), (ENTRIES[index], [bytes(32), *path[1:]])] if path else []
    for entry, other in wrong:
        with pytest.raises(VerificationError):
            theirs(entry, index, size, other, root)


@pytest.mark.parametrize("index", [0, 255, 256, 699])
def test_sigstore_verifies_the_files_that_we_give(tmp_path, index):
    """From the text of the file alone, by the format's document."""
    export_log(MemoryLedger.of(700, 700), tmp_path)
    text = Prover(DirectorySource(tmp_path), VERIFIER).entry(index).to_bytes().decode()
    head, _, note = text.partition("\n\n")
    _, extra, place, *path = head.splitlines()
    _origin, size, root, *_ = note.splitlines()
    entry, nodes = b64decode(extra.removeprefix("extra ")), [b64decode(node) for node in path]
    assert int(place.removeprefix("index ")) == index
    theirs(entry, index, int(size), nodes, b64decode(root))
