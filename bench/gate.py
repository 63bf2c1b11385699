"""What the gate adds to a bare durable insert, in processor time: deciding, writing down, opening one record.

python bench/gate.py
"""

from functools import partial
from statistics import median
from time import process_time_ns
from uuid import uuid4

import house  # sets Django up
from django.db import connection, transaction
from measure import in_turn, machine, table

from inconfidence.charity.house import gate, house_open
from inconfidence.files.movements import movement
from inconfidence.files.records import row_of
from inconfidence.store.models import FileGrant, SealedRecord


def bare_insert() -> None:
    """One durable row of the size of a ledger's entry."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare VALUES (%s, %s)", [uuid4().hex, bytes(700)])


def opened(bearer, wanted, record) -> None:
    """One record through the whole gate."""
    with gate().passing(bearer, wanted) as passage:
        pass
    passage.read(record)


def main() -> None:
    charity, manager = house.found()
    with house_open(charity):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, content BLOB)")
        row, heron = house.listener(manager)
        file = house.client_file(heron, row, notes=3)
        record = row_of(SealedRecord.objects.order_by("-kept_at")[0])
        wanted = movement(file, "view")

        look = partial(opened, heron, wanted, record)
        works = {"a bare durable insert (peer)": bare_insert, "a record through the whole gate, warm": look}
        taken = in_turn(works, 400)
        sealed = _first_unsealings(file, look)
        taken["the same with the first unsealing"] = sealed
        print(machine("django", "cryptography"))
        table("opening one record", taken)
        _above(taken)


def _first_unsealings(file, first) -> list[float]:
    """As `first`, with the quick wrap taken away before each."""
    taken = []
    for _ in range(200):
        FileGrant.objects.filter(file=file).update(quick_wrap=b"")
        start = process_time_ns()
        first()
        taken.append((process_time_ns() - start) / 1000)
    return taken


def _above(taken: dict[str, list[float]]) -> None:
    for name, figure in (("median", median), ("least", min)):
        bare, warm, sealed = (figure(figures) for figures in taken.values())
        print(
            f"above the bare insert, {name}: warm {warm - bare:,.0f} µs (goal 150),"
            f" unsealing {sealed - bare:,.0f} µs (goal 250)"
        )


if __name__ == "__main__":
    main()
