"""A second factor: the password alone signs nobody in; each code once; a lost telephone is put right by people."""

import re
from base64 import b32decode
from datetime import timedelta

import pyotp
import pytest

from inconfidence.charity.actions.second_factor import factor_begin, factor_check, factor_confirm, factor_of
from inconfidence.charity.errors import SpoiltCodes, WrongCode
from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import RecoveryCode, SecondFactor
from inconfidence.charity.one_time_codes import step_of
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import LedgerEntry, Session
from tests.app.conftest import PASSWORD


@pytest.fixture
def phone(house, heron):
    """Heron's telephone, set up some minutes ago, and the codes on paper."""
    secret = factor_begin(member=heron.row)
    with CLOCK.set_to(CLOCK.now() - timedelta(minutes=5)):
        codes = factor_confirm(member=heron.row, typed=shown(secret))
    return secret, codes


def shown(secret, ahead=0):
    """What the telephone shows."""
    from base64 import b32encode

    return pyotp.TOTP(b32encode(secret).decode()).at(CLOCK.now() + timedelta(seconds=ahead))


def sign_in(client, email):
    return client.post("/sign-in/", {"email": email, "password": PASSWORD, "next": "/files/"})


def test_the_standards_own_vector():
    """RFC 6238, appendix B: 94287082 at 59 seconds, of which we take six digits."""
    from datetime import UTC, datetime

    secret, moment = b"12345678901234567890", datetime.fromtimestamp(59, UTC)
    assert step_of(secret, "287082", moment, after=0) == 1
    assert step_of(secret, "287 082", moment, after=0) == 1
    assert step_of(secret, "287082", moment, after=1) is None


@pytest.mark.parametrize("typed", ["", "000000", "28708", "2870822", "２８７０８２", "x" * 40])
def test_what_is_no_code(typed):
    from datetime import UTC, datetime

    assert step_of(b"12345678901234567890", typed, datetime.fromtimestamp(59, UTC), after=0) is None


def test_the_password_alone_signs_nobody_in(client, heron, phone, settings):
    answer = sign_in(client, heron.email)
    assert answer["Location"].startswith("/sign-in/code/")
    for path in ("/", "/files/", "/recorded/", "/unlock/", "/password/", "/second-factor/"):
        assert client.get(path).status_code == 302, path
        assert client.get(path)["Location"].startswith("/sign-in/")


def test_the_code_does(client, heron, phone):
    sign_in(client, heron.email)
    answer = client.post("/sign-in/code/", {"code": shown(phone[0]), "next": "/files/"})
    assert answer["Location"] == "/files/"
    assert client.get("/files/").status_code == 200


def test_a_code_works_once(client, heron, phone):
    code = shown(phone[0])
    factor_check(member=heron.row, typed=code)
    sign_in(client, heron.email)
    answer = client.post("/sign-in/code/", {"code": code})
    assert "not right, or was used already" in answer.content.decode()
    assert client.get("/")["Location"].startswith("/sign-in/")


def test_a_code_on_paper_works_once(client, heron, phone):
    sign_in(client, heron.email)
    typed = phone[1][3].lower().replace("-", " ")
    assert client.post("/sign-in/code/", {"code": typed}).status_code == 302
    assert client.get("/").status_code == 200
    assert RecoveryCode.objects.count() == 9
    with pytest.raises(WrongCode):
        factor_check(member=heron.row, typed=phone[1][3])


def test_guessing_at_codes_is_limited(client, heron, phone):
    sign_in(client, heron.email)
    answers = [client.post("/sign-in/code/", {"code": "000000"}).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]
    assert client.post("/sign-in/code/", {"code": shown(phone[0])}).status_code == 429


def test_a_half_signed_in_session_lapses(client, heron, phone):
    sign_in(client, heron.email)
    with CLOCK.set_to(CLOCK.now() + timedelta(minutes=11)):
        assert client.get("/sign-in/code/")["Location"] == "/sign-in/"
    assert not Session.objects.filter(awaits_code=True).exists()


def test_nobody_comes_to_the_page_of_codes_without_a_password(client, heron, phone):
    assert client.get("/sign-in/code/")["Location"] == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": shown(phone[0])})["Location"] == "/sign-in/"


def test_somebody_elses_code_does_not(client, house, heron, robin, phone):
    secret = factor_begin(member=robin.row)
    factor_confirm(member=robin.row, typed=shown(secret, ahead=-30))
    sign_in(client, heron.email)
    client.post("/sign-in/code/", {"code": shown(secret)})
    assert client.get("/")["Location"].startswith("/sign-in/")


def test_setting_it_up_by_the_pages(heron, at_page):
    here = at_page(heron)
    page = here.get("/second-factor/begin/").content.decode()
    secret = re.search(r'class="reference">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    assert "<svg" in page
    assert factor_of(heron.row) is None, "nothing is asked for before a first code was right"
    assert "not right" in here.post("/second-factor/begin/", {"code": "000000"}).content.decode()
    told = here.post("/second-factor/begin/", {"code": shown(b32decode(secret))}).content.decode()
    codes = re.findall(r"<b>([2-9A-Z]{5}-[2-9A-Z]{5})</b>", told)
    assert len(set(codes)) == 10
    assert "You have 10 codes on paper left" in here.get("/second-factor/").content.decode()
    assert here.get("/second-factor/begin/").status_code == 302


def test_doing_without_takes_a_code(heron, phone, at_page):
    here = at_page(heron)
    assert here.post("/second-factor/stop/")["Location"] == "/second-factor/again/"
    here.post("/second-factor/again/", {"code": "000000"})
    here.post("/second-factor/stop/")
    assert factor_of(heron.row) is not None
    here.post("/second-factor/again/", {"code": shown(phone[0])})
    here.post("/second-factor/stop/")
    assert factor_of(heron.row) is None
    assert not RecoveryCode.objects.exists()


def test_a_lost_telephone_is_put_right_by_whoever_answers_for_them(client, house, heron, phone, at_page):
    manager = at_page(house.wren)
    assert "They lost their second step" in manager.get(f"/members/{heron.row.id}/").content.decode()
    manager.post(f"/members/{heron.row.id}/factor/")
    assert sign_in(client, heron.email)["Location"] == "/files/"


def test_not_by_anybody(house, heron, robin, phone, at_page):
    at_page(robin).post(f"/members/{heron.row.id}/factor/")
    assert factor_of(heron.row) is not None


def test_the_secret_is_sealed_and_another_servers_key_opens_nothing(heron, phone, settings):
    row, before = SecondFactor.objects.get(), faults(heron)
    assert phone[0] not in bytes(row.secret)
    right, settings.SERVER_KEY = settings.SERVER_KEY, bytes(32)
    for _ in range(2):
        with pytest.raises(SpoiltCodes):
            factor_check(member=heron.row, typed=shown(phone[0]))
    assert faults(heron) == before + 1
    settings.SERVER_KEY = right
    factor_check(member=heron.row, typed=shown(phone[0]))


def test_one_members_secret_opens_in_no_others_row(heron, robin, phone):
    SecondFactor.objects.update(member=robin.row)
    with pytest.raises(SpoiltCodes):
        factor_check(member=robin.row, typed=shown(phone[0]))


@pytest.fixture
def spoilt(phone):
    """Heron's codes, changed behind the program's back."""
    SecondFactor.objects.update(secret=bytes(60))
    return phone


def test_codes_that_cannot_be_checked_any_more_let_nobody_in_and_are_one_line(client, heron, spoilt):
    before = faults(heron)
    sign_in(client, heron.email)
    for _ in range(3):
        answer = client.post("/sign-in/code/", {"code": shown(spoilt[0])})
        assert answer.status_code == 200 and "cannot be checked any more" in answer.content.decode()
    assert client.get("/")["Location"].startswith("/sign-in/")
    assert faults(heron) == before + 1


def test_then_paper_is_the_way_in_and_new_codes_are_set_up(client, heron, spoilt):
    sign_in(client, heron.email)
    client.post("/sign-in/code/", {"code": shown(spoilt[0])})
    assert "codes that you keep on paper" in client.get("/sign-in/code/").content.decode()
    client.post("/sign-in/code/", {"code": spoilt[1][0]})
    assert "then set them up again" in client.get("/second-factor/").content.decode()
    client.post("/second-factor/stop/")
    assert 'class="reference"' in client.get("/second-factor/begin/").content.decode()


def test_codes_that_spoil_while_they_are_set_up_begin_anew(heron, at_page):
    here, before = at_page(heron), faults(heron)
    first = re.search(r'class="reference">([A-Z2-7 ]+)<', here.get("/second-factor/begin/").content.decode())[
        1
    ]
    SecondFactor.objects.update(secret=bytes(60))
    again = here.get("/second-factor/begin/").content.decode()
    assert first not in again and 'class="reference"' in again
    assert faults(heron) == before + 1


def faults(person) -> int:
    """How many lines of the ledger say that something of theirs broke."""
    entries = [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.all()]
    return sum(entry.kind == "fault" and entry.actor == person.row.id for entry in entries)
