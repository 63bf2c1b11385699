"""Whoever holds more files than can be looked through picks among those they support, or by the reference."""

import re
from uuid import uuid4

import pytest

from inconfidence.files import selectors
from inconfidence.files.selectors import file_opened, files_to_pick
from inconfidence.store.models import SealedFile


@pytest.fixture
def basil(house, robin) -> SealedFile:
    """A client whom the manager does not support, and whose file they hold by their office."""
    return house.open_file(robin, "Basil Oregano")


@pytest.fixture
def many(monkeypatch, marigold, basil) -> None:
    """Two files are too many to look through."""
    monkeypatch.setattr(selectors, "_LOOKED_THROUGH", 1)


def test_all_are_offered_while_they_are_few(house, marigold, basil):
    offered = files_to_pick(house.wren.bearer)
    assert [name for _reference, name in offered.choices] == ["Basil Oregano", "Marigold Tansy"]
    assert not offered.more


def test_of_many_those_whom_one_supports(many, house, heron, marigold, basil):
    house.open_file(heron, "Clover Thyme")
    assert [name for _, name in files_to_pick(heron.bearer).choices] == ["Clover Thyme", "Marigold Tansy"]
    assert files_to_pick(house.wren.bearer).choices == [] and files_to_pick(house.wren.bearer).more


def test_one_more_by_its_reference(many, house, marigold):
    offered = files_to_pick(house.wren.bearer, marigold.reference)
    assert offered.choices == [(marigold.reference, "Marigold Tansy")]
    assert not offered.lacks(marigold.reference)


def test_another_s_file_is_lacking_as_one_that_is_not_there(many, house, heron, basil):
    house.open_file(heron, "Clover Thyme")
    for reference in (basil.reference, "F-22222", "<b>"):
        offered = files_to_pick(heron.bearer, reference)
        assert offered.lacks(reference) and "Basil Oregano" not in dict(offered.choices).values()


def test_a_worry_about_somebody_who_is_not_in_the_list(many, house, marigold, at_page):
    page = at_page(house.wren)
    assert "They are not in the list" in page.get("/worried/").content.decode()
    address = f"/worried/?about={marigold.reference.lower()}"
    assert "Marigold Tansy" in page.get(address).content.decode()
    typed = {
        "file": marigold.reference,
        "grounds": "life-at-risk",
        "text": "No answer since Sunday.",
        "record": uuid4(),
    }
    assert "Marigold" not in page.post(address, typed).content.decode()
    assert file_opened(house.wren.bearer, marigold).current("worry")


def test_whom_one_asks_for_comes_before_whom_a_draft_was_about(many, house, marigold, basil, at_page):
    page = at_page(house.wren)
    written = {"file": basil.reference, "text": "She did not come.", "untouched": "", "next": "/worried/"}
    page.post("/lock/", written)
    page = at_page(house.wren)
    said = page.get(f"/worried/?about={marigold.reference}").content.decode()
    assert "She did not come." in said and "Basil Oregano" not in said
    assert re.search(rf'value="{marigold.reference}"[^>]*checked', said)


def test_a_reference_that_nobody_has_is_said_kindly(many, house, at_page):
    said = at_page(house.wren).get("/worried/?about=<b>F-00000").content.decode()
    assert "No file that you hold has this reference" in said and "<b>F-00000" not in said


def test_a_contact_moves_to_a_file_by_its_reference(many, house, heron, marigold, basil, at_page):
    house.note(heron, marigold)
    record = file_opened(heron.bearer, marigold).current("contact")[0]
    page, address = at_page(house.wren), f"/files/{marigold.reference}/contacts/{record.id}/move/"
    assert "Basil Oregano" not in page.get(address).content.decode()
    address += f"?to={basil.reference}"
    assert "Basil Oregano" in page.get(address).content.decode()
    assert page.post(address, {"to": basil.reference}).status_code == 302
    assert file_opened(house.wren.bearer, basil).current("contact")
