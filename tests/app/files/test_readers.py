"""Who can open a file, named and drawn on the page of the care team."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from inconfidence.charity.house import CLOCK
from inconfidence.files.readers import Drawing, readers_of
from inconfidence.files.selectors import file_opened
from inconfidence.store.models import CabinetGrant, Member


def test_whoever_has_a_key_is_named_and_nobody_else(house, heron, robin, marigold, at_page):
    readers = readers_of(file_opened(heron.bearer, marigold))
    assert [one.id for one in readers.team] == [heron.row.id]
    assert {one.id for one in readers.office} == {
        grant.member_id for grant in CabinetGrant.objects.filter(cabinet=marigold.cabinet_id)
    }
    assert house.wren.row.id in {one.id for one in readers.office}
    assert readers.others >= 1
    page = at_page(heron).get(f"/files/{marigold.reference}/team/").content.decode()
    named = re.search(r"By their office</dt><dd>(.*?)</dd>", page, re.DOTALL)[1]
    assert "Wren Hazel" in named
    assert "Robin" not in named


def test_whoever_is_on_the_team_is_not_counted_twice(house, heron, marigold):
    opened = file_opened(house.wren.bearer, marigold)
    both = [*readers_of(opened).team, *readers_of(opened).office]
    assert len({one.id for one in both}) == len(both)


def test_whose_keys_rest_is_among_those_who_cannot(house, heron, robin, marigold):
    before = readers_of(file_opened(heron.bearer, marigold))
    row = before.office[0]
    Member.objects.filter(id=row.id).update(trained_until=timezone.localdate(CLOCK.now()) - timedelta(days=1))
    after = readers_of(file_opened(heron.bearer, marigold))
    assert row.id not in {one.id for one in after.office}
    assert after.others == before.others + 1


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("en", "Every member can open it.", "other 0 members"),
        ("fr", "Tous les membres peuvent l’ouvrir.", "L’autre membre"),
    ],
)
def test_where_everybody_can_open_it_nobody_is_told_otherwise(house, heron, marigold, language, said, unsaid):
    readers = readers_of(file_opened(heron.bearer, marigold))
    everybody = replace(readers, others=0)
    with override(language):
        shown = render_to_string(
            "files/readers.html",
            {"readers": everybody, "drawing": everybody.drawing(), "team": [], "office": []},
        )
    assert said in shown and unsaid not in shown


def test_nobody_stands_on_somebody_else_or_off_the_paper():
    for numbers in [(0, 0, 0), (1, 1, 1), (2, 3, 9), (5, 7, 400)]:
        drawing = Drawing(list(zip(("team", "office", "others"), numbers, strict=True)))
        places = [(x, y) for _kind, x, y in drawing.people]
        assert len(set(places)) == len(places)
        assert len(places) == sum(min(number, 12) for number in numbers)
        assert all(abs(x) + 8 <= drawing.half for x, _y in places)
        near, far = drawing.marks
        for kind, x, _y in drawing.people:
            assert {"team": abs(x) < near, "office": near < abs(x) < far, "others": far < abs(x)}[kind]
