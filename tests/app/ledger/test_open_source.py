"""The ledger of a living charity, on whichever database it keeps: read as it is at one moment."""

from contextlib import closing
from datetime import timedelta

import pytest

from inconfidence.cli.examination import findings
from inconfidence.cli.examination_ledger import ledger_finding
from inconfidence.cli.tick import tick
from inconfidence.ledger import unsigned
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.note import NamedVerifier
from inconfidence.ledger.proving import Prover
from inconfidence.ledger.source import KeyedSource
from inconfidence.store.ledger_source import DatabaseSource, open_source
from inconfidence.store.log import origin_of
from inconfidence.store.models import Checkpoint, LedgerEntry
from inconfidence.vault.checkpoints import verify

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def source(house, heron, marigold, settings):
    """The ledger of the test's house, after a tick."""
    house.note(heron, marigold)
    tick(house.charity.id)
    with closing(open_source(house.charity.id, settings.CHECKPOINT_KEY.public)) as opened:
        yield opened


def report_of(source: DatabaseSource):
    """What an inspection finds."""
    return verify_ledger(source, NamedVerifier.from_line(source.verifier_keys()[0], verify))


def test_it_is_whole_and_signed_for(source: DatabaseSource, house) -> None:
    report = report_of(source)
    assert report.faults == ()
    assert report.size == report.covered == LedgerEntry.objects.count()
    assert isinstance(source, KeyedSource)
    assert source.origin() == origin_of(house.charity.id)


def test_rows_are_given_in_stretches_and_none_twice(source: DatabaseSource, monkeypatch) -> None:
    monkeypatch.setattr("inconfidence.store.ledger_source._STRETCH", 3)
    indexes = [index for index, _entry, _leaf in source.entries(2, 10_000)]
    assert indexes == list(range(2, source.size()))
    assert [index for index, _entry, _leaf in source.entries(4, 6)] == [4, 5]


def test_a_second_tick_signs_nothing_more(source: DatabaseSource, house) -> None:
    source.close()
    assert tick(house.charity.id).signed == 0
    assert Checkpoint.objects.count() == 1


def test_the_doctor_misses_checkpoints_that_were_taken_away(house, monkeypatch) -> None:
    monkeypatch.setattr(unsigned, "MOST", 0)
    monkeypatch.setattr(unsigned, "LONGEST", timedelta(-1))
    assert ledger_finding(house.charity.id).wrong
    tick(house.charity.id)
    # What was never signed for stays so, whatever is signed afterwards.
    assert ledger_finding(house.charity.id).wrong
    monkeypatch.setattr(unsigned, "MOST", LedgerEntry.objects.count())
    assert not ledger_finding(house.charity.id).wrong


def test_the_doctor_knows_this_database(house, settings) -> None:
    settings.IDLE_MINUTES = 10
    told = [finding for finding in findings() if "database" in finding.what or "commit" in finding.what]
    assert told
    assert any(finding.what == "the database is up to date" and not finding.wrong for finding in told)


def test_a_proof_of_each_entry_and_of_the_growth(source: DatabaseSource, monkeypatch) -> None:
    monkeypatch.setattr("inconfidence.store.ledger_source._MANY", 3)
    verifier = NamedVerifier.from_line(source.verifier_keys()[0], verify)
    prover = Prover(source, verifier)
    for index in range(source.size()):
        assert prover.entry(index).verify(verifier).size == source.size()
    assert source.newest() == list(source.checkpoints())[-1]
    assert prover.growth(source.newest() or b"").path == ()
