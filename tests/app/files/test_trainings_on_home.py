"""Home tells whoever can see to it, and each member, that a training has lapsed or soon does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.store.models import Member


def home(client) -> str:
    return client.get("/").content.decode()


def trained_for(days: int, *people) -> None:
    until = timezone.localdate(CLOCK.now()) + timedelta(days=days)
    Member.objects.filter(id__in=[person.row.id for person in people]).update(trained_until=until)


def test_a_manager_reads_that_trainings_lapse_and_finds_the_members(house, heron, robin, at_page):
    assert "The training of" not in home(at_page(house.wren))
    trained_for(-1, heron)
    page = home(at_page(house.wren))
    row = page.partition("The training of one member has lapsed, or does within a month.")[0].rpartition(
        "<li>"
    )[2]
    assert 'href="/members/"' in row
    trained_for(30, robin)
    assert "The training of 2 members has lapsed" in home(at_page(house.wren))
    assert "The training of" not in home(at_page(robin))


def test_trainings_that_hold_for_long_or_of_somebody_gone_are_not_among_them(house, heron, robin, at_page):
    trained_for(31, heron)
    trained_for(-1, robin)
    Member.objects.filter(id=robin.row.id).update(state=Member.State.LEFT)
    house.invite("Finch", "listener")  # whose first one is still to be entered
    assert "The training of" not in home(at_page(house.wren))


def test_a_member_reads_until_when_their_own_counts_while_there_is_time(house, heron, marigold, at_page):
    said, client = "Your training counts until", at_page(heron)
    for days, warned in ((31, False), (30, True), (0, True), (-1, False)):
        trained_for(days, heron)
        page = home(client)
        assert (said in page) == warned
        assert not (warned and "Nothing is waiting for you" in page)


def test_a_coordinator_reads_of_their_own_branch(house, heron, at_page):
    gull = house.join("Gull", "listener", branch="South")
    coot = at_page(house.join("Coot", "coordinator"))
    trained_for(5, gull)
    assert "The training of" not in home(coot)
    trained_for(5, heron)
    assert "The training of one member has lapsed, or does within a month." in home(coot)
    assert coot.get("/members/").status_code == 200


@pytest.mark.parametrize("code", ["cwc"])
def test_a_coordinator_whom_the_code_keeps_from_the_register_reads_nothing_of_it(house, heron, at_page):
    coot = at_page(house.join("Coot", "coordinator"))
    trained_for(5, heron)
    assert "The training of" not in home(coot)
