"""Two requests at once on one file. SQLite lets one wait for the other; PostgreSQL must be made to."""

import contextvars
import threading
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection

from inconfidence.charity.house import gate
from inconfidence.files import actions
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_facts, keep_record
from inconfidence.files.selectors import file_opened
from inconfidence.kernel.clock import SystemClock
from inconfidence.store.adapter import DatabaseTransaction
from inconfidence.store.models import SealedRecord

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="in tests SQLite has one connection"),
]


class Other(threading.Thread):
    """Another request, on a connection of its own."""

    def __init__(self, work) -> None:
        super().__init__(daemon=True)
        self._within, self._work, self.fault = contextvars.copy_context(), work, None

    def run(self) -> None:
        try:
            self._within.run(self._work)
        except Exception as fault:
            self.fault = fault
        finally:
            connection.close()


def test_a_note_kept_while_the_key_turns_can_be_read(transactional_db, house, heron, marigold):
    kite = house.join("Kite", "coordinator")
    robin = house.join("Robin", "listener")
    actions.care_team_add(bearer=kite.bearer, file=marigold, member=robin.row)
    turning = Other(lambda: actions.care_team_remove(bearer=kite.bearer, file=marigold, member=robin.row))
    with gate().passing(heron.bearer, movement(marigold, "record", channel="phone")) as passage:
        turning.start()
        turning.join(timeout=2)
        keep_record(passage, record=uuid4(), author=heron.row.id, kept_at=SystemClock().now(), kind="contact")
    turning.join(timeout=20)
    assert turning.fault is None and not turning.is_alive()
    assert len(file_opened(kite.bearer, marigold).current("contact")) == 1
    assert len(file_opened(heron.bearer, marigold).current("contact")) == 1


def test_two_steps_of_the_first_contact_at_once_are_both_kept(transactional_db, house, heron):
    file = house.open_file(heron, told=False)
    other = Other(lambda: actions.first_contact_step(bearer=heron.bearer, file=file, step="copy"))
    wanted = movement(
        file,
        "record",
        information="contact-details",
        purpose="administration",
        done=frozenset({"code-explained"}),
    )
    with gate().passing(heron.bearer, wanted) as passage:
        other.start()
        other.join(timeout=2)
        keep_facts(passage, passage.change_facts(lambda facts: facts.with_done("code-explained")))
    other.join(timeout=20)
    assert other.fault is None and not other.is_alive()
    assert {"code-explained", "copy-offered"} <= file_opened(heron.bearer, file).facts.done


def test_two_moves_that_cross_do_not_wait_for_each_other(
    transactional_db, house, heron, marigold, monkeypatch
):
    """From one file to another, and back, at one moment: each holds what the other wants, unless both begin
    with the same."""
    basil = house.open_file(heron, "Basil Thyme")
    house.note(heron, marigold, "hers")
    house.note(heron, basil, "his")
    both, ask = threading.Barrier(2, timeout=2), DatabaseTransaction.at_file

    def one_file_each(self, member, file):
        found = ask(self, member, file)
        with suppress(threading.BrokenBarrierError):
            both.wait()
        return found

    monkeypatch.setattr(DatabaseTransaction, "at_file", one_file_each)
    there, back = Other(lambda: moved(heron, marigold, basil)), Other(lambda: moved(heron, basil, marigold))
    for other in (there, back):
        other.start()
    for other in (there, back):
        other.join(timeout=30)
        assert other.fault is None and not other.is_alive()


def moved(heron, here, to) -> None:
    note = SealedRecord.objects.filter(file=here).order_by("kept_at").last()
    actions.contact_move(bearer=heron.bearer, file=here, record=note.id, to=to)
