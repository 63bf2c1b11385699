"""What whoever raised a grievance keeps of it, sealed to them alone: they hold no key to the grievance itself."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from inconfidence.conduct.grievances.selectors import own_copy_slot
from inconfidence.conduct.models import Grievance, OwnCopy
from inconfidence.gate.unlocking import seal_draft
from inconfidence.store.models import Member
from inconfidence.store.vouching import public_keys_of

_VERSION = 1


def own_copy_keep(row: Grievance, *, now: datetime, copy: UUID, words: dict[str, str]) -> None:
    """Keeps these words for whoever raised it. Inside the transaction that keeps the same with the grievance.

    Where they hold no keys, as after leaving, nothing is kept.
    """
    member = Member.objects.get(id=row.raised_by_id)
    if not member.public_keys:
        return
    text = json.dumps({"v": _VERSION, **words}, ensure_ascii=False).encode()
    content = seal_draft(member.charity_id, member.id, public_keys_of(member), own_copy_slot(row), text)
    OwnCopy.objects.create(id=copy, file_id=row.id, member=member, kept_at=now, content=content)
