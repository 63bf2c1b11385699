"""What somebody was writing when the lock fell: kept sealed to themselves, given back after."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

from inconfidence.charity.errors import SpoiltDraft
from inconfidence.charity.house import CLOCK
from inconfidence.charity.lookups import slot_lookup
from inconfidence.charity.sessions import session_last_seen, session_seen
from inconfidence.charity.spoilt import written_once
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.unlocking import open_draft, seal_draft
from inconfidence.store.models import Draft, Member, SealedFile, SealedRecord
from inconfidence.store.rows import rows
from inconfidence.store.vouching import public_keys_of
from inconfidence.vault.errors import VaultError
from inconfidence.web.typed import LOCK_BUTTON, SECRET

View = TypeVar("View", bound=Callable[..., Any])

# A draft is typing; a form with more than this is something else.
_MOST = 1_000_000
# In every register the same: what is being written about a file, a case or a check goes when that is erased.
_REFERENCE = re.compile(r"/([A-Z]-[0-9A-Z]{5})/", re.IGNORECASE)
# What addresses call records. A conversation has the id of the one that began it.
_RECORDS = ("record", "thread_id")
_NO_DRAFT = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Named:
    """The files that a form is about: by their references, and by records in them. None, or none yet, may be."""

    references: set[str] = field(repr=False)
    records: set[UUID] = field(repr=False)

    def __len__(self) -> int:
        return len(self.references) + len(self.records)

    def files_there(self) -> list[UUID]:
        """One for each that is there, neither erased nor made up. Nobody is told which."""
        files = SealedFile.objects.filter(reference__in=self.references).values_list("id", flat=True)
        of_records = SealedRecord.objects.filter(id__in=self.records).values_list("file_id", flat=True)
        return [*files, *of_records]


def keeps_no_draft(view: View) -> View:
    """The page promises that nothing which is typed there is kept: a lock keeps no draft of it either."""
    view.keeps_no_draft = True  # type: ignore[attr-defined]
    return view


def draft_keep(*, member: Member, path: str, typed: QueryDict, unless_since: datetime | None = None) -> bool:
    """Keeps what was typed into the form at `path`, in place of what was kept of it before; False where it is
    too much to keep, or the page promises to keep nothing.

    Of a file that is not there, erased or never made, nothing is kept, and the answer is as if it were. What was
    kept later than `unless_since` stays, and False says so.
    """
    page = _page_at(path)
    if page is not None and getattr(page.func, "keeps_no_draft", False):
        return False
    kept = {name: values for name, values in typed.lists() if name not in SECRET | LOCK_BUTTON}
    text = json.dumps({"v": 1, "typed": kept}, ensure_ascii=False).encode()
    if len(text) > _MOST:
        return False
    if not any(any(values) for values in kept.values()):
        return True
    if unless_since is not None and _kept_since(unless_since, member, path):
        return False
    _put(member, path, text, _named(path, page, kept))
    return True


def draft_keep_at_door(request: Any, path: str) -> bool:
    """Keeps what a page sends whose session is locked or over; False where there is none, or nothing is kept.

    One that is over takes the place of what was kept while it lasted, and of nothing newer.
    """
    session = request.session_row or request.session_over
    if session is None:
        return False
    over = session_last_seen(session) if request.session_row is None else None
    kept = draft_keep(member=session.member, path=path, typed=request.POST, unless_since=over)
    if over is None and kept:
        session_seen(session)
    return kept


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


def draft_waits(*, member: Member, path: str) -> bool:
    """Whether something is kept of the form at `path`."""
    return Draft.objects.filter(member=member, slot=slot_lookup(path)).exists()


def draft_drop(*, member: Member, path: str) -> None:
    """Forgets what was kept of the form at `path`: it has been sent."""
    # Most forms leave none: looking costs less than a durable transaction that deletes nothing.
    for draft in rows(Draft, "member_id = %s AND slot = %s", member.id, slot_lookup(path)):
        draft.delete()


def _page_at(path: str) -> ResolverMatch | None:
    with suppress(Resolver404):
        return resolve(path)
    return None


def _kept_since(moment: datetime, member: Member, path: str) -> bool:
    return Draft.objects.filter(member=member, slot=slot_lookup(path), kept_at__gt=moment).exists()


def _put(member: Member, path: str, text: bytes, named: Named) -> None:
    slot = slot_lookup(path)
    content = seal_draft(member.charity_id, member.id, public_keys_of(member), slot.hex(), text)
    with transaction.atomic():
        about = named.files_there()
        values = {"content": content, "about_id": about[0] if about else None, "kept_at": CLOCK.now()}
        # Two pages of one form may be kept at once: neither may fail.
        draft, _ = Draft.objects.update_or_create(member=member, slot=slot, defaults=values)
        # Deleted or not, as much is done: the time it takes tells nobody whether a file is there.
        Draft.objects.filter(id=draft.id if len(about) < len(named) else _NO_DRAFT).delete()


def _named(path: str, page: ResolverMatch | None, typed: Mapping[str, list[Any]]) -> Named:
    """What a form is about, by its address or as it was chosen in it."""
    places = [path, *(f"/files/{chosen}/" for chosen in typed.get("file", [])[-1:])]
    references = {found.upper() for place in places for found in _REFERENCE.findall(place)}
    called = page.kwargs if page is not None else {}
    return Named(references, {called[name] for name in _RECORDS if name in called})
