"""What a request carries once the middleware has seen it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

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


def next_place(request: HttpRequest) -> str:
    """Where the visitor was going: a path of this site, or home."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("home")


def to_the_door(request: Any, there: str, *, kept: bool) -> HttpResponseRedirect:
    """To unlocking, or to signing in where there is nothing to unlock; and from there on to where they were going.

    `kept`: what they were writing is kept, and signing in says so. (Unlocking looks for itself.)
    """
    asked = {"next": there}
    if request.session_row is not None:
        return HttpResponseRedirect(reverse("unlock") + "?" + urlencode(asked))
    return HttpResponseRedirect(
        reverse("sign-in") + "?" + urlencode(asked | {"kept": "yes"} if kept else asked)
    )


class MemberRequest(HttpRequest):
    """A request that came through the door for members."""

    member: SignedIn
    charity: CharityAtPage
    session_row: Session
    session_secret: bytes
