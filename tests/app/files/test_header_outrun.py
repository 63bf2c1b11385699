"""Two people change who somebody is: the second sees what the first kept, and can then keep their own."""

import re

import pytest
from django.http import QueryDict

from inconfidence.charity.drafts import draft_keep
from inconfidence.files import actions
from inconfidence.files.header import header_of
from inconfidence.files.selectors import file_opened


@pytest.fixture
def path(marigold):
    return f"/files/{marigold.reference}/header/"


@pytest.fixture
def changed_by_another(house, marigold):
    """The manager kept another telephone number meanwhile."""

    def change():
        header = header_of({"name": "Marigold Tansy", "phone": "01 11"})
        actions.touch_change(bearer=house.wren.bearer, file=marigold, header=header, version=1)

    return change


def version_in(answer) -> str:
    return re.search(r'name="version" value="(\d+)"', answer.content.decode())[1]


def test_whoever_was_outrun_sees_what_is_kept_and_can_then_save(
    heron, marigold, at_page, path, changed_by_another
):
    page = at_page(heron)
    typed = {"version": version_in(page.get(path)), "name": "Marigold Tansy", "phone": "02 22"}
    changed_by_another()
    answer = page.post(path, typed)
    assert answer.status_code == 200
    assert "in the meantime" in answer.content.decode() and "01 11" in answer.content.decode()
    again = page.post(path, {**typed, "version": version_in(answer)})
    assert again.status_code == 302
    assert file_opened(heron.bearer, marigold).header["phone"] == "02 22"


def test_a_draft_from_before_the_change_says_so_and_can_be_saved(
    heron, marigold, at_page, path, changed_by_another
):
    draft_keep(member=heron.row, path=path, typed=QueryDict("version=1&name=Marigold+Tansy&phone=02+22"))
    changed_by_another()
    page = at_page(heron)
    answer = page.get(path)
    text = answer.content.decode()
    assert "01 11" in text and "02 22" in text and "in the meantime" in text
    typed = {"version": version_in(answer), "name": "Marigold Tansy", "phone": "02 22"}
    assert page.post(path, typed).status_code == 302


def test_a_draft_that_nobody_outran_says_nothing_of_it(heron, at_page, path):
    draft_keep(member=heron.row, path=path, typed=QueryDict("version=1&name=Marigold+Tansy&phone=02+22"))
    text = at_page(heron).get(path).content.decode()
    assert "02 22" in text and "in the meantime" not in text
