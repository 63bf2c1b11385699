"""Standing, worked out from what is on the books (csf-2012/undertaking, csg06/trained, csf-2024/trained-continuing)."""

from datetime import date


def standing(state: str, signed: str, trained_until: date | None, in_force: str, today: date) -> str:
    """The vocabulary's word for where a member stands. The gravest comes first.

    `signed` and `in_force` are digests of codes: an undertaking to another text is none to this one.
    """
    if state == "left":
        return "former"
    if state != "active":
        return "suspended"
    if signed != in_force:
        return "unsigned"
    if trained_until is None or trained_until < today:
        return "untrained"
    return "good"
