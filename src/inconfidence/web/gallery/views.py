"""The pages of the gallery."""

from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from inconfidence.web.gallery.forms import EveryField

_DRAWN_FORM = {"born_day": "31", "born_month": "2", "born_year": "1962", "channel": "email", "email": "wren"}
_CODE = {"en": "Code of April 2024", "fr": "Charte d’avril 2024"}


def _someone_made_up(request: HttpRequest) -> None:
    """As the charity app's middleware would have it, for pages that show a bar and a foot."""
    request.__dict__["member"] = SimpleNamespace(first_name="Wren")
    request.__dict__["charity"] = SimpleNamespace(name="The Garden Gate", code_title=_CODE.get)


def components(request: HttpRequest) -> HttpResponse:
    """Every component but those of forms."""
    _someone_made_up(request)
    long_list = Paginator(range(95), 20).get_page(request.GET.get("page", 2))
    return render(request, "gallery/components.html", {"long_list": long_list})


def form(request: HttpRequest) -> HttpResponse:
    """One field of every kind; `?wrong` shows what it says when it is sent with mistakes."""
    _someone_made_up(request)
    sent = request.POST or (_DRAWN_FORM if "wrong" in request.GET else None)
    return render(request, "gallery/form.html", {"form": EveryField(sent)})


def paper(request: HttpRequest) -> HttpResponse:
    """What is printed: a confirmation, in normal and (`?large`) large print."""
    _someone_made_up(request)
    return render(request, "gallery/paper.html", {"large": "large" in request.GET})


def door(request: HttpRequest) -> HttpResponse:
    """A page for someone who is not signed in."""
    return render(request, "gallery/door.html")


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Answers autosave as a real page would; keeps nothing."""
    return HttpResponse(status=204)


def forbidden(request: HttpRequest) -> HttpResponse:
    """Something that is there, but not for this reader."""
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    """Something that fails."""
    raise RuntimeError
