"""A line is written where the head is, whatever this process remembers of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from inconfidence.ledger.entry import Entry
from inconfidence.ledger.errors import FrontierBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.store import ledger_writer
from inconfidence.store.books import Books
from inconfidence.store.ledger_writer import NoLedger, append
from inconfidence.store.models import LedgerEntry, LedgerHead


@pytest.fixture
def write(heron):
    """Writes a line."""
    return lambda: append(Books(), heron.bearer.charity, Entry(datetime.now(UTC), "system"))


def one_tree(charity) -> bool:
    """Whether the head is what all the lines give, from the first to the last."""
    grown = Frontier.empty()
    for row in LedgerEntry.objects.order_by("index"):
        assert row.index == grown.size
        grown = grown.append(leaf_hash(bytes(row.entry)))
    return bytes(LedgerHead.objects.get(pk=charity).frontier) == grown.to_bytes()


def test_lines_follow_one_another(write, heron):
    first = write()
    assert [write(), write()] == [first + 1, first + 2]
    assert one_tree(heron.bearer.charity)


def test_a_line_that_was_undone_leaves_no_gap(write, heron):
    first = write()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        raise ZeroDivisionError
    assert write() == first + 1
    assert one_tree(heron.bearer.charity)


def test_what_another_process_wrote_is_built_upon(write, heron):
    write()
    remembered = dict(ledger_writer._last)
    write()
    # As a process that has not seen the last line.
    ledger_writer._last.update(remembered)
    write()
    assert one_tree(heron.bearer.charity)


def test_another_tree_of_the_same_size_is_not_taken_for_ours(write, heron):
    charity = heron.bearer.charity
    write()
    other = Frontier.empty()
    for number in range(LedgerHead.objects.get(pk=charity).size):
        other = other.append(leaf_hash(bytes([number])))
    ledger_writer._last[charity] = other
    write()
    assert one_tree(charity)


def test_the_tree_grows_alike_at_every_size(write, heron):
    """As many subtrees are joined as the size ends in ones: none, one, and five or more."""
    for _ in range(70):
        write()
    assert one_tree(heron.bearer.charity)


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda frontier: b"", id="nothing"),
        pytest.param(lambda frontier: b"\x01nonsense", id="no hashes"),
        pytest.param(lambda frontier: b"\x02" + frontier[1:], id="another version"),
        pytest.param(lambda frontier: frontier[:-1], id="cut"),
        pytest.param(lambda frontier: frontier + bytes(32), id="a hash too many"),
    ],
)
def test_a_broken_head_refuses_whatever_is_remembered(write, heron, spoilt):
    write()
    head = LedgerHead.objects.get(pk=heron.bearer.charity)
    head.frontier = spoilt(bytes(head.frontier))
    head.save()
    lines = LedgerEntry.objects.count()
    with pytest.raises(FrontierBroken):
        write()
    assert LedgerEntry.objects.count() == lines


def test_a_head_that_is_gone_refuses_whatever_is_remembered(write, heron):
    write()
    LedgerHead.objects.filter(pk=heron.bearer.charity).delete()
    with pytest.raises(NoLedger):
        write()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="in tests SQLite has one connection")
def test_of_four_that_write_at_once_each_builds_upon_the_other(transactional_db, heron):
    charity, before = heron.bearer.charity, LedgerEntry.objects.count()

    def writes(_writer: int) -> None:
        for _ in range(50):
            with transaction.atomic(durable=True):
                append(Books(), charity, Entry(datetime.now(UTC), "system"))
        connection.close()

    with ThreadPoolExecutor(4) as four:
        list(four.map(writes, range(4)))
    assert LedgerEntry.objects.count() == before + 200
    assert one_tree(charity)
