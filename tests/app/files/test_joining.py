"""Adding to a care team asks for just what the code asks, under every code, and offers nobody in vain."""

import re

import pytest

from inconfidence.charity.errors import KeptApart
from inconfidence.files import actions
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent

CODES = ["csf-2012", "csf-2016", "csf-2024", "csg06", "cwc"]
ANSWERS = {"knows": "told", "minimised": "on"}


def page_of(file) -> str:
    return f"/files/{file.reference}/team/"


def fields(answer) -> set[str]:
    """The names of the questions of the form that adds somebody."""
    form = answer.content.decode().partition("Add somebody</h2>")[2].partition("</form>")[0]
    return set(re.findall(r'name="(\w+)"', form)) - {"csrfmiddlewaretoken"}


@pytest.mark.parametrize("code", CODES)
def test_the_form_asks_for_every_step_that_is_missing_and_for_no_other(
    house, code, heron, robin, marigold, at_page
):
    manager = at_page(house.wren)
    missing = {need.any_of[0].attribute for need in actions.joining_asks(house.wren.bearer, marigold).missing}
    asked = fields(manager.get(page_of(marigold)))
    assert ("knows" in asked) == bool(missing & {"discussion", "consent"})
    assert ("minimised" in asked) == ("done" in missing)
    assert asked - {"member"}
    typed = {name: ANSWERS[name] for name in asked - {"member"}}
    for name in typed:
        left_out = {key: word for key, word in typed.items() if key != name}
        manager.post(page_of(marigold), {"member": str(robin.row.id), **left_out})
        with pytest.raises(Absent):
            file_opened(robin.bearer, marigold)
    answer = manager.post(page_of(marigold), {"member": str(robin.row.id), **typed})
    assert answer.status_code == 302
    assert file_opened(robin.bearer, marigold)


@pytest.mark.parametrize(("code", "may"), [("csf-2012", False), ("csf-2024", True), ("cwc", True)])
def test_a_supporter_adds_where_the_code_lets_them_else_reads_whom_to_ask(
    house, code, may, heron, robin, marigold, at_page
):
    answer = at_page(heron).get(page_of(marigold))
    assert ("member" in fields(answer)) == may
    assert ("Coordinator of a branch" in answer.content.decode()) != may


@pytest.mark.parametrize("code", ["cwc"])
def test_under_cwc_nobody_joins_behind_their_back(house, heron, robin, marigold, at_page):
    client = at_page(heron)
    answer = client.post(page_of(marigold), {"member": str(robin.row.id), "knows": "none"})
    assert "Speak with them first" in answer.content.decode()
    assert client.post(page_of(marigold), {"member": str(robin.row.id), "knows": "given"}).status_code == 302


@pytest.mark.parametrize(("code", "offered"), [("cwc", False), ("csf-2024", True)])
def test_counsellors_are_left_out_where_the_code_keeps_them_apart(
    house, code, offered, heron, teal, robin, marigold, at_page
):
    page = at_page(house.wren).get(page_of(marigold)).content.decode()
    assert "Robin of the Garden" in page
    assert ("Teal of the Garden" in page) == offered
    if not offered:
        with pytest.raises(KeptApart):
            actions.care_team_add(bearer=house.wren.bearer, file=marigold, member=teal.row, discussion="told")


@pytest.mark.parametrize("code", CODES)
def test_a_counsellors_file_is_shared_with_counsellors_alone(house, code, teal, heron, at_page):
    house.join("Plover", "counsellor")
    file = house.open_file(teal, "Sorrel Meadow")
    page = at_page(house.wren).get(page_of(file)).content.decode()
    assert "Plover of the Garden" in page
    assert "Heron of the Garden" not in page


def test_a_file_without_its_first_contact_leads_there_if_the_code_asks(house, heron, robin, at_page):
    file = house.open_file(heron, told=False)
    missing = actions.joining_asks(heron.bearer, file).missing
    asks_first = any(option.value == "code-explained" for need in missing for option in need.any_of)
    answer = at_page(heron).get(page_of(file)).content.decode()
    assert ("first-contact/" in answer.partition("Add somebody")[2]) == asks_first
