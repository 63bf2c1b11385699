"""Sessions: keys in the cookie's keeping, gone at the lock.

The table holds the hash of a secret and keys sealed under it. Who steals the table has neither.
"""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings

from inconfidence.charity.cabinets import bearer_now
from inconfidence.charity.house import CLOCK
from inconfidence.charity.lookups import secret_digest
from inconfidence.charity.spoilt import written_once
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Forged
from inconfidence.gate.unlocking import open_bearer, seal_bearer
from inconfidence.store.models import Member, Session
from inconfidence.store.rows import insert_once, rows
from inconfidence.vault.errors import VaultError
from inconfidence.vault.sessions import fresh_cookie_secret

LIFE = timedelta(days=1)
# How long after that the cookie still tells whose the words are that an open page sends. It lets nobody in.
WORDS_LIFE = timedelta(days=7)
# How long the one-time code may be in coming after the password.
CODE_LIFE = timedelta(minutes=10)
# Writing "still here" at every request would double the writes of reading a page.
_SEEN_EVERY = timedelta(seconds=30)


def session_open(bearer: Bearer, awaits_code: bool = False) -> str:
    """Begins a session; gives the cookie's value. Nobody is signed in by one that awaits a code."""
    secret = fresh_cookie_secret()
    now = CLOCK.now()
    session = Session(
        member_id=bearer.member,
        digest=secret_digest(secret),
        awaits_code=awaits_code,
        seen_at=now,
        expires_at=now + (CODE_LIFE if awaits_code else LIFE),
    )
    session.keys = seal_bearer(secret, session.id, bearer)
    insert_once(session)
    return base64.urlsafe_b64encode(secret).decode()


def session_find(cookie: str) -> tuple[Session, bytes] | None:
    """The session of a cookie and the cookie's secret; None where there is none. `session_is_over` may say that it
    lets nobody in any more."""
    try:
        secret = base64.urlsafe_b64decode(cookie.encode())
    except (binascii.Error, ValueError):
        return None
    # A secret is written in one way: what the decoder would pass over makes another cookie.
    if base64.urlsafe_b64encode(secret).decode() != cookie:
        return None
    found = rows(Session, "digest = %s", secret_digest(secret))
    if not found:
        return None
    session = found[0]
    session.member = rows(Member, "id = %s", session.member_id)[0]
    if session_is_over(session) and (session.awaits_code or session.expires_at + WORDS_LIFE < CLOCK.now()):
        session.delete()
        return None
    return session, secret


def session_is_over(session: Session) -> bool:
    """Whether its day has gone by: what it holds opens nothing, until its member signs in anew."""
    return session.expires_at < CLOCK.now()


def session_bearer(session: Session, secret: bytes) -> Bearer | None:
    """The member's keys; None where the session is locked, which being idle too long makes it.

    So do keys that do not open: that is in the ledger by then.
    """
    now = CLOCK.now()
    if not session.keys:
        return None
    if now - session.seen_at > timedelta(minutes=settings.IDLE_MINUTES):
        session_lock(session)
        return None
    try:
        bearer = open_bearer(secret, session.id, bytes(session.keys))
        return _renewed(session, secret, bearer) if session.outdated else bearer
    except (VaultError, Forged):
        written_once(session.member_id, partial(_emptied, session))
    except ValueError:
        # Keys as another version of the program wrote them: the password makes new ones.
        session_lock(session)
    return None


def _renewed(session: Session, secret: bytes, bearer: Bearer) -> Bearer:
    """The keys that turned since the session's were sealed, in place of those."""
    # The mark goes first: whatever turns from here on sets it again.
    Session.objects.filter(id=session.id).update(outdated=False)
    bearer = bearer_now(bearer)
    Session.objects.filter(id=session.id).exclude(keys=b"").update(
        keys=seal_bearer(secret, session.id, bearer)
    )
    return bearer


def session_admit(session: Session) -> None:
    """The code has come: from now on it is a session like any other."""
    now = CLOCK.now()
    Session.objects.filter(id=session.id).update(awaits_code=False, seen_at=now, expires_at=now + LIFE)


def session_in_use(session: Session) -> None:
    """Its member came to a page just now."""
    if (now := CLOCK.now()) - session.seen_at > _SEEN_EVERY:
        Session.objects.filter(id=session.id).update(seen_at=now)


def session_seen(session: Session) -> None:
    """Something of it came in just now, although its keys did not open."""
    Session.objects.filter(id=session.id).update(seen_at=CLOCK.now())


def session_last_seen(session: Session) -> datetime:
    """The latest at which anything of it can have come in: that is not written down at every request."""
    return session.seen_at + 2 * _SEEN_EVERY


def session_lock(session: Session) -> None:
    """Drops the keys. The row stays, so that what is being written can still be kept as a draft."""
    _emptied(session)


def _emptied(session: Session) -> int:
    """Whether there were keys to drop."""
    session.keys = b""
    return Session.objects.filter(id=session.id).exclude(keys=b"").update(keys=b"")


def session_unlock(session: Session, secret: bytes, bearer: Bearer) -> None:
    """Puts the keys back, under the same cookie."""
    keys = seal_bearer(secret, session.id, bearer)
    now = CLOCK.now()
    Session.objects.filter(id=session.id).update(keys=keys, seen_at=now, expires_at=now + LIFE)


def sessions_end(member: UUID) -> None:
    """Ends every session of a member, at once."""
    Session.objects.filter(member_id=member).delete()
