"""What a request carries once the middleware has seen it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from inconfidence.charity import directory, versions
from inconfidence.gate.bearer import Bearer
from inconfidence.store.models import Charity, Member, Session


@dataclass
class SignedIn:
    """A member at the page, keys in hand."""

    row: Member
    bearer: Bearer

    @cached_property
    def first_name(self) -> str:
        """For a greeting inside a page; empty where it cannot be read."""
        known = directory.name_of(self.bearer, self.row)
        return known.first if known.email else ""


@dataclass(frozen=True)
class CharityAtPage:
    """The charity whose pages these are."""

    row: Charity

    @property
    def name(self) -> str:
        """As the charity calls itself."""
        return self.row.name

    def code_title(self, language: str) -> str:
        """The title of the code in force."""
        return versions.in_force(self.row).title(language)  # type: ignore[arg-type]


class MemberRequest(HttpRequest):
    """A request that came through the door for members."""

    member: SignedIn
    charity: CharityAtPage
    session_row: Session
    session_secret: bytes
