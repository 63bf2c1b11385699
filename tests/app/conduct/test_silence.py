"""What a file tells of a report about it: nothing. Whoever is complained of may hold its key."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from inconfidence.conduct.breaches import actions
from inconfidence.files import actions as files
from inconfidence.files.selectors import file_opened
from tests.app.oversight.test_looked import lines

_WHEN = r"\w+day \d+ \w+ \d{4}, \d+:\d+( · \d+ times that day)?"
DAYS = {"since": date.today() - timedelta(days=1), "until": date.today() + timedelta(days=1)}


@pytest.fixture
def wren(house):
    """The manager."""
    return house.wren


@pytest.fixture
def beside(house, robin, marigold):
    """Robin, on the care team as well."""
    files.care_team_add(bearer=house.wren.bearer, file=marigold, member=robin.row)
    return robin


def said(client, file) -> set[str]:
    """Who did what, without when and how often; without the reader's looking at it."""
    found = (re.sub(_WHEN, "", line) for line in lines(client, file))
    return {line for line in found if "You looked at this list" not in line}


@pytest.mark.parametrize("party", ["beside", "wren"])
def test_a_report_about_a_file_is_there_a_reading_like_any_other(
    request, heron, marigold, conduct, at_page, party
):
    party = request.getfixturevalue(party)
    client = at_page(party)
    file_opened(heron.bearer, marigold)
    before = said(client, marigold)
    conduct.report(heron, who=party.row, about=marigold)
    assert any("Heron of the Garden read this file." in line for line in before)
    assert said(client, marigold) == before


def test_evidence_taken_of_a_file_is_there_a_reading_like_any_other(
    heron, beside, wren, marigold, conduct, at_page
):
    row = conduct.report(heron, who=beside.row, about=marigold)
    client = at_page(beside)
    file_opened(wren.bearer, marigold)
    before = said(client, marigold)
    actions.evidence_attach(bearer=wren.bearer, case=row.file, record=uuid4(), file=marigold, **DAYS)
    assert any("Wren Hazel read this file." in line for line in before)
    assert said(client, marigold) == before


def test_the_breach_itself_tells_of_the_evidence(heron, robin, wren, marigold, conduct, at_page):
    row = conduct.report(heron, who=robin.row, about=marigold)
    actions.evidence_attach(bearer=wren.bearer, case=row.file, record=uuid4(), file=marigold, **DAYS)
    assert any("You attached who looked at a file." in line for line in said(at_page(wren), row.file))
