"""What every page shows around its own content: bar, foot, practice banner.

The charity app's middleware sets `request.member` and `request.charity` (the two protocols below), and may
set `request.navigation` where a door has a bar of its own. A page without them simply shows less.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from inconfidence.web import conf
from inconfidence.web.language import DEFAULT, asked_in_address


class MemberOnPage(Protocol):
    """What `request.member` gives to pages."""

    @property
    def first_name(self) -> str:
        """For a greeting inside a page; never for a title, an address or a log."""
        ...


class CharityOnPage(Protocol):
    """What `request.charity` gives to pages."""

    @property
    def name(self) -> str:
        """As the charity calls itself."""
        ...

    def code_title(self, language: str) -> str:
        """The title of the code in force, as it stands after "Kept under"."""
        ...


@dataclass(frozen=True)
class Link:
    """A link of the bar. `current` is its `aria-current`: "page", "true" for its section, or ""."""

    address: str
    label: str
    current: str


def _setting(name: str) -> Any:
    return getattr(settings, name, getattr(conf, name))


def address_of(view: str) -> str:
    """The address of a view by its name, or "" where no such view takes no arguments."""
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""


class Page:
    """`page` in templates. Each part is worked out only where a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._charity: CharityOnPage | None = getattr(request, "charity", None)

    @property
    def _member(self) -> MemberOnPage | None:
        # Asked of the request each time, which forgets them with the answer: they have their keys with them.
        return getattr(self._request, "member", None)

    @property
    def practice(self) -> bool:
        """Whether everyone in this copy is made up."""
        return bool(_setting("PRACTICE"))

    @property
    def signed_in(self) -> bool:
        """Whether a member is at the page."""
        return self._member is not None

    @property
    def first_name(self) -> str:
        """The member's first name, or "". Inside pages only."""
        return self._member.first_name if self._member else ""

    @property
    def charity_name(self) -> str:
        """The charity's name, or ""."""
        return self._charity.name if self._charity else ""

    @cached_property
    def code_title(self) -> str:
        """The title of the code in force in the page's language, or ""."""
        return self._charity.code_title(self.language) if self._charity else ""

    @property
    def language(self) -> str:
        """The language that the page is written in, as in `lang="…"`."""
        return get_language() or DEFAULT

    @property
    def other_languages(self) -> list[tuple[str, str]]:
        """(code, own name) of every language but the page's."""
        return [pair for pair in conf.LANGUAGES if pair[0] != self.language]

    @property
    def language_query(self) -> str:
        """What links between public pages end in, so that the language asked for stays: `?lang=fr` or ""."""
        asked = asked_in_address(self._request)
        return f"?lang={asked}" if asked and not self.signed_in else ""

    @property
    def home_address(self) -> str:
        """Where the mark leads."""
        return address_of(_setting("HOME_VIEW")) or "/"

    @property
    def lock_address(self) -> str:
        """Where the lock button posts to, or ""."""
        return address_of(_setting("LOCK_VIEW")) if self._member else ""

    @property
    def lock_after(self) -> int:
        """Seconds without a movement after which the page turns to the lock."""
        return int(_setting("LOCK_AFTER_SECONDS"))

    @property
    def language_address(self) -> str:
        """Where a member's choice of language is posted (`language`, `next`), or ""."""
        return address_of(_setting("LANGUAGE_VIEW")) if self._member else ""

    @property
    def code_address(self) -> str:
        """The page of the code in force, or ""."""
        return address_of(_setting("CODE_VIEW"))

    @property
    def recorded_address(self) -> str:
        """The page "What is recorded about me", or ""."""
        return address_of(_setting("RECORDED_VIEW")) if self._member else ""

    @cached_property
    def navigation(self) -> list[Link]:
        """The bar: `request.navigation` where set, else the site's, for members alone."""
        default = _setting("NAVIGATION") if self._member else []
        entries: Sequence[tuple[str, str]] = getattr(self._request, "navigation", default)
        found = [(address_of(view), label) for view, label in entries]
        return [Link(address, label, self._current(address)) for address, label in found if address]

    def _current(self, address: str) -> str:
        if self._request.path == address:
            return "page"
        # Everything is below "/": that is not what "in this section" means.
        return "true" if address != "/" and self._request.path.startswith(address) else ""


def page(request: HttpRequest) -> dict[str, Page]:
    """The context processor: gives `page` to every template."""
    return {"page": Page(request)}
