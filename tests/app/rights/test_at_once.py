"""Two at once on one request. SQLite lets one wait for the other; PostgreSQL must be made to."""

from uuid import uuid4

import pytest
from django.db import connection

from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Changed
from inconfidence.rights import actions
from inconfidence.rights.asked import asked_opened
from inconfidence.rights.errors import RequestClosed
from inconfidence.rights.models import Request
from tests.app.files.test_at_once import Other
from tests.app.rights.conftest import request_by

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="in tests SQLite has one connection"),
]


def at_once(*others: Other) -> list[Exception | None]:
    """What went wrong in each."""
    for other in others:
        other.start()
    for other in others:
        other.join(timeout=20)
        assert not other.is_alive()
    return [other.fault for other in others]


def test_of_two_who_change_a_request_one_is_told_to_look_again(transactional_db, house, heron, marigold):
    row, wren = request_by(heron, marigold), house.wren
    hers, his = (asked_opened(person.bearer, marigold, row.id) for person in (wren, heron))
    faults = at_once(
        Other(lambda: actions.request_longer(bearer=wren.bearer, asked=hers, why="There is much of it.")),
        Other(
            lambda: actions.request_close(bearer=heron.bearer, asked=his, outcome="withdrawn", said="Thanks.")
        ),
    )
    closed = faults[1] is None
    assert isinstance(faults[not closed], RequestClosed if closed else Changed)
    assert faults[closed] is None
    row.refresh_from_db()
    kept = asked_opened(wren.bearer, marigold, row.id).content
    assert (row.outcome, row.longer_on is None) == (("withdrawn", True) if closed else ("open", False))
    assert ("end" in kept, "longer" in kept) == (closed, not closed)


def test_one_that_is_sent_twice_at_once_is_kept_once(transactional_db, heron, marigold):
    record = uuid4()
    send = [Other(lambda: request_by(heron, marigold, record=record)) for _ in range(2)]
    assert at_once(*send) == [None, None]
    assert [row.id for row in Request.objects.all()] == [record]
    assert [one.id for one in file_opened(heron.bearer, marigold).current("request")] == [record]
