"""Pages for when something is wrong. They ask the database nothing and hold nobody's name.

INVARIANT: what is absent and what is forbidden is the same page, byte for byte, with the same status.
"""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from inconfidence.web.language import choose_language
from inconfidence.web.typed import words_typed


def _page(
    request: HttpRequest, template: str, status: int, words: Sequence[str] = (), form: str = ""
) -> HttpResponse:
    """`template` in the reader's language, with no context processor: those may be what failed.

    `words` are the sender's own, given back where they cannot be kept; `form` is the page where they wait.
    """
    language = choose_language(request)
    with translation.override(language):
        text = render_to_string(f"web/errors/{template}.html", {"words": words, "form": form})
    return HttpResponse(text, status=status, headers={"Content-Language": language})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that we cannot read."""
    return _page(request, "400", 400)


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, for what is not there and for what this reader may not see."""
    return _page(request, "404", 404)


def only_sent(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: an address that takes only what a page sends to it. `allowed`: the methods."""
    answer = _page(request, "405", 405)
    answer["Allow"] = allowed
    return answer


def keys_turned(request: HttpRequest) -> HttpResponse:
    """409: keys turned at this very moment, a cabinet's or a file's. Nothing is wrong, and doing it again is right."""
    return _page(request, "409", 409)


def sent_before(request: HttpRequest, form: str) -> HttpResponse:
    """409: something was kept, then changed and sent again. `form` is where the changed words wait; else they come
    back here."""
    return _page(request, "sent", 409, () if form else words_typed(request), form)


def fault(request: HttpRequest) -> HttpResponse:
    """500: our own mistake."""
    return _page(request, "500", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that was open too long, or that came from another site."""
    return not_kept(request, words_typed(request))


def not_kept(request: HttpRequest, words: Sequence[str]) -> HttpResponse:
    """403: what was typed can be kept for nobody, or would take the place of something newer."""
    return _page(request, "copy" if words else "csrf", 403, words)
