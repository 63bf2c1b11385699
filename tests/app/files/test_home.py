"""Home says why somebody can open nothing, and leads each office to its work."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.charity.actions.keys import member_take_leave
from inconfidence.charity.house import CLOCK
from inconfidence.files import actions
from inconfidence.sharing.actions.enquiring import enquiry_take
from inconfidence.store.models import Member
from tests.app.files.test_worries import worry


def home(client) -> str:
    return client.get("/").content.decode()


def test_whoever_is_trained_and_has_keys_reads_nothing_of_it(heron, at_page):
    assert "Your keys" not in home(at_page(heron))


def test_nothing_waits_only_where_nothing_is_said(house, heron, at_page):
    """A note that keys rest, or that a training lapses, is not to be read under "nothing"."""
    calm = "Nothing is waiting for you"
    assert calm in home(at_page(heron))
    Member.objects.filter(id=heron.row.id).update(
        trained_until=timezone.localdate(CLOCK.now()) - timedelta(days=1)
    )
    page = home(at_page(heron))
    assert calm not in page and "Please read what follows" in page
    house.join("Kite", "trustee", branch=None)
    page = home(at_page(house.wren))
    assert "The training of one member has lapsed" in page and calm not in page


def test_whose_training_lapsed_reads_that_it_did(heron, marigold, at_page):
    Member.objects.filter(id=heron.row.id).update(
        trained_until=timezone.localdate(CLOCK.now()) - timedelta(days=1)
    )
    page = home(at_page(heron))
    assert "Your training lapsed on" in page
    # Else they would think that their files are gone.
    assert "Nobody yet" not in page
    assert "Someone new" not in page
    assert "Someone asks about a person" in page


@pytest.mark.parametrize(
    ("resting", "said"),
    [
        ({"trained_until": date(2020, 1, 1)}, "Your training lapsed on"),
        ({"signed_digest": ""}, "You have not signed the version"),
    ],
)
def test_whose_keys_rest_is_sent_to_people_and_not_to_a_new_file(heron, marigold, at_page, resting, said):
    Member.objects.filter(id=heron.row.id).update(**resting)
    client = at_page(heron)
    pages = {path: client.get(path).content.decode() for path in ("/", "/files/", "/worried/")}
    for path, page in pages.items():
        assert page.count(said) == 1, path
        for untrue in ("Nobody yet", "No files yet", "You hold no file yet", "/files/new/"):
            assert untrue not in page, path
    assert "tell the safeguarding team or your manager now" in pages["/worried/"]


def test_whoever_holds_keys_and_no_file_can_open_one_for_a_worry(heron, at_page):
    page = at_page(heron).get("/worried/").content.decode()
    assert "You hold no file yet" in page and "/files/new/" in page


def test_whoever_has_just_joined_reads_what_comes_next(house, at_page):
    house.invite("Finch", "listener")
    assert "Your training is entered next" in home(at_page(house.sign_in("finch@garden.example")))


def test_those_who_assign_read_whom_nobody_supports_now(house, heron, robin, marigold, at_page):
    coot = house.join("Coot", "coordinator")
    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    told, said = at_page(coot), "Nobody supports one person now"
    Member.objects.filter(id=heron.row.id).update(trained_until=date(2020, 1, 1))
    assert said not in home(told)  # Robin is there
    member_take_leave(bearer=house.wren.bearer, member=robin.row)
    page = home(told)
    assert said in page and f'href="/files/{marigold.reference}/team/">Marigold Tansy<' in page
    assert "Nothing is waiting for you" not in page
    assert said in home(at_page(house.wren))
    south = house.join("Gull", "coordinator", branch="South")
    plover = house.join("Plover", "safeguarding", branch=None)
    assert not [one for one in (south, plover) if "Nobody supports" in home(at_page(one))]


def test_whoever_is_trained_and_has_no_keys_reads_that(house, at_page):
    row = house.invite("Finch", "listener")
    Member.objects.filter(id=row.id).update(trained_until=date.today() + timedelta(days=9))
    assert "Your keys have not been given" in home(at_page(house.sign_in("finch@garden.example")))


def test_a_trustee_finds_what_tells_whether_the_promise_is_kept(house, heron, at_page):
    page = home(at_page(house.join("Kite", "trustee", branch=None)))
    for address in ("/code/seen/", "/code/compare/", "/code/question/", "/code/versions/", "/members/"):
        assert f'href="{address}"' in page
    assert 'href="/disclosures/"' not in page
    assert 'href="/code/seen/"' not in home(at_page(heron))


@pytest.mark.parametrize("code", ["cwc"])
def test_nobody_is_led_to_a_register_that_the_code_shuts(house, at_page):
    page = home(at_page(house.join("Kite", "trustee", branch=None)))
    assert 'href="/members/"' not in page and 'href="/code/seen/"' in page
    assert 'href="/members/"' in home(at_page(house.wren))


def test_what_is_urgent_comes_before_what_can_wait_and_the_page_says_when_nothing_is(house, heron, at_page):
    """A first contact can wait. A worry cannot: it stands above that, and nothing says any more that all is calm."""
    file, client = house.open_file(heron, told=False), at_page(heron)
    page = home(client)
    assert "Nothing is urgent." in page and "To do now" not in page
    assert page.index("This can wait") < page.index("Finish the first contact")
    worry(heron, file, "life-at-risk")
    page = home(client)
    assert "Nothing is urgent." not in page
    assert page.index("To do now") < page.index(file.reference) < page.index("This can wait")


def test_that_somebody_outside_asked_is_for_now(house, at_page):
    """The police may wait at the telephone: it stands above what can wait, and nothing says that all is calm."""
    house.open_file(house.wren, told=False)
    client = at_page(house.wren)
    asked = {
        "recipient": "police",
        "channel": "phone",
        "who": "Constable Fern",
        "why": "A search.",
        "about": "Marigold",
    }
    enquiry_take(bearer=house.wren.bearer, enquiry=uuid4(), **asked)
    page = home(client)
    assert "Nothing is urgent." not in page and "2 things are waiting for you" in page
    assert page.index("To do now") < page.index("Who asked about somebody") < page.index("This can wait")


def test_cabinet_keys_that_a_leaver_held_are_for_now(house, at_page, monkeypatch):
    monkeypatch.setattr("inconfidence.files.views.home.cabinets_owed", lambda _bearer: ["North"])
    house.open_file(house.wren, told=False)
    page = home(at_page(house.wren))
    assert "Nothing is urgent." not in page and "2 things are waiting for you" in page
    assert page.index("To do now") < page.index("Keys of cabinets to turn") < page.index("This can wait")


def test_a_trustee_before_their_keys_finds_no_empty_fold(house, at_page):
    house.invite("Kite", "trustee", branch=None)
    page = home(at_page(house.sign_in("kite@garden.example")))
    assert "Your office" in page and ">Registers<" not in page
    assert ">Registers<" in home(at_page(house.wren))
