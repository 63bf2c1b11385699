"""Who may come to which route: one table, every route of the site."""

import re

import pytest

from inconfidence.web.routes import door_of, routes

SAMPLE = {"reference": "F-ZZZZZ", "step": "explained", "uuid": "00000000-0000-4000-8000-000000000000"}


def addresses():
    for route, view in routes():
        path = re.sub(r"<slug:(\w+)>", lambda m: SAMPLE.get(m[1], "x"), route)
        path = re.sub(r"<uuid:\w+>", SAMPLE["uuid"], path)
        if not re.search(r"[<^$\\]", path):
            yield "/" + path, door_of(view)


def test_every_route_says_who_may_come():
    assert all(door is not None for _path, door in addresses())


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_session_only_open_doors_open(house, client, method):
    for path, door in addresses():
        answer = getattr(client, method)(path)
        if door != "open":
            assert answer.status_code == 302, path
            assert answer["Location"].startswith("/sign-in/"), path


def test_a_file_that_exists_and_one_that_does_not_are_the_same_page(house, robin, marigold, at_page):
    client = at_page(robin)
    for tail in ("", "first-contact/", "contacts/new/", "team/", "header/"):
        there = client.get(f"/files/{marigold.reference}/{tail}")
        nowhere = client.get(f"/files/F-ZZZZZ/{tail}")
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content
        assert there.headers == nowhere.headers
