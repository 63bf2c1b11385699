"""What somebody was writing when the lock fell: kept sealed to themselves, given back after."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict
from django.urls import Resolver404, resolve

from inconfidence.charity.errors import SpoiltDraft
from inconfidence.charity.house import CLOCK
from inconfidence.charity.lookups import slot_lookup
from inconfidence.charity.spoilt import written_once
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.unlocking import open_draft, seal_draft
from inconfidence.store.models import Draft, Member, SealedFile, SealedRecord
from inconfidence.store.rows import rows
from inconfidence.store.vouching import public_keys_of
from inconfidence.vault.errors import VaultError

View = TypeVar("View", bound=Callable[..., Any])

# Never kept: a password, a code, what a passkey answered, and the token that proves where the form came from.
_NEVER = {"csrfmiddlewaretoken", "password", "password_again", "password_before", "code", "answer"}
# What the lock button sends along with a form that was being written.
LOCK_BUTTON = {"next", "untouched"}
# A draft is typing; a form with more than this is something else.
_MOST = 1_000_000
# In addresses. A conversation has the id of the record that began it.
_REFERENCE = re.compile(r"/files/([A-Z]-[0-9A-Z]{5})/", re.IGNORECASE)
_RECORD = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/", re.IGNORECASE)


def keeps_no_draft(view: View) -> View:
    """The page promises that nothing which is typed there is kept: a lock keeps no draft of it either."""
    view.keeps_no_draft = True  # type: ignore[attr-defined]
    return view


def draft_keep(*, member: Member, path: str, typed: QueryDict) -> bool:
    """Keeps what was typed into the form at `path`, in place of what was kept of it before; False where it is
    too much to keep, or the page promises to keep nothing."""
    if _promises_to_keep_nothing(path):
        return False
    kept = {name: values for name, values in typed.lists() if name not in _NEVER | LOCK_BUTTON}
    text = json.dumps({"v": 1, "typed": kept}, ensure_ascii=False).encode()
    if len(text) > _MOST:
        return False
    if not any(any(values) for values in kept.values()):
        return True
    slot = slot_lookup(path)
    about = _about(path, kept)
    public = public_keys_of(member)
    content = seal_draft(member.charity_id, member.id, public, slot.hex(), text)
    values = {"content": content, "about_id": about, "kept_at": CLOCK.now()}
    # Two pages of one form may be kept at once: neither may fail.
    Draft.objects.update_or_create(member=member, slot=slot, defaults=values)
    return True


def draft_take(*, bearer: Bearer, path: str) -> QueryDict | None:
    """What was kept of the form at `path`, or None. It stays until the form has been sent.

    Raises `SpoiltDraft` where it does not open: it is gone then, and in the ledger.
    """
    slot = slot_lookup(path)
    drafts = rows(Draft, "member_id = %s AND slot = %s", bearer.member, slot)
    if not drafts:
        return None
    try:
        kept = json.loads(open_draft(bearer, slot.hex(), bytes(drafts[0].content)))["typed"]
    except VaultError:
        written_once(bearer.member, lambda: Draft.objects.filter(id=drafts[0].id).delete()[0])
        raise SpoiltDraft("what was being written here cannot be read any more; type it again") from None
    typed = QueryDict(mutable=True)
    for name, values in kept.items():
        typed.setlist(name, values)
    return typed


def draft_drop(*, member: Member, path: str) -> None:
    """Forgets what was kept of the form at `path`: it has been sent."""
    # Most forms leave none: looking costs less than a durable transaction that deletes nothing.
    for draft in rows(Draft, "member_id = %s AND slot = %s", member.id, slot_lookup(path)):
        draft.delete()


def _promises_to_keep_nothing(path: str) -> bool:
    try:
        return bool(getattr(resolve(path).func, "keeps_no_draft", False))
    except Resolver404:
        return False


def _about(path: str, typed: Mapping[str, list[Any]]) -> UUID | None:
    """The file that a form is about, by its address or as it was chosen in it; None where it is about none, or
    none yet. Nobody is told which."""
    places = [path, *(f"/files/{chosen}/" for chosen in typed.get("file", [])[-1:])]
    references = [found.upper() for place in places for found in _REFERENCE.findall(place)]
    records = [UUID(found) for found in _RECORD.findall(path)]
    of_record = SealedRecord.objects.filter(id__in=records).values("file_id")
    named = Q(reference__in=references) | Q(id__in=of_record)
    return SealedFile.objects.filter(named).values_list("id", flat=True).first()
