"""Who finds a breach on their list: those to whose office the code gives it, and nobody who is a party to it."""

from uuid import UUID

import pytest

from inconfidence.conduct.selectors import breach_rows, breaches_asked
from inconfidence.store.models import CabinetGrant


@pytest.mark.parametrize("first", ["grievance", "whistleblowing"])
def test_a_key_held_for_want_of_another_opens_no_register(house, heron, conduct, first):
    """Whichever of the manager's two keys comes first on the books."""
    grants = CabinetGrant.objects.filter(member=house.wren.row, cabinet__kind=first)
    grants.update(id=UUID(int=1))
    conduct.report(heron, who=house.wren.row)
    mine = conduct.report(heron)
    breaches_asked(house.wren.bearer)
    assert [row.id for row in breach_rows(house.wren.bearer)] == [mine.id]
