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


class PlainLog:
    """The same lines in a table like the ledger's, by the same door: two indexes, no leaf, no tree, no head."""

    TABLE = """
    CREATE TABLE plain_log (
      charity_id TEXT, "index" BIGINT, entry BLOB, file TEXT, PRIMARY KEY (charity_id, "index")
    )
    """
    INDEX = 'CREATE INDEX plain_log_file ON plain_log (charity_id, file, "index")'
    INSERT = 'INSERT INTO plain_log (charity_id, "index", entry, file) VALUES (%s, %s, %s, %s)'

    def __init__(self) -> None:
        self._size = 0
        with connection.cursor() as cursor:
            cursor.execute(self.TABLE)
            cursor.execute(self.INDEX)

    def kept(self, charity, line) -> None:
        """A durable row, and a line in the same transaction."""
        with transaction.atomic(durable=True):
            Bare.objects.create(text=TEXT)
            Books().change(self.INSERT, charity, self._size, line.to_bytes(), line.file)
        self._size += 1


def main() -> None:
    founded, _manager = house.found()
    charity = founded.id
    line = entry(0)
    works = {
        "a durable insert": partial(kept, Bare),
        "the same, with a line in a plain log": partial(PlainLog().kept, charity, line),
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
        bare, plain, ledger, audit, history = (figure(figures) for figures in taken.values())
        print(
            f"{name}: leaf, tree and head add {ledger - plain:,.0f} µs to a line that is kept (goal 25); above the"
            f" row alone: a plain log {plain - bare:,.0f} µs, the ledger {ledger - bare:,.0f},"
            f" auditlog {audit - bare:,.0f}, simple-history {history - bare:,.0f}"
        )


if __name__ == "__main__":
    main()
