"""A grievance: whoever is complained of learns nothing of it anywhere, and whoever raised it reads their own words."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from inconfidence.charity.house import code_says
from inconfidence.conduct.cases.dealing import who_name
from inconfidence.conduct.cases.errors import Closed, StepsLeft
from inconfidence.conduct.cases.reading import case_opened
from inconfidence.conduct.cases.waiting import cases_due
from inconfidence.conduct.grievances import actions
from inconfidence.conduct.grievances.actions.steps import BEFORE_DECIDING
from inconfidence.conduct.grievances.register import GRIEVANCES
from inconfidence.conduct.grievances.selectors import grievance_rows, own_copies
from inconfidence.conduct.models import Grievance, Handler, OwnCopy
from inconfidence.flow import Flow
from inconfidence.gate import Absent
from inconfidence.gate.errors import Taken
from inconfidence.rights.actions import file_erase
from inconfidence.store.models import LedgerEntry
from tests.app.conduct.test_pages_of_breaches import said
from tests.app.conduct.test_who_sees import COUNTED, deeds, made_manager

TEXTS = {"what": "They shouted at me at the meeting.", "wish": "An apology."}
NOT_A_WORD = re.compile(rb"G-[0-9A-Z]{5}|csrf[^>]*")


def raised(by, who="charity", whose="mine", about=None, **given) -> Grievance:
    """Somebody complains, for themselves unless `whose` says otherwise."""
    rest = {"grievance": uuid4(), "texts": TEXTS} | given
    return actions.grievance_raise(bearer=by.bearer, who=who, whose=whose, about=about, **rest)


def taken(by, row, step, record=None, **words) -> None:
    """One step is written down."""
    given = {"bearer": by.bearer, "case": row.file, "record": record or uuid4(), "step": step}
    actions.grievance_step(**given, **({"on": "2026-11-20", "text": "As it was."} | words))


def decided(by, row, told="We are sorry.") -> None:
    """Each side is heard, and it is decided."""
    for step in BEFORE_DECIDING:
        taken(by, row, step)
    words = {"outcome": "upheld", "why": "Two people heard it.", "told": told}
    actions.grievance_decide(bearer=by.bearer, case=row.file, record=uuid4(), **words)


def opened(by, row):
    return case_opened(GRIEVANCES, by.bearer, Grievance.objects.get(id=row.id).file)


def put_before(row) -> set:
    return set(Handler.objects.filter(file_id=row.id).values_list("member_id", flat=True))


@pytest.fixture
def wren(house):
    """The manager."""
    return house.wren


@pytest.mark.parametrize("code", ["cwc", "csf-2024"])
def test_the_manager_deals_with_it_and_the_trustees_where_it_is_about_the_manager(
    wren, heron, robin, dove, code
):
    about_robin, about_wren = raised(heron, robin.row), raised(heron, wren.row)
    assert put_before(about_robin) == {wren.row.id} and put_before(about_wren) == {dove.row.id}
    assert opened(wren, about_robin).report["what"] == TEXTS["what"]
    assert opened(dove, about_wren).who == wren.row.id
    for person in (wren, heron, robin):
        with pytest.raises(Absent):
            opened(person, about_wren)


def test_nobody_decides_what_they_complain_of_themselves(wren, robin, dove):
    mine, theirs = raised(wren, robin.row), raised(wren, robin.row, whose="theirs")
    assert put_before(mine) == {dove.row.id} and put_before(theirs) == {wren.row.id}
    with pytest.raises(Absent):
        opened(wren, mine)


@pytest.mark.parametrize("who", ["wren", "beside"])
def test_no_page_and_no_line_of_the_one_complained_of_differs(request, house, heron, marigold, at_page, who):
    """A manager with the spare key of the trustees' cabinet, and a colleague on the client's own care team."""
    person = house.wren if who == "wren" else request.getfixturevalue("robin")
    client = at_page(person)
    register = "/grievances/" if who == "wren" else "/grievances/mine/"

    def visited() -> dict[str, str]:
        paths = ("/", register, "/breaches/mine/", "/files/", "/refusals/", "/recorded/", "/speak-up/")
        return {path: COUNTED.sub("#", client.get(path).content.decode()) for path in paths}

    def written():
        before = len(deeds(person))
        pages = visited()
        return pages, [(one.kind, one.outcome, one.file) for one in deeds(person)[before:]]

    visited()
    without = written()
    row = raised(heron, person.row, whose="theirs")
    raised(heron, person.row, whose="theirs", about=marigold)
    with_it = written()
    assert with_it == without and row.reference not in str(with_it)


def test_a_party_who_comes_to_the_office_later_finds_the_others_alone(house, heron, robin):
    raised(heron, robin.row)
    other = raised(heron)
    robin = made_manager(house, robin)
    assert list(grievance_rows(robin.bearer)) == [other] == cases_due(robin.bearer, GRIEVANCES)


def test_absent_and_forbidden_are_one_page(house, heron, robin, at_page):
    row = raised(heron, house.wren.row)
    for person in (heron, robin, house.wren):
        client = at_page(person)
        for path in ("", "heard/", "nonsense/", "looked"):
            there, nowhere = (_at(client, ref, path) for ref in (row.reference, "G-22222"))
            assert there.status_code == nowhere.status_code == 404
            assert NOT_A_WORD.sub(b"", there.content) == NOT_A_WORD.sub(b"", nowhere.content)
    theirs = at_page(robin).get(f"/grievances/mine/{row.reference}/")
    assert theirs.status_code == 404 and TEXTS["what"] not in theirs.content.decode()


def _at(client: Client, reference: str, path: str):
    return client.get(
        f"/files/{reference}/looked/" if path == "looked" else f"/grievances/{reference}/{path}"
    )


def test_the_one_who_complained_reads_their_words_and_what_they_are_told(wren, heron, robin, at_page):
    row = raised(heron, robin.row)
    client, address = at_page(heron), f"/grievances/mine/{row.reference}/"
    page = said(client.get(address))
    assert TEXTS["what"] in page and "What you were told" not in page and "Not yet" in page
    decided(wren, row, told="We are sorry, and Robin is, too.")
    page = said(client.get(address))
    assert "We are sorry, and Robin is, too." in page and "Two people heard it." not in page
    assert row.reference in said(client.get("/grievances/mine/"))


def test_whoever_wrote_it_down_and_is_complained_of_is_told_nothing_here(wren, robin, at_page):
    row = raised(robin, robin.row, whose="theirs")
    decided(wren, row)
    assert "We are sorry." not in said(at_page(robin).get(f"/grievances/mine/{row.reference}/"))


def test_whoever_wrote_it_down_and_was_shut_out_is_told_nothing_whoever_is_named_after_them(
    wren, heron, robin, at_page
):
    row = raised(heron, "unknown", whose="theirs")
    for one in (heron, robin):
        who_name(GRIEVANCES, bearer=wren.bearer, case=row.file, record=uuid4(), who=one.row)
    decided(wren, row)
    assert "We are sorry." not in said(at_page(heron).get(f"/grievances/mine/{row.reference}/"))


def test_a_new_password_shuts_what_was_kept_under_the_old_one(heron, at_page):
    row = raised(heron)
    OwnCopy.objects.update(content=b"\x01" * 400)
    [copy] = own_copies(heron.bearer, row)
    assert copy.words == {}
    assert "cannot be read any more" in said(at_page(heron).get(f"/grievances/mine/{row.reference}/"))


def test_what_is_sent_again_with_other_words_waits_in_the_form(wren, heron, robin, at_page):
    client, first = at_page(heron), {"record": str(uuid4()), "file": "mine", "who": "charity", **TEXTS}
    assert "It has been sent" in said(client.post("/grievances/new/", first, follow=True))
    assert client.post("/grievances/new/", first).status_code == 302
    again = client.post("/grievances/new/", first | {"what": "They sang."})
    assert again.status_code == 409 and "They sang." in client.get("/grievances/new/").content.decode()
    row = Grievance.objects.get()
    with pytest.raises(Taken):
        raised(robin, grievance=row.id)
    step = f"/grievances/{row.reference}/heard/"
    today = {f"on_{part}": getattr(date.today(), part) for part in ("day", "month", "year")}
    typed = {"record": str(uuid4()), "text": "It was loud.", **today}
    manager = at_page(wren)
    assert "It was loud." in said(manager.post(step, typed, follow=True))
    assert manager.post(step, typed | {"text": "It was quiet."}).status_code == 409
    assert "It was quiet." in manager.get(step).content.decode()


def test_each_side_is_heard_before_it_is_decided_and_an_appeal_can_come_late(wren, heron, robin):
    row = raised(heron, robin.row)
    close = {"bearer": wren.bearer, "case": row.file, "text": "We speak more softly."}
    with pytest.raises(StepsLeft, match="`acknowledged`, `heard`, `other-side`, `decided`"):
        actions.grievance_close(record=uuid4(), **close)
    decided(wren, row)
    row.refresh_from_db()
    assert row.acknowledged_at and row.decided_at and cases_due(wren.bearer, GRIEVANCES) == [row]
    actions.grievance_close(record=uuid4(), **close)
    assert cases_due(wren.bearer, GRIEVANCES) == []
    taken(wren, row, "appeal", whom="Dove", why="Not enough.", result="It stays as it is.")
    with pytest.raises(Closed):
        taken(wren, row, "heard")


def test_an_appeal_opens_it_again_until_it_has_a_result(wren, heron, robin, at_page):
    row, close = raised(heron, robin.row), {"bearer": wren.bearer, "text": "We speak more softly."}
    decided(wren, row)
    actions.grievance_close(record=uuid4(), case=row.file, **close)
    taken(wren, row, "appeal", whom="Dove", why="Not enough.", result="")
    assert cases_due(wren.bearer, GRIEVANCES) == [row]
    home, mine = said(at_page(wren).get("/")), at_page(heron)
    assert "A complaint to look at again" in home and "One thing is waiting for you" in home
    assert "is looked at again" in said(mine.get("/grievances/mine/"))
    assert "Looked at again" in said(mine.get(f"/grievances/mine/{row.reference}/"))
    with pytest.raises(StepsLeft, match="`appeal`"):
        actions.grievance_close(record=uuid4(), case=row.file, **close)
    taken(wren, row, "appeal", whom="Dove", why="Not enough.", result="It stays as it is.")
    assert "A complaint to finish" in said(at_page(wren).get("/"))
    actions.grievance_close(record=uuid4(), case=row.file, **close)
    assert cases_due(wren.bearer, GRIEVANCES) == [] and Grievance.objects.get().appealed_at is None


def test_from_home_through_every_step(wren, heron, robin, at_page):
    row, client = raised(heron, robin.row), at_page(wren)
    home = client.get("/")
    assert "A complaint to deal with" in said(home) and "One thing is waiting for you" in said(home)
    assert f"/grievances/{row.reference}/" in home.content.decode()
    client.post(f"/grievances/{row.reference}/take/")
    today = {f"on_{part}": getattr(date.today(), part) for part in ("day", "month", "year")}
    steps = {
        "acknowledged": {**today, "text": "By letter."},
        "heard": {**today, "text": "It hurt."},
        "other-side": {**today, "text": "It slipped out."},
        "decided": {"outcome": "partly", "why": "Both were loud.", "told": "We heard you."},
        "who": {"who": "charity"},
        "appeal": {**today, "whom": "Dove", "why": "More.", "result": "It stays."},
        "closed": {"text": "A rule for meetings."},
    }
    for step, words in steps.items():
        assert client.get(f"/grievances/{row.reference}/{step}/").status_code == 200, step
        answer = client.post(f"/grievances/{row.reference}/{step}/", {"record": str(uuid4()), **words})
        assert answer.status_code == 302, said(answer)
    page = said(client.get(f"/grievances/{row.reference}/"))
    for words in ("Closed on", "By letter.", "They were right in part", "A rule for meetings.", "Wren Hazel"):
        assert words in page
    assert "You closed this complaint." in said(client.get(f"/files/{row.reference}/looked/"))
    assert "They shouted" in said(client.get("/grievances/"))


@pytest.mark.parametrize(
    "wrong",
    [{"what": ""}, {"who": str(uuid4())}, {"file": "F-22222"}, {"record": "x"}, {"wish": "x" * 20_001}],
)
def test_a_wrong_answer_is_asked_again(heron, at_page, wrong):
    typed = {"record": str(uuid4()), "file": "mine", "who": "charity", **TEXTS} | wrong
    answer = at_page(heron).post("/grievances/new/", typed)
    assert answer.status_code == 200 and "problems" in answer.content.decode()
    assert not Grievance.objects.exists()


def test_it_outlives_the_names_of_whom_it_was_raised_for_and_no_copy_outlives_it(
    wren, heron, robin, marigold
):
    texts = {"what": "Robin was rude to Marigold Tansy.", "wish": "Marigold Tansy wants a letter."}
    row = raised(heron, robin.row, whose="theirs", about=marigold, texts=texts)
    decided(wren, row, told="Marigold Tansy has a letter.")
    file_erase(bearer=wren.bearer, file=marigold, ground="asked")
    kept = [str(one.words) for one in own_copies(heron.bearer, row)] + [str(opened(wren, row).report)]
    assert len(kept) == 3 and "Robin" in kept[0] and not any("Marigold" in one for one in kept)
    file_erase(bearer=wren.bearer, file=Grievance.objects.get().file, ground="time")
    assert Grievance.objects.get().file is None and not OwnCopy.objects.exists()


def test_nothing_of_it_is_in_clear(heron, robin):
    row = raised(heron, robin.row)
    kept = bytes(row.file.header) + bytes(row.file.facts) + bytes(OwnCopy.objects.get().content)
    ledger = b"".join(bytes(one.entry) for one in LedgerEntry.objects.filter(file=row.id))
    for secret in (b"shouted", b"apology", robin.row.id.hex.encode(), str(robin.row.id).encode()):
        assert secret not in kept and secret not in ledger


@pytest.mark.parametrize("code", ["cwc"])
@pytest.mark.parametrize(
    ("actor", "relation"), [("listener", "none"), ("listener", "involved"), ("manager", "involved")]
)
def test_the_code_lets_nobody_who_raised_it_or_is_in_it_pass_it_on(house, actor, relation):
    words = {**GRIEVANCES.words, "actor": actor, "subject": "staff", "relation": relation}
    told = (
        ("share", "colleague"),
        ("share", "co-supporter"),
        ("disclose", "relative"),
        ("disclose", "other"),
    )
    for action, recipient in told:
        assert not code_says(Flow.of(action=action, recipient=recipient, **words)).permitted
    outside = Flow.of(action="disclose", recipient="other", **(words | {"relation": "responsible"}))
    assert not code_says(outside).permitted


@pytest.mark.parametrize("path", ["", "contacts/new/", "ask/", "disclose/", "erase/"])
def test_no_page_of_a_persons_file_opens_it(wren, heron, at_page, path):
    assert at_page(wren).get(f"/files/{raised(heron).reference}/{path}").status_code == 404


def test_in_french(heron, at_page):
    heron.row.language = "fr"
    heron.row.save()
    assert "Faire une réclamation" in said(at_page(heron).get("/grievances/new/"))
