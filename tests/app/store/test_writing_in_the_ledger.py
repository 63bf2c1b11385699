"""A line is written where the head is, whatever this process remembers of it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

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


def test_among_other_writers_the_head_is_asked_for_first(write, heron):
    """Whoever guesses wrong has waited for the row once, and waits again."""
    charity = heron.bearer.charity
    write()
    remembered = dict(ledger_writer._last)
    write()
    ledger_writer._last.update(remembered)
    write()
    assert charity in ledger_writer._crowded
    write()
    assert charity not in ledger_writer._crowded
    assert one_tree(charity)


def test_another_tree_of_the_same_size_is_not_taken_for_ours(write, heron):
    charity = heron.bearer.charity
    write()
    size = ledger_writer._last[charity].size
    other = Frontier.empty()
    for number in range(size):
        other = other.append(leaf_hash(bytes([number])))
    ledger_writer._last[charity] = other
    write()
    assert one_tree(charity)


def test_a_head_that_is_gone_or_broken_refuses_whatever_is_remembered(write, heron):
    write()
    head = LedgerHead.objects.filter(pk=heron.bearer.charity)
    head.update(frontier=b"\x01nonsense")
    with pytest.raises(FrontierBroken):
        write()
    head.delete()
    with pytest.raises(NoLedger):
        write()
