"""Who was refused something in the last weeks, for the manager."""

import re
from datetime import timedelta

import pytest

from inconfidence.charity.house import CLOCK
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.oversight.refusals import refusals_lately


def said(client) -> str:
    page = client.get("/refusals/").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def tries(person, file) -> None:
    with pytest.raises(Absent):
        file_opened(person.bearer, file)


def test_who_tried_is_named_with_the_file_and_how_often(house, robin, marigold, at_page):
    tries(robin, marigold)
    tries(robin, marigold)
    page = said(at_page(house.wren))
    assert f"Robin of the Garden tried to open something and could not. {marigold.reference}" in page
    assert "2 times that day" in page and "Marigold" not in page


def test_what_the_code_did_not_permit_is_there(house, heron, marigold, at_page):
    assert at_page(heron).get(f"/files/{marigold.reference}/erase/").status_code == 403
    at_page(heron).post(f"/files/{marigold.reference}/erase/", {"ground": "asked"})
    tries(heron, None)
    assert "Heron of the Garden tried to open something" in said(at_page(house.wren))


def test_what_was_permitted_and_what_is_long_ago_is_not(house, heron, robin, marigold):
    file_opened(heron.bearer, marigold)
    assert refusals_lately(house.wren.bearer) == []
    tries(robin, marigold)
    with CLOCK.set_to(CLOCK.now() + timedelta(weeks=5)):
        assert refusals_lately(house.wren.bearer) == []
    assert len(refusals_lately(house.wren.bearer)) == 1


def test_nobody_else_sees_it(heron, marigold, at_page):
    assert at_page(heron).get("/refusals/").status_code in {403, 404}


def test_with_none_it_says_so(house, at_page):
    assert "Nobody was refused anything" in said(at_page(house.wren))
