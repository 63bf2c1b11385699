"""Whom a case can name, as its forms offer them."""

from __future__ import annotations

from uuid import UUID

from inconfidence.charity.directory import names_of
from inconfidence.charity.requests import MemberRequest
from inconfidence.sharing.words import ROLE_LABELS
from inconfidence.store.models import Member


def people_choices(request: MemberRequest) -> list[tuple[str, str]]:
    """Everybody who works for the charity, or has: the undertaking outlasts both (csf-2012/undertaking-lasts)."""
    rows = list(Member.objects.exclude(state=Member.State.INVITED))
    names = names_of(request.member.bearer, rows)
    found = [(str(row.id), f"{names[row.id].name} · {ROLE_LABELS[row.role]}") for row in rows]
    return sorted(found, key=lambda one: one[1].casefold())


def member_or_word(said: str) -> Member | str:
    """Who was picked: a member, else `outside` or `unknown`."""
    try:
        wanted = UUID(said)
    except ValueError:
        return said
    return Member.objects.get(id=wanted)
