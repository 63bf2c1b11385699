"""Home tells a manager, and nobody else, that members' training has lapsed or soon does."""

from datetime import timedelta

from inconfidence.charity.house import CLOCK
from inconfidence.store.models import Member


def home(client) -> str:
    return client.get("/").content.decode()


def trained_for(days: int, *people) -> None:
    until = CLOCK.now().date() + timedelta(days=days)
    Member.objects.filter(id__in=[person.row.id for person in people]).update(trained_until=until)


def test_a_manager_reads_that_trainings_lapse_and_finds_the_members(house, heron, robin, at_page):
    assert "The training of" not in home(at_page(house.wren))
    trained_for(-1, heron)
    page = home(at_page(house.wren))
    notice = page.partition("The training of one member has lapsed, or does within a month.")[2]
    assert 'href="/members/"' in notice.partition("</div>")[0]
    trained_for(30, robin)
    assert "The training of 2 members has lapsed" in home(at_page(house.wren))
    assert "The training of" not in home(at_page(robin))


def test_trainings_that_hold_for_long_or_of_somebody_gone_are_not_among_them(house, heron, robin, at_page):
    trained_for(31, heron)
    trained_for(-1, robin)
    Member.objects.filter(id=robin.row.id).update(state=Member.State.LEFT)
    house.invite("Finch", "listener")  # whose first one is still to be entered
    assert "The training of" not in home(at_page(house.wren))
