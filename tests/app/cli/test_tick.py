"""The work of the clock: sessions, drafts, checkpoints."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from inconfidence.charity.actions import member_take_leave, tidying
from inconfidence.charity.house import CLOCK
from inconfidence.charity.sessions import session_find, session_open
from inconfidence.cli.tick import Ticked, tick
from inconfidence.ledger.errors import FrontierBroken
from inconfidence.store.checkpoints import BATCH, LedgerWentBack, checkpoint_sign
from inconfidence.store.models import Checkpoint, Draft, LedgerHead, Member, Session
from inconfidence.vault.checkpoints import CheckpointKey


@pytest.fixture
def later():
    """Lets time pass: `with later(minutes=11): …`."""

    def pass_by(**time: float):
        return CLOCK.set_to(datetime.now(UTC) + timedelta(**time))

    return pass_by


def test_a_session_left_alone_is_locked_and_its_keys_are_gone(house, heron, later) -> None:
    session_open(heron.bearer)
    assert tidying.sessions_lock_idle() == 0
    with later(minutes=11):
        assert tidying.sessions_lock_idle() == 1
        assert tidying.sessions_lock_idle() == 0
    [session] = Session.objects.all()
    assert bytes(session.keys) == b""


def test_a_session_in_use_is_not_locked(house, heron, later) -> None:
    session_open(heron.bearer)
    with later(minutes=9):
        assert tidying.sessions_lock_idle() == 0


def test_a_session_whose_day_is_over_has_no_keys_and_is_forgotten_a_week_later(house, heron, later) -> None:
    cookie = session_open(heron.bearer)
    with later(hours=23):
        Session.objects.update(seen_at=CLOCK.now())
    with later(hours=24, minutes=1):
        Session.objects.update(seen_at=CLOCK.now())
        assert (tidying.sessions_lock_idle(), tidying.sessions_end_expired()) == (1, 0)
    with later(days=8, hours=1):
        assert tidying.sessions_end_expired() == 1
    assert session_find(cookie) is None


def test_a_sign_in_that_nobody_finished_is_forgotten_at_once(house, heron, later) -> None:
    session_open(heron.bearer, awaits_code=True)
    with later(minutes=11):
        assert tidying.sessions_end_expired() == 1


def test_sessions_of_whoever_is_suspended_end(house, heron, robin) -> None:
    session_open(heron.bearer)
    session_open(robin.bearer)
    Member.objects.filter(id=heron.row.id).update(state=Member.State.SUSPENDED)
    assert tidying.sessions_end_withdrawn() == 1
    assert {session.member_id for session in Session.objects.all()} == {robin.row.id}


def test_a_leaver_has_none_left_to_end(house, heron) -> None:
    session_open(heron.bearer)
    member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert tidying.sessions_end_withdrawn() == 0
    assert not Session.objects.exists()


def test_when_training_lapses_the_session_ends_once(house, heron, later) -> None:
    with CLOCK.set_to(datetime.now(UTC).replace(hour=22)):
        Member.objects.filter(id=heron.row.id).update(trained_until=timezone.localdate(CLOCK.now()))
        session_open(heron.bearer)
        assert tidying.sessions_end_withdrawn() == 0
    with CLOCK.set_to(datetime.now(UTC).replace(hour=1) + timedelta(days=1)):
        assert tidying.sessions_end_withdrawn() == 1
        # Signing in again is allowed: to read what is recorded of oneself. The gate opens nothing else.
        session_open(heron.bearer)
        assert tidying.sessions_end_withdrawn() == 0


def test_a_draft_that_nobody_came_back_for_is_deleted(house, heron, later) -> None:
    values = {"member": heron.row, "content": b"sealed", "kept_at": CLOCK.now()}
    Draft.objects.create(slot=b"1" * 32, **values)
    with later(days=29):
        assert tidying.drafts_delete_old() == 0
    with later(days=31):
        Draft.objects.create(slot=b"2" * 32, **{**values, "kept_at": CLOCK.now()})
        assert tidying.drafts_delete_old() == 1
    assert Draft.objects.count() == 1


class TestCheckpoints:
    """Signed when the ledger has grown, and no more often than a batch."""

    def test_nothing_new_is_not_signed_again(self, house, settings) -> None:
        key, now = CheckpointKey.create(), CLOCK.now()
        size = LedgerHead.objects.get(pk=house.charity.id).size
        assert checkpoint_sign(house.charity.id, key, now) == size
        assert checkpoint_sign(house.charity.id, key, now + 2 * BATCH) is None

    def test_what_was_written_meanwhile_waits_for_the_batch(self, house, heron, marigold) -> None:
        key, now = CheckpointKey.create(), CLOCK.now()
        first = checkpoint_sign(house.charity.id, key, now)
        house.note(heron, marigold)
        assert checkpoint_sign(house.charity.id, key, now + BATCH / 2) is None
        assert checkpoint_sign(house.charity.id, key, now + BATCH) == first + 1

    def test_a_clock_that_was_years_ahead_stops_no_signing(self, house, heron, marigold) -> None:
        key, now = CheckpointKey.create(), CLOCK.now()
        first = checkpoint_sign(house.charity.id, key, now + timedelta(days=3650))
        house.note(heron, marigold)
        assert checkpoint_sign(house.charity.id, key, now) == first + 1

    def test_a_ledger_that_went_back_is_not_signed_for(self, house) -> None:
        key, now = CheckpointKey.create(), CLOCK.now()
        size = checkpoint_sign(house.charity.id, key, now)
        Checkpoint.objects.update(size=size + 3)
        with pytest.raises(LedgerWentBack, match=rf"`{size}` entries.*signed for `{size + 3}`"):
            checkpoint_sign(house.charity.id, key, now + BATCH)

    def test_a_head_that_cannot_be_read_is_not_signed_for(self, house) -> None:
        LedgerHead.objects.update(frontier=b"nonsense")
        with pytest.raises(FrontierBroken):
            checkpoint_sign(house.charity.id, CheckpointKey.create(), CLOCK.now())


def test_a_tick_does_all_of_it_and_says_so(house, heron, later) -> None:
    session_open(heron.bearer)
    with later(minutes=11):
        done = tick(house.charity.id)
    assert done.locked == 1
    assert done.signed > 0
    assert str(done).startswith("1 idle sessions locked, ")
    assert str(Ticked(0, 0, 0, 0, 0, 0)) == "nothing was due"
