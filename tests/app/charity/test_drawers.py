"""Files' keys lie in drawers, some hundred to one; and a cabinet's keys turn drawer by drawer."""

import pytest

from inconfidence.charity.actions.keys import cabinet_turn
from inconfidence.charity.actions.turning import cabinets_turn_owed
from inconfidence.files.selectors import file_opened, files_listed
from inconfidence.gate import keys
from inconfidence.store.models import Cabinet, Drawer, SealedFile
from inconfidence.vault.errors import SealBroken


def by_drawer() -> list[int]:
    """How many files lie in each drawer, in the order in which the drawers were made."""
    drawers = Drawer.objects.order_by("made", "number")
    return [SealedFile.objects.filter(drawer=drawer).count() for drawer in drawers]


def opened(house, heron, name: str) -> SealedFile:
    """A new file, which a key-holder has opened once."""
    file = house.open_file(heron, name, told=False)
    file_opened(house.wren.bearer, file)
    return SealedFile.objects.get(id=file.id)


def turn(house, file):
    """The keys of the file's cabinet turn; the manager with the new ones."""
    return cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(id=file.cabinet_id))


def test_a_file_lies_in_a_drawer_once_a_key_holder_has_opened_it(house, heron):
    dropped = house.open_file(heron, "Basil", told=False)
    assert dropped.drawer_id is None
    file_opened(heron.bearer, dropped)
    assert SealedFile.objects.get(id=dropped.id).drawer_id is None
    file_opened(house.wren.bearer, dropped)
    assert SealedFile.objects.get(id=dropped.id).drawer_id is not None
    assert file_opened(house.wren.bearer, dropped).name == "Basil"


def test_a_drawer_that_is_full_takes_no_more(house, heron, monkeypatch):
    monkeypatch.setattr(keys, "ROOM", 2)
    for number in range(5):
        opened(house, heron, f"Client {number}")
    assert by_drawer() == [2, 2, 1]


def test_a_turn_takes_drawers_along_and_writes_to_no_file(house, heron):
    before = opened(house, heron, "Basil")
    bearer = turn(house, before)
    now = SealedFile.objects.get(id=before.id)
    assert (bytes(now.key_wrap), now.dropped_in_epoch) == (bytes(before.key_wrap), before.dropped_in_epoch)
    assert [(one.made, one.epoch) for one in Drawer.objects.all()] == [(1, 2)]
    assert file_opened(bearer, now).name == "Basil"


def test_nothing_comes_into_a_drawer_of_an_epoch_before(house, heron):
    turn(house, opened(house, heron, "Basil"))
    opened(house, heron, "Oregano")
    assert by_drawer() == [1, 1]


def test_nobody_makes_an_old_drawer_a_new_one(house, heron):
    """Somebody who kept its key, and can write to the database, would read what is put in it."""
    old = opened(house, heron, "Basil")
    turn(house, old)
    Drawer.objects.update(made=2)
    new = opened(house, heron, "Oregano")
    assert new.drawer_id != old.drawer_id
    with pytest.raises(SealBroken):
        file_opened(house.wren.bearer, old)


def test_a_broken_drawer_shuts_in_what_lies_there_and_nothing_new(house, heron):
    old = opened(house, heron, "Basil")
    Drawer.objects.update(wrap=bytes(62))
    opened(house, heron, "Oregano")
    listed = files_listed(house.wren.bearer)
    assert [line.name for line in listed[:]] == ["Oregano"]
    assert listed.shut == [old.reference]
    assert [line.name for line in files_listed(turn(house, old))[:]] == ["Oregano"]


def test_a_drawer_that_was_made_while_the_keys_turned_is_read_and_comes_along(house, heron):
    file = opened(house, heron, "Basil")
    before = Drawer.objects.get()
    turn(house, file)
    before.save(force_update=True)
    wren = house.sign_in(house.wren.email)
    assert Drawer.objects.get().epoch == 2
    before.save(force_update=True)
    assert file_opened(wren.bearer, file).name == "Basil"
    cabinets_turn_owed(bearer=wren.bearer)
    assert Drawer.objects.get().epoch == 2
