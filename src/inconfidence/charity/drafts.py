"""What somebody was writing when the lock fell: kept sealed to themselves, given back after."""

import json

from django.http import QueryDict

from inconfidence.charity.house import CLOCK
from inconfidence.charity.lookups import slot_lookup
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.unlocking import open_draft, seal_draft
from inconfidence.store.models import Draft, Member
from inconfidence.store.rows import rows
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.members import PublicKeys

# Never kept: a password, and the token that proves where the form came from.
_NEVER = {"csrfmiddlewaretoken", "password", "password_again", "password_before", "code"}
# What the lock button sends along with a form that was being written.
LOCK_BUTTON = {"next", "untouched"}
# A draft is typing; a form with more than this is something else.
_MOST = 1_000_000


def draft_keep(*, member: Member, path: str, typed: QueryDict) -> bool:
    """Keeps what was typed into the form at `path`, in place of what was kept of it before; False where it is
    too much to keep."""
    kept = {name: values for name, values in typed.lists() if name not in _NEVER | LOCK_BUTTON}
    text = json.dumps({"v": 1, "typed": kept}, ensure_ascii=False).encode()
    if len(text) > _MOST:
        return False
    if not any(any(values) for values in kept.values()):
        return True
    slot = slot_lookup(path)
    public = PublicKeys.from_bytes(bytes(member.public_keys))
    content = seal_draft(member.charity_id, member.id, public, slot.hex(), text)
    values = {"content": content, "kept_at": CLOCK.now()}
    # Two pages of one form may be kept at once: neither may fail.
    Draft.objects.update_or_create(member=member, slot=slot, defaults=values)
    return True


def draft_take(*, bearer: Bearer, path: str) -> QueryDict | None:
    """What was kept of the form at `path`, or None. It stays until the form has been sent."""
    slot = slot_lookup(path)
    drafts = rows(Draft, "member_id = %s AND slot = %s", bearer.member, slot)
    if not drafts:
        return None
    try:
        kept = json.loads(open_draft(bearer, slot.hex(), bytes(drafts[0].content)))["typed"]
    except SealBroken:
        return None
    typed = QueryDict(mutable=True)
    for name, values in kept.items():
        typed.setlist(name, values)
    return typed


def draft_drop(*, member: Member, path: str) -> None:
    """Forgets what was kept of the form at `path`: it has been sent."""
    # Most forms leave none: looking costs less than a durable transaction that deletes nothing.
    for draft in rows(Draft, "member_id = %s AND slot = %s", member.id, slot_lookup(path)):
        draft.delete()
