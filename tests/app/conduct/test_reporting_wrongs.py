"""The page on which a wrong is reported: who can read it, what the law says, several who are named, and a lock."""

from datetime import date, timedelta

import pytest

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.alerts.selectors import alert_rows
from inconfidence.conduct.models import Alert, Handler
from inconfidence.gate import Absent, Refused
from inconfidence.store.models import Draft, Member, Session
from tests.app.conduct.test_alerts import another_trustee, opened, reported, typed
from tests.app.conduct.test_pages_of_breaches import said


def test_a_report_that_took_too_long_to_type_comes_back_to_be_copied(heron, dove, at_page):
    client, sent = at_page(heron), typed(what="The raffle money goes home.\nEvery Friday.")
    seen = list(Session.objects.values_list("seen_at"))
    with CLOCK.set_to(CLOCK.now() + timedelta(minutes=11)):
        back = client.post("/alerts/new/", sent, HTTP_ORIGIN="http://testserver")
        assert back.status_code == 403 and sent["what"] in back.content.decode()
        assert sent["code"] not in back.content.decode()
        assert list(Session.objects.values_list("seen_at")) == seen and not Draft.objects.exists()
        door = client.get("/alerts/new/", follow=True)
        assert "is kept" not in said(door) and "Type your password to carry on." in said(door)


@pytest.mark.parametrize(
    ("code", "authority"), [("csf-2024", "defenseurdesdroits.fr"), ("cwc", "oscr.org.uk")]
)
def test_the_page_says_before_and_after_whether_anybody_can_read_it(heron, dove, at_page, authority):
    """A trustee holds the keys; their training runs out. Then the page names somebody outside, as it always does."""
    client = at_page(heron)
    before, after = said(client.get("/alerts/new/")), said(client.post("/alerts/new/", typed()))
    assert "One person here could read it now." in before and "or later to read" in after
    about_them = said(client.post("/alerts/new/", typed(who=str(dove.row.id))))
    assert "nobody here can read it now" in about_them
    Member.objects.filter(id=dove.row.id).update(trained_until=date.today() - timedelta(days=2))
    none, sent = said(client.get("/alerts/new/")), said(client.post("/alerts/new/", typed()))
    assert "Nobody here could read it now" in none and "nobody here can read it now" in sent
    for page in (before, after, about_them, none, sent):
        assert authority in page


@pytest.mark.parametrize(
    ("code", "law"), [("csf-2024", "may not be punished"), ("cwc", "no worker in this sense")]
)
def test_the_law_is_that_of_the_code_in_force(heron, dove, at_page, law):
    row = reported(heron)
    for person, path in ((heron, "/alerts/new/"), (dove, f"/alerts/{row.reference}/protected/")):
        assert law in said(at_page(person).get(path))


def test_all_who_are_named_are_shut_out_from_the_beginning(house, heron, dove, at_page):
    """The manager and one of two trustees: it comes before the other alone, who sees of whom it was said."""
    owl = another_trustee(house, dove)
    who = [str(owl.row.id), str(house.wren.row.id), "outside"]
    assert "It is sent" in said(at_page(heron).post("/alerts/new/", typed(who=who)))
    row = Alert.objects.get()
    assert [one.member_id for one in Handler.objects.filter(file_id=row.id)] == [dove.row.id]
    for person in (owl, house.wren):
        assert list(alert_rows(person.bearer)) == []
        with pytest.raises((Absent, Refused)):
            opened(person, row)
    page = said(at_page(dove).get(f"/alerts/{row.reference}/"))
    for name in ("Owl", "Wren", "Somebody outside"):
        assert name in page


def test_the_names_that_keep_a_reader_out_are_in_sight(heron, dove, at_page):
    """With one reader, whom to turn to outside is, too: what is folded is not read."""
    page = at_page(heron).get("/alerts/new/").content.decode()
    form = page.index('name="who"')
    folded = page.index("<details", form)
    assert form - 200 < page.index(str(dove.row.id)) < folded < page.index(str(heron.row.id))
    assert page.index("oscr.org.uk" if "oscr.org.uk" in page else "defenseurdesdroits.fr") < page.index(
        "<details"
    )
