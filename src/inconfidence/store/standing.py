"""Standing, worked out from what is on the books (csf-2012/undertaking, csg06/trained, csf-2024/trained-continuing)."""

from datetime import date

from django.db.models import Q


def standing(
    state: str,
    signed: str,
    signed_until: date | None,
    trained_until: date | None,
    in_force: str,
    today: date,
) -> str:
    """The vocabulary's word for where a member stands. The gravest comes first.

    `signed` and `in_force` are digests of codes: an undertaking to another text is none to this one, but that
    one to the version before counts until the day that the board set when it adopted the new one.
    """
    if state == "left":
        return "former"
    if state != "active":
        return "suspended"
    if not signed or (signed != in_force and (signed_until is None or today >= signed_until)):
        return "unsigned"
    if trained_until is None or trained_until < today:
        return "untrained"
    return "good"


def good(in_force: str, today: date, of: str = "") -> Q:
    """The same for the database: members who stand "good". `of` leads to the member, as `member__` does."""
    signed = Q(**{f"{of}signed_digest": in_force}) | Q(**{f"{of}signed_until__gt": today})
    here = {f"{of}state": "active", f"{of}trained_until__gte": today}
    return Q(**here) & signed & ~Q(**{f"{of}signed_digest": ""})
