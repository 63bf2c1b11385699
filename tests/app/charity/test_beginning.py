"""What a house that was just founded tells its manager to do first."""

from inconfidence.charity import actions
from inconfidence.charity.beginning import beginning_of


def test_a_new_house_says_what_comes_first(house, at_page):
    assert beginning_of(house.wren.row) is not None
    page = at_page(house.wren).get("/").content.decode()
    assert "To begin with" in page
    assert "Nothing is waiting for you" not in page


def test_step_after_step_until_the_house_can_work(house):
    manager = house.wren.row
    finch = house.invite("Finch", "listener")
    begun = beginning_of(manager)
    assert (begun.trustee, begun.listeners, begun.anybody_came, begun.keys) == (False, True, True, False)
    house.join("Kite", "trustee", branch=None)
    assert finch.state == "active"
    assert beginning_of(manager) is None


def test_a_house_that_has_worked_is_not_new_again_because_somebody_leaves(house):
    finch = house.join("Finch", "listener")
    house.join("Kite", "trustee", branch=None)
    actions.member_take_leave(bearer=house.wren.bearer, member=finch.row)
    assert beginning_of(house.wren.row) is None


def test_keys_come_later_while_nobody_has_come(house):
    actions.member_invite(
        bearer=house.wren.bearer,
        name="Kite",
        email="kite@garden.example",
        role="trustee",
        branch=None,
        language="en",
    )
    begun = beginning_of(house.wren.row)
    assert begun.trustee
    assert not begun.anybody_came


def test_nobody_but_the_manager_is_asked(house, heron):
    assert beginning_of(heron.row) is None
