"""Reporting a wrong without a name (cwc/whistleblowing, law-uk/whistleblowing, law-fr/whistleblowing).

The code is asked whether the member may; then nothing is kept of them. Whoever has the code that they were given
reads what is answered, and may write more. The database's log, which has what came just before and after, is emptied.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from inconfidence.charity.house import the_charity
from inconfidence.conduct.alerts.letters import letter_keep
from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.cases.days import today
from inconfidence.conduct.cases.founding import case_found
from inconfidence.conduct.cases.register import subject_of
from inconfidence.conduct.models import Alert
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice, Taken
from inconfidence.gate.letters import letters_key, lookup_of
from inconfidence.store.erasing import log_empty
from inconfidence.store.models import Member

# By then somebody has written to whoever reported it (directive (EU) 2019/1937, article 9).
TO_ANSWER = timedelta(days=7)
_VERSION = 1


def alert_report(
    *, bearer: Bearer, alert: UUID, code: str, who: Sequence[Member | str], texts: dict[str, str]
) -> tuple[Alert, bool]:
    """Keeps a report, and puts it on the list of those who deal with it; whether it came now for the first time. What
    comes again is kept once.

    `who`: the members whom it is about; else, or also, `charity`, `outside` or `unknown`. `code`: what its
    letters are found and opened by. Raises `Refused`, and `Taken` where the id is that of something else.
    """
    members, day = [one for one in who if isinstance(one, Member)], today()
    charity = the_charity().id
    first, *also = [str(one.id) if isinstance(one, Member) else one for one in who]
    said = {"v": _VERSION, "who": first, "also": also, **texts}
    lookup = lookup_of(charity, code)
    try:
        row = case_found(
            ALERTS,
            bearer=bearer,
            case=alert,
            subject=subject_of(members[0] if len(members) == 1 else None),
            parties=frozenset(member.id for member in members),
            at=timezone.make_aware(datetime.combine(day, time.min)),
            said={**said, "letters": letters_key(charity, alert, code).kept()},
            lookup=lookup,
            reported_on=day,
            answer_by=day + TO_ANSWER,
        )
    except SentTwice:
        return _reported_before(alert, lookup), False
    log_empty()
    return row, True


def letter_add(*, row: Alert, code: str, letter: UUID, text: str) -> bool:
    """Whoever reported it writes more; a report that was closed is open again. False where it came before."""
    key = letters_key(row.charity_id, row.id, code)
    with transaction.atomic():
        held = Alert.objects.select_for_update(no_key=True, of=("self",)).get(id=row.id)
        if not letter_keep(key, letter=letter, author=None, text=text):
            return False
        if not held.awaits_answer:
            held.answer_by = today() + TO_ANSWER
        held.awaits_answer, held.closed_at = True, None
        held.save(update_fields=["awaits_answer", "answer_by", "closed_at"])
    log_empty()
    return True


def _reported_before(alert: UUID, lookup: bytes) -> Alert:
    found = Alert.objects.filter(id=alert, lookup=lookup).first()
    if found is None:
        raise Taken
    return found
