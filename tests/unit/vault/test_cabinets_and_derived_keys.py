"""A cabinet: dropped in by anyone, opened by who holds it; and one key for one use each."""

from itertools import combinations

import pytest

from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.context import Context
from inconfidence.vault.derive import LABELS, derive
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.members import create_private_keys
from inconfidence.vault.opening import open_from, open_sealed, unwrap
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import seal, seal_to, wrap

HERE = Context.of("trial")


def test_anyone_drops_in_and_only_the_holder_reads():
    cabinet, other = CabinetKeys.create(), CabinetKeys.create()
    anyone = PublicKey.from_bytes(cabinet.public.to_bytes())
    blob = seal_to(anyone, b"a concern", HERE)
    assert open_from(cabinet.private, blob, HERE) == b"a concern"
    with pytest.raises(SealBroken):
        open_from(other.private, blob, HERE)


def test_the_whole_chain_from_a_key_holder_to_a_record():
    holder, cabinet, file_key = create_private_keys(), CabinetKeys.create(), fresh_key()
    given = seal_to(holder.public.sealing_key, cabinet.to_bytes(), HERE)
    wrapped, record = wrap(cabinet.symmetric, file_key, HERE), seal(file_key, b"what was told", HERE)

    held = CabinetKeys.from_bytes(open_from(holder.sealing_key, given, HERE))
    assert open_sealed(unwrap(held.symmetric, wrapped, HERE), record, HERE) == b"what was told"


def test_a_cabinets_keys_have_nothing_to_do_with_each_other():
    cabinet = CabinetKeys.create()
    keys = [cabinet.symmetric, cabinet.index_key, cabinet.header_key, SecretKey(cabinet.private._raw[:32])]
    assert all(one != other for one, other in combinations(keys, 2))
    assert cabinet.index_key == derive(cabinet.symmetric, "blind-index")
    assert cabinet.header_key == derive(cabinet.symmetric, "header-pack")


def test_each_label_and_each_key_gives_another_key():
    parent = fresh_key()
    derived = [
        parent,
        *(derive(parent, label) for label in LABELS),
        *(derive(fresh_key(), label) for label in LABELS),
    ]
    assert all(one != other for one, other in combinations(derived, 2))
    assert derive(parent, LABELS[0]) == derive(SecretKey(parent.bytes), LABELS[0])


@pytest.mark.parametrize(
    ("label", "hint"), [("sesion", "did you mean `session`"), ("", "use one of `blind-index`")]
)
def test_a_label_that_is_not_in_the_list_is_refused(label, hint):
    with pytest.raises(ValueError, match=hint):
        derive(fresh_key(), label)
