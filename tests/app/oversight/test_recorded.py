"""What is recorded about me."""

import re

from inconfidence.charity.actions import keys
from inconfidence.charity.house import CLOCK
from inconfidence.charity.sessions import session_lock, session_open
from inconfidence.store.models import Cabinet, Session


def said(client) -> str:
    """The page in words alone."""
    page = client.get("/recorded/").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_ones_own_papers_keys_and_sessions(house, heron, marigold, at_page) -> None:
    session_open(heron.bearer)
    page = said(at_page(heron))
    assert "in good standing" in page
    assert "Signed on" in page
    assert "It counts until" in page
    assert "The list of members the whole charity" in page
    assert "The file of 1 person whom you support" in page
    assert "Here Last used" in page
    assert "On another device or browser" in page


def test_a_manager_sees_the_cabinets_that_they_hold(house, at_page) -> None:
    page = said(at_page(house.wren))
    assert "Files of those we support North" in page
    assert "Papers of volunteers and staff the whole charity" in page


def test_what_one_did_lately_without_what_files_say(house, heron, robin, marigold, at_page) -> None:
    house.note(heron, marigold, "Waiting for the scan.")
    page = said(at_page(heron))
    assert f"You wrote in a file. {marigold.reference}" in page
    assert "scan" not in page
    assert "Marigold" not in page
    assert marigold.reference not in said(at_page(robin))


def test_a_file_that_one_lost_is_named_no_more(house, heron, robin, marigold, at_page) -> None:
    from inconfidence.files import actions as files

    files.care_team_add(bearer=house.wren.bearer, file=marigold, member=robin.row)
    house.note(robin, marigold)
    client = at_page(robin)
    assert marigold.reference in said(client)
    files.care_team_remove(bearer=house.wren.bearer, file=marigold, member=robin.row)
    page = said(client)
    assert marigold.reference not in page
    assert "You wrote in a file." in page


def test_a_locked_session_is_said_to_be(heron, at_page) -> None:
    session_open(heron.bearer)
    session_lock(Session.objects.get())
    assert "locked" in said(at_page(heron))


def test_in_french(heron, at_page) -> None:
    heron.row.language = "fr"
    heron.row.save()
    assert "Ce qui est noté sur moi" in said(at_page(heron))


def test_keys_that_turn_by_themselves_are_not_the_members_doing(house, heron, at_page) -> None:
    Cabinet.objects.filter(kind="directory").update(turn_owed=CLOCK.now())
    page = said(at_page(house.sign_in(heron.email)))
    assert "The program made or changed keys for you" in page
    assert "You gave or took keys." not in page


def test_whoever_turns_keys_by_hand_reads_that(house, at_page) -> None:
    wren = house.wren
    directory = Cabinet.objects.get(kind="directory")
    wren.bearer = keys.cabinet_turn(bearer=wren.bearer, cabinet=directory)
    assert "You gave or took keys." in said(at_page(wren))
