"""Colleagues who join a house: invited, signed, trained, all at the pages."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tests.attack.house import in_boxes, signed_in, today
from tests.installation import PASSWORD, Installation
from tests.visitor import Visitor

_CODE = re.compile(r'<span class="reference">([\w-]+)</span>')


@dataclass(frozen=True)
class Colleague:
    """A listener of the first branch, in good standing."""

    id: str
    email: str

    def signed_in(self, address: str) -> Visitor:
        """At the pages."""
        visitor = Visitor(address)
        visitor.sign_in(self.email, PASSWORD)
        return visitor


def joined(address: str, house: Installation, name: str) -> Colleague:
    """Somebody of this name, from the invitation to the keys."""
    [(branch,)] = house.sql("SELECT id FROM store_branch LIMIT 1")
    email, manager = f"{name.casefold()}@garden.example", signed_in(address)
    who = {"name": name, "email": email, "role": "listener", "branch": identity(branch), "language": "en"}
    code = _CODE.findall(manager.fill_in("/members/invite/", **who).text)[0]
    visitor = Visitor(address)
    page = visitor.fill_in("/join/", code=code)
    own = {"password": PASSWORD, "password_again": PASSWORD, "undertake": "on"}
    assert visitor.post("/join/sign/", {**page.hidden(), **own}).location == "/joined/"
    [(member,)] = house.sql("SELECT id FROM store_member ORDER BY rowid DESC LIMIT 1")
    later = in_boxes("valid_until", date.today() + timedelta(days=300))
    form = manager.get(f"/members/{identity(member)}/").hidden()
    trained = manager.post(f"/members/{identity(member)}/training/", {**form, **today("given_on"), **later})
    assert trained.status == 302, trained.text
    assert manager.post(f"/members/{identity(member)}/keys/", form).status == 302
    return Colleague(identity(member), email)


def identity(kept: object) -> str:
    """An id as pages have it: the database keeps it without dashes."""
    text = str(kept).replace("-", "")
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
