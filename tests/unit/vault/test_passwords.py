"""A password opens its own key; a wrong one, or a name that nobody has, costs the same and says the same."""

import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault import passwords
from inconfidence.vault.errors import (
    KeyBroken,
    NotEnoughMemory,
    PasswordTooLong,
    PasswordTooShort,
    WrongPassword,
)
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.passwords import DEFAULT_COST, Cost, Stored, enrol, pretend, unlock

CHEAP = Cost(8, 1, 1)
PASSWORD = "correct horse battery"


@given(st.text(min_size=12, max_size=60))
def test_any_password_opens_its_key_and_no_other_does(password):
    stored, key = enrol(password + "abcdefghijkl", CHEAP)
    assert unlock(password + "abcdefghijkl", Stored.from_bytes(stored.to_bytes())) == key
    with pytest.raises(WrongPassword):
        unlock(password + "abcdefghijkm", stored)


def test_enrolling_twice_gives_nothing_in_common(cheap):
    (one, one_key), (other, other_key) = enrol(PASSWORD, cheap), enrol(PASSWORD, cheap)
    assert one_key != other_key
    assert one.salt != other.salt
    assert one.verifier != other.verifier


def test_what_is_stored_is_not_the_key(cheap):
    stored, key = enrol(PASSWORD, cheap)
    assert key.bytes not in stored.to_bytes()
    assert PASSWORD.encode() not in stored.to_bytes()


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        ("un été à la mer, enfin", "un e\u0301te\u0301 a\u0300 la mer, enfin"),
        ("ﬁve ﬁngers and more", "five fingers and more"),
        ("ｆｕｌｌ ｗｉｄｔｈ letters", "full width letters"),
    ],
)
def test_the_same_password_from_another_keyboard_opens(typed, again, cheap):
    assert typed != again
    stored, key = enrol(typed, cheap)
    assert unlock(again, stored) == key


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "e\u0301" * 11])
def test_too_short_is_said_kindly(password, cheap):
    with pytest.raises(PasswordTooShort, match="at least `12` characters; a few ordinary words"):
        enrol(password, cheap)


def test_the_bounds_are_inclusive(cheap):
    for size in (12, 1024):
        stored, key = enrol("x" * size, cheap)
        assert unlock("x" * size, stored) == key
    with pytest.raises(PasswordTooLong, match="at most `1024`"):
        enrol("x" * 1025, cheap)


def test_a_hostile_password_is_wrong_and_nothing_else(cheap):
    stored, _ = enrol(PASSWORD, cheap)
    for typed in ("", "x" * 1025, "x" * 10_000_000, "\ufdfa" * 1024, "\udc00" * 20, "\0"):
        with pytest.raises(WrongPassword):
            unlock(typed, stored)
        with pytest.raises(WrongPassword):
            pretend(typed, cheap)


@pytest.mark.parametrize("typed", ["sesame", "open sesame open", "sesame" * 200])
def test_no_error_holds_what_was_typed(typed, cheap):
    stored, _ = enrol(PASSWORD, cheap)
    refused = (WrongPassword, PasswordTooShort, PasswordTooLong)
    attempts = [lambda: unlock(typed, stored), lambda: pretend(typed, cheap)]
    if len(typed) != 16:
        attempts.append(lambda: enrol(typed, cheap))
    for attempt in attempts:
        with pytest.raises(refused) as caught:
            attempt()
        assert "sesame" not in repr(caught.value)


@pytest.fixture
def runs(monkeypatch):
    """What each run of Argon2 was asked for."""
    asked = []

    def counted(secret, salt, *cost):
        asked.append(cost)
        return real(secret, salt, *cost)

    real = passwords.argon2id
    monkeypatch.setattr(passwords, "argon2id", counted)
    return asked


@pytest.mark.parametrize("typed", [PASSWORD, "something else entirely", "short", "x" * 1024, "x" * 1025])
def test_an_unknown_name_costs_what_a_known_one_costs(typed, cheap, runs):
    stored, _ = enrol(PASSWORD, cheap)
    runs.clear()
    with suppress(WrongPassword):
        unlock(typed, stored)
    known = list(runs)
    runs.clear()
    with pytest.raises(WrongPassword):
        pretend(typed, cheap)
    assert known == runs
    assert len(runs) == (1 if len(typed) <= 1024 else 0)


def test_the_wrong_password_and_the_unknown_name_read_alike(cheap):
    stored, _ = enrol(PASSWORD, cheap)
    with pytest.raises(WrongPassword) as wrong:
        unlock("something else entirely", stored)
    with pytest.raises(WrongPassword) as unknown:
        pretend("something else entirely", cheap)
    assert (type(wrong.value), str(wrong.value)) == (type(unknown.value), str(unknown.value))


def test_never_more_than_two_runs_at_once_and_everyone_gets_a_turn(monkeypatch, cheap):
    lock, running, most = threading.Lock(), 0, 0
    # Each waits for another that runs: two at once do not come about by chance.
    two = threading.Barrier(2, timeout=60)

    def slow(*_):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        two.wait()
        time.sleep(0.02)
        with lock:
            running -= 1
        return bytes(32)

    monkeypatch.setattr(passwords, "argon2id", slow)
    done = []
    threads = [threading.Thread(target=lambda: done.append(enrol(PASSWORD, cheap))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert most == 2
    assert len(done) == 12


def test_a_run_that_fails_gives_its_turn_back(monkeypatch, cheap):
    def fails(*_):
        raise Rejected

    with monkeypatch.context() as broken:
        broken.setattr(passwords, "argon2id", fails)
        for _ in range(5):
            with pytest.raises(NotEnoughMemory):
                enrol(PASSWORD, cheap)
    assert enrol(PASSWORD, cheap)


def test_other_threads_run_while_argon2_works():
    ticks, stop = 0, threading.Event()

    def count():
        nonlocal ticks
        while not stop.is_set():
            ticks += 1
            time.sleep(0.0005)

    thread = threading.Thread(target=count)
    thread.start()
    enrol(PASSWORD, Cost(64 * 1024, 2, 1))
    stop.set()
    thread.join()
    assert ticks > 5


def test_a_machine_short_of_memory_is_told_so_in_words():
    code = (
        "import resource\n"
        "from inconfidence.vault.errors import NotEnoughMemory\n"
        "from inconfidence.vault.passwords import Cost, enrol\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))\n"
        "try: enrol('correct horse battery', Cost(2**20, 1, 1))\n"
        "except NotEnoughMemory as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert "`1024` MiB" in run.stdout


@given(st.binary(max_size=80))
def test_a_damaged_row_is_said_to_be_damaged(noise):
    for blob in (noise, b"\1a" + noise):
        try:
            stored = Stored.from_bytes(blob)
        except KeyBroken:
            continue
        assert stored.to_bytes() == blob


@pytest.mark.parametrize("cost", [(2**20 + 1, 1, 1), (8, 17, 1), (8, 0, 1), (7, 1, 1), (8, 1, 0), (39, 1, 5)])
def test_a_forged_row_cannot_ask_for_the_whole_machine(cost):
    with pytest.raises(ValueError, match="the cost must have"):
        Cost(*cost)
    body = passwords._COST.pack(*cost) + bytes(48)
    with pytest.raises(KeyBroken):
        Stored.from_bytes(b"\1a" + body)


def test_the_cost_that_people_get():
    assert Cost(131_072, 3, 2) == DEFAULT_COST
