"""What the charity of the demonstration says of what it does with what it holds."""

from __future__ import annotations

import uuid

from inconfidence.charity.actions.stating import statement_make
from inconfidence.demo.members import Company


def affairs_say(company: Company) -> None:
    """The manager answers those questions of the record to which the cast has an answer."""
    for words in company.cast.statements:
        statement_make(bearer=company.manager, record=uuid.uuid4(), seen=None, **words)
