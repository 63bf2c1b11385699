"""The way to a breach for whoever deals with it: they must be able to read it before they write, as no party is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from inconfidence.charity.house import CLOCK, gate
from inconfidence.conduct.models import Breach
from inconfidence.conduct.movements import about_breach
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import Absent
from inconfidence.store.models import SealedFile


@contextmanager
def dealing(bearer: Bearer, case: SealedFile | None, verb: str) -> Iterator[tuple[Passage, Breach]]:
    """Passes into a breach to do something about it; whoever is first to is its owner.

    Raises `Absent`, for a party as well, and `Refused`.
    """
    wanted = [about_breach(case, "view"), about_breach(case, "record")]
    with gate().passing_all(bearer, wanted) as (look, passage):
        look.remark(verb="breach-read")
        passage.remark(verb=verb)
        row = Breach.objects.select_for_update(no_key=True, of=("self",)).filter(file_id=passage.file).first()
        if row is None:
            raise Absent
        if row.owner_id is None:
            _own(row, bearer)
        yield passage, row


def _own(row: Breach, bearer: Bearer) -> None:
    row.owner_id, row.taken_on_at = bearer.member, CLOCK.now()
    row.save(update_fields=["owner", "taken_on_at"])
