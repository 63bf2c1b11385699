"""Drawers: a file's key opens in its own place alone, and a drawer comes under new keys whole or not at all."""

from uuid import UUID, uuid4

import pytest

from inconfidence.gate import places
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.drawers import (
    DroppedIn,
    drawer_filled,
    drawer_made,
    drawer_opened,
    drawers_turned,
    key_put_away,
)
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.opening import unwrap
from inconfidence.vault.sealing import wrap_to

CHARITY, CABINET = UUID(int=1), UUID(int=2)
WHERE = CHARITY, CABINET
OLD, NEW = HeldCabinet(3, CabinetKeys.create()), HeldCabinet(4, CabinetKeys.create())
RING = {3: OLD}


def key_in(drawer: UUID, its_key: SecretKey, file: UUID, wrapped: bytes) -> SecretKey:
    return unwrap(its_key, wrapped, places.key_in_drawer(*WHERE, drawer, file))


def dropped(file: UUID, key: SecretKey, epoch: int = 3) -> DroppedIn:
    place = places.file_key(*WHERE, epoch, file)
    return DroppedIn(file, epoch, wrap_to(OLD.keys.public, key, place))


def test_a_key_that_is_put_away_is_there_before_and_after_the_drawer_turned():
    drawer, its_key = drawer_made(*WHERE, OLD)
    file, key = uuid4(), fresh_key()
    wrapped = key_put_away(*WHERE, drawer.id, its_key, file, key)
    [turned] = drawers_turned(*WHERE, RING, NEW, [drawer])
    assert (turned.id, turned.made, turned.epoch) == (drawer.id, 3, 4)
    assert key_in(turned.id, drawer_opened(*WHERE, NEW, turned), file, wrapped) == key


def test_whoever_holds_the_keys_of_before_does_not_open_it_any_more():
    drawer, _key = drawer_made(*WHERE, OLD)
    [turned] = drawers_turned(*WHERE, RING, NEW, [drawer])
    for told in (turned, turned._replace(epoch=3)):
        with pytest.raises(SealBroken):
            drawer_opened(*WHERE, OLD, told)


@pytest.mark.parametrize("change", ["id", "made", "epoch", "wrap", "cut", "cabinet", "charity"])
def test_a_drawer_opens_in_its_own_place_alone(change):
    """An old one that somebody calls new would have new files put in it."""
    drawer, _key = drawer_made(*WHERE, OLD)
    drawer = {
        "id": drawer._replace(id=uuid4()),
        "made": drawer._replace(made=4),
        "epoch": drawer._replace(epoch=4),
        "wrap": drawer._replace(wrap=drawer.wrap[:-1] + bytes([drawer.wrap[-1] ^ 1])),
        "cut": drawer._replace(wrap=b""),
    }.get(change, drawer)
    where = (uuid4() if change == "charity" else CHARITY, uuid4() if change == "cabinet" else CABINET)
    with pytest.raises(SealBroken):
        drawer_opened(*where, OLD, drawer)


def test_a_key_opens_in_its_own_drawer_and_for_its_own_file():
    drawer, its_key = drawer_made(*WHERE, OLD)
    file, key = uuid4(), fresh_key()
    wrapped = key_put_away(*WHERE, drawer.id, its_key, file, key)
    for there, one in ((uuid4(), file), (drawer.id, uuid4())):
        with pytest.raises(SealBroken):
            key_in(there, its_key, one, wrapped)


def test_a_drawer_that_is_broken_or_of_unknown_keys_stays_behind_and_holds_nobody_up():
    good, broken, unknown = (drawer_made(*WHERE, OLD)[0] for _ in range(3))
    drawers = [broken._replace(wrap=bytes(62)), unknown._replace(epoch=1), good]
    assert [one.id for one in drawers_turned(*WHERE, RING, NEW, drawers)] == [good.id]


def test_what_was_dropped_in_comes_into_a_new_drawer_and_what_is_broken_does_not():
    keys = {uuid4(): fresh_key() for _ in range(3)}
    files = [dropped(file, key) for file, key in keys.items()]
    spoilt = [
        files[0]._replace(file=uuid4()),
        files[0]._replace(epoch=1),
        dropped(uuid4(), fresh_key())._replace(wrap=b""),
        files[1]._replace(file=uuid4(), wrap=files[1].wrap[:-1]),
    ]
    drawer, wraps = drawer_filled(*WHERE, RING, NEW, [*spoilt, *files])
    its_key = drawer_opened(*WHERE, NEW, drawer)
    assert (drawer.made, drawer.epoch) == (4, 4)
    assert {file: key_in(drawer.id, its_key, file, one) for file, one in wraps.items()} == keys
