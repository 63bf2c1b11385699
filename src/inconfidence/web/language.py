"""Which language a page is written in."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from inconfidence.kernel.language import LANGUAGES, Language

DEFAULT: Final[Language] = "en"


def _known(word: str | None) -> Language | None:
    """`fr-CA` is French; what we do not speak is None."""
    start = (word or "").lower().split("-")[0]
    return next((language for language in LANGUAGES if language == start), None)


def _accepted(header: str) -> Language | None:
    """The first language of an Accept-Language header (RFC 9110, 12.5.4) that we speak."""
    offered = (_known(tag) for tag, quality in parse_accept_lang_header(header) if quality > 0)
    return next((language for language in offered if language), None)


def asked_in_address(request: HttpRequest) -> Language | None:
    """The language named by `?lang=`, where it is one that we speak."""
    return _known(request.GET.get("lang"))


def choose_language(request: HttpRequest) -> Language:
    """The member's own choice, else the address's, else the browser's, else English. Needs no cookie."""
    return (
        _known(getattr(request, "member_language", None))
        or asked_in_address(request)
        or _accepted(request.headers.get("Accept-Language", ""))
        or DEFAULT
    )
