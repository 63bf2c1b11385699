"""A refusal reads like a person: which code, in a kind sentence, and whom to ask; no ids of codes."""

import re
from datetime import date

import pytest

from inconfidence.charity.explaining import explained
from inconfidence.codex import bundled_ids, load
from inconfidence.flow import Flow
from inconfidence.store.models import Member

WITHDRAWN = {
    "action": "disclose",
    "actor": "listener",
    "recipient": "authority",
    "relation": "supporting",
    "subject": "client",
    "information": "support",
    "purpose": "safeguarding",
    "grounds": frozenset({"public-interest"}),
}
AN_ID = re.compile(rf"\b({'|'.join(bundled_ids())})\b")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_withdrawn_ground_names_earlier_codes_by_their_titles(language):
    said = explained(load("csf-2024").decide(Flow.of(**WITHDRAWN)), language)
    assert load("csf-2012").title(language) in said
    assert not AN_ID.search(said)
    assert not said.startswith(("Refused", "Refusé"))


def test_the_page_says_which_code_and_whom_to_ask(house, heron, robin, marigold, at_page):
    from inconfidence.files import actions

    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    answer = at_page(heron).post(f"/files/{marigold.reference}/team/{robin.row.id}/remove/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert load("csf-2024").title("en") in page
    assert "Ask somebody who may" in page and "Charity manager" in page
    assert f"/files/{marigold.reference}/consult/?of=manager" in page
    assert "Refused:" not in page
    words = re.sub(r"<[^>]+>", " ", page)
    assert not AN_ID.search(words.replace("“How any such charity works”", ""))


def test_nobody_is_sent_to_a_manager_who_may_not_either(house, heron, at_page):
    page = at_page(heron).get("/members/").content.decode()
    assert "of=manager" not in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_whoever_can_open_nothing_is_not_told_that_danger_can_be_written_down(heron, at_page, language):
    """Their page for worries has no form: danger is told to somebody."""
    untrue = {"en": "it can always be written down", "fr": "on peut toujours le noter"}[language]
    people = {"en": "tell the safeguarding team or your manager now", "fr": "prévenez maintenant l’équipe"}
    client = at_page(heron)
    Member.objects.filter(id=heron.row.id).update(language=language)
    assert untrue in refused_members(client)
    Member.objects.filter(id=heron.row.id).update(trained_until=date(2020, 1, 1))
    page = refused_members(client)
    assert untrue not in page and people[language] in page


def refused_members(client):
    answer = client.get("/members/")
    assert answer.status_code == 403
    return answer.content.decode()
