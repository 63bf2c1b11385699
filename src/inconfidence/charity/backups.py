"""What a manager must hear of the backups; all else the doctor says to whoever looks after the server."""

from __future__ import annotations

from django.conf import settings

from inconfidence.charity.house import CLOCK, the_charity
from inconfidence.store.backup.state import State, backup_state
from inconfidence.store.models import Member


def backups_wanting(member: Member) -> State | None:
    """How the backups stand, where they do not stand well and the member is a manager; else None."""
    if settings.PRACTICE or member.role != "manager":
        return None
    charity = the_charity()
    state = backup_state(settings.BACKUPS, settings.DATA, charity.id, charity.founded_at, CLOCK.now())
    return None if state.word == "well" else state
