"""What writing history adds to a durable insert: the ledger, django-auditlog, django-simple-history, in one run.

python bench/history.py
"""

import os
from functools import partial
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "chronicle.settings"

import house  # sets Django up
from chronicle.models import Audited, Bare, Historic
from django.conf import settings
from django.db import connection, transaction
from long_log import entry
from measure import in_turn, machine, table

from inconfidence.ledger.fsck import verify_ledger
from inconfidence.store.books import Books
from inconfidence.store.ledger_source import open_source
from inconfidence.store.ledger_writer import append
from inconfidence.store.log import Log

TEXT = "Waiting for the scan. " * 18
ROUNDS = 2000


def kept(model) -> None:
    """A durable row, with whatever follows it."""
    with transaction.atomic(durable=True):
        model.objects.create(text=TEXT)


def kept_in_ledger(charity, line) -> None:
    """A durable row, and an entry of the ledger in the same transaction."""
    with transaction.atomic(durable=True):
        Bare.objects.create(text=TEXT)
        append(Books(), charity, line)


def kept_beside(line) -> None:
    """A durable row, and beside it the bytes of an entry, without leaf, tree and head."""
    with transaction.atomic(durable=True):
        Bare.objects.create(text=TEXT)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare_entry (entry) VALUES (%s)", [line])


def main() -> None:
    founded, _manager = house.found()
    charity = founded.id
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_entry (id INTEGER PRIMARY KEY, entry BLOB)")
    line = entry(0)
    works = {
        "a durable insert": partial(kept, Bare),
        "the same, and the bytes of an entry": partial(kept_beside, line.to_bytes()),
        "the same, in the ledger": partial(kept_in_ledger, charity, line),
        "the same, with django-auditlog": partial(kept, Audited),
        "the same, with django-simple-history": partial(kept, Historic),
    }
    taken = in_turn(works, ROUNDS)
    print(machine("django", "django-auditlog", "django-simple-history"))
    table("processor time of one row", taken)
    _added(taken)
    log = Log.of(charity, settings.CHECKPOINT_KEY)
    assert verify_ledger(open_source(charity, log.public, log.quantum_safe), log.checkpoints).whole


def _added(taken: dict[str, list[float]]) -> None:
    for name, figure in (("median", median), ("least", min)):
        bare, beside, ledger, audit, history = (figure(figures) for figures in taken.values())
        print(
            f"{name}: ledger and tree add {ledger - beside:,.0f} µs to a durable insert of the entry (goal 25);"
            f" above the row alone: ledger {ledger - bare:,.0f} µs, auditlog {audit - bare:,.0f},"
            f" simple-history {history - bare:,.0f}"
        )


if __name__ == "__main__":
    main()
