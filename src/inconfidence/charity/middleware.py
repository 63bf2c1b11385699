"""Who is at the door: which charity, which member, and whether the route is theirs to come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from inconfidence.charity.drafts import draft_keep, draft_keep_at_door
from inconfidence.charity.house import house_open
from inconfidence.charity.refusals import refusal_page
from inconfidence.charity.requests import CharityAtPage, SignedIn, next_place, to_the_door
from inconfidence.charity.sessions import (
    session_bearer,
    session_find,
    session_in_use,
    session_is_over,
    session_lock,
)
from inconfidence.gate.errors import Absent, Forged, KeysTurned, Refused, SentOtherwise
from inconfidence.store.models import Charity, Member
from inconfidence.store.rows import rows_of_all
from inconfidence.vault.errors import VaultError
from inconfidence.web import errors
from inconfidence.web.routes import Door, door_of, is_unnamed
from inconfidence.web.typed import words_typed

Answer = Callable[[HttpRequest], HttpResponseBase]


class NothingHuge:
    """Refuses a body larger than any form of ours before one byte of it is read.

    Django's own limit leaves files out: it would write them, as they are, into a folder for passing things.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # A body of no stated length is read by nobody: Django takes it as empty.
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or len(length) > 9 or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return errors.bad_request(request)
        return self.get_response(request)


class CharityInScope:
    """Everything inside is about the one charity of this installation."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        charity = next(iter(rows_of_all(Charity, "TRUE ORDER BY id LIMIT 1")), None)
        if charity is None:
            return HttpResponse("Not set up yet: run `inconfidence init`.\n", "text/plain", 503)
        request.charity = CharityAtPage(charity)  # type: ignore[attr-defined]
        with house_open(charity):
            return self.get_response(request)


class MemberOfSession:
    """Finds the member of the session's cookie, and their keys unless the session is locked.

    INVARIANT: the keys go as the answer goes. The request itself may stay in memory for long: it and its page hold
    each other.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        request.member = request.session_row = request.session_over = request.awaiting = None
        found = session_find(request.COOKIES.get(settings.SESSION_COOKIE, ""))
        if found is not None:
            session, secret = found
            if session.member.state != Member.State.ACTIVE:
                session.delete()
            elif session_is_over(session):
                session_lock(session)
                request.session_over = session
            elif session.awaits_code:
                request.awaiting = (session, secret)
            else:
                request.session_row, request.session_secret = session, secret
                request.member_language = session.member.language
                bearer = session_bearer(session, secret)
                request.member = SignedIn(session.member, bearer) if bearer is not None else None
        try:
            return self.get_response(request)
        finally:
            request.member = request.awaiting = request.session_secret = None


class DoorKeeper:
    """Lets nobody come to a route that is not theirs. What they were sending is kept where it can be.

    Where only what a page sends is taken, as after a lock in between, the answer is a page of the house.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        return errors.only_sent(request, answer["Allow"]) if answer.status_code == 405 else answer

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Answers in place of the view where the visitor may not come to it."""
        door = door_of(view)
        if door is None:
            return errors.not_here(request)
        if request.member is not None and not is_unnamed(view):
            session_in_use(request.session_row)
        if door == "open" or (door == "members" and request.member is not None):
            return None
        if door == "session" and request.session_row is not None:
            return None
        return _turned_away(request, door)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponseBase | None:
        """Absent and forbidden are one page; a refusal that may be explained is explained; where keys turned just
        now, doing it again is all it takes; a broken seal is in the ledger, and no more is said of it."""
        if isinstance(exception, Absent):
            return errors.not_here(request)
        if isinstance(exception, SentOtherwise) and request.member is not None:
            return _sent_otherwise(request)
        if (
            isinstance(exception, Refused | KeysTurned)
            and request.method == "POST"
            and request.member is not None
        ):
            draft_keep(member=request.member.row, path=request.path, typed=request.POST)
        if isinstance(exception, Refused):
            return refusal_page(request, exception.decision)
        if isinstance(exception, KeysTurned):
            return errors.keys_turned(request)
        if isinstance(exception, (Forged, VaultError)):
            return errors.fault(request)
        return None


def _sent_otherwise(request: Any) -> HttpResponseBase:
    """What was changed is kept as it is typed, to be sent as something of its own."""
    typed = request.POST.copy()
    for made in ("record", "message"):  # as the form is shown anew, it makes another
        typed.pop(made, None)
    kept = draft_keep(member=request.member.row, path=request.path, typed=typed)
    return errors.sent_before(request, "" if not kept else request.path)


def _turned_away(request: Any, door: Door) -> HttpResponseBase:
    """To unlock or to sign in, and then to the same page; from a page of the door itself, to where that leads."""
    if door != "members":
        return to_the_door(request, next_place(request), kept=False)
    kept = request.method == "POST" and draft_keep_at_door(request, request.path)
    if not kept and (words := words_typed(request)):
        return errors.not_kept(request, words)
    return to_the_door(request, request.path, kept=kept)
