"""The pages of the gallery. Nowhere else: 404 unless DEBUG or GALLERY is true."""

from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from inconfidence.web.gallery.forms import EveryField
from inconfidence.web.routes import no_flow

View = Callable[[HttpRequest], HttpResponse]

_DRAWN_FORM = {"born_day": "31", "born_month": "2", "born_year": "1962", "channel": "email", "email": "wren"}


def _only_here(view: View) -> View:
    @no_flow("open", "everyone in the gallery is made up")
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        if not (settings.DEBUG or getattr(settings, "GALLERY", False)):
            raise Http404
        return view(request)

    return shown


def _someone_made_up(request: HttpRequest) -> None:
    """As the charity app's middleware would have it, for pages that show a bar and a foot."""
    code = {"en": "Code of April 2024", "fr": "Code d’avril 2024"}
    request.__dict__["member"] = SimpleNamespace(first_name="Wren")
    request.__dict__["charity"] = SimpleNamespace(name="The Garden Gate", code_title=code.get)


@_only_here
def components(request: HttpRequest) -> HttpResponse:
    """Every component but those of forms."""
    _someone_made_up(request)
    long_list = Paginator(range(95), 20).get_page(request.GET.get("page", 2))
    return render(request, "web/gallery/components.html", {"long_list": long_list})


@_only_here
def form(request: HttpRequest) -> HttpResponse:
    """One field of every kind; `?wrong` shows what it says when it is sent with mistakes."""
    _someone_made_up(request)
    sent = request.POST or (_DRAWN_FORM if "wrong" in request.GET else None)
    return render(request, "web/gallery/form.html", {"form": EveryField(sent)})


@_only_here
def paper(request: HttpRequest) -> HttpResponse:
    """What is printed: a confirmation, in normal and (`?large`) large print."""
    _someone_made_up(request)
    return render(request, "web/gallery/paper.html", {"large": "large" in request.GET})


@_only_here
def door(request: HttpRequest) -> HttpResponse:
    """A page for someone who is not signed in."""
    return render(request, "web/gallery/door.html")


@_only_here
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Answers autosave as a real page would; keeps nothing."""
    return HttpResponse(status=204)
