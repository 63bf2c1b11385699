"""What is owed by the clock alone: sessions that should have ended, drafts that nobody came back for."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from inconfidence.charity.house import CLOCK
from inconfidence.charity.sessions import LIFE, WORDS_LIFE
from inconfidence.store.models import Draft, Member, Session

DRAFT_LIFE = timedelta(days=30)


def sessions_lock_idle() -> int:
    """Drops the keys of every session that was left alone too long, or whose day is over; gives how many."""
    idle_since = CLOCK.now() - timedelta(minutes=settings.IDLE_MINUTES)
    left = Session.objects.filter(Q(seen_at__lt=idle_since) | Q(expires_at__lt=CLOCK.now()))
    return left.exclude(keys=b"").update(keys=b"")


def sessions_end_expired() -> int:
    """Forgets the sessions whose day has been over for so long that no page of theirs is awaited; gives how many."""
    over = Q(expires_at__lt=CLOCK.now() - WORDS_LIFE) | Q(awaits_code=True, expires_at__lt=CLOCK.now())
    return _end(list(Session.objects.filter(over).values_list("id", flat=True)))


def sessions_end_withdrawn() -> int:
    """Ends the sessions of members who left, were suspended, or whose training lapsed since they signed in."""
    sessions = Session.objects.select_related("member")
    return _end([session.id for session in sessions if _withdrawn(session)])


def drafts_delete_old() -> int:
    """Deletes drafts that nobody came back for; gives how many."""
    count, _ = Draft.objects.filter(kept_at__lt=CLOCK.now() - DRAFT_LIFE).delete()
    return count


def _withdrawn(session: Session) -> bool:
    member = session.member
    if member.state != Member.State.ACTIVE:
        return True
    if member.trained_until is None:
        return False
    # Who signs in after the lapse comes with less in hand, and may: to read what is recorded of themselves.
    lapsed = datetime.combine(member.trained_until + timedelta(days=1), time(), UTC)
    return session.expires_at - LIFE < lapsed <= CLOCK.now()


def _end(sessions: list[UUID]) -> int:
    if sessions:
        Session.objects.filter(id__in=sessions).delete()
    return len(sessions)
