"""What every route says of itself: which flow it is, and who may come to it.

A route that says nothing fails the system check, and is not there for anyone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from inconfidence.flow import Flow, FlowError

View = TypeVar("View", bound=Callable[..., Any])
Door = Literal["open", "session", "members"]

# What the gate fills in at run time, for the check of a declaration alone.
_ANYONE = {"actor": "manager", "subject": "client", "information": "support", "purpose": "support"}


def passes(**words: str) -> Callable[[View], View]:
    """The route is this flow, in the words of the vocabulary; members come to it with their keys in hand."""

    def declare(view: View) -> View:
        view.door, view.flow = "members", words  # type: ignore[attr-defined]
        return view

    return declare


def no_flow(door: Door, reason: str) -> Callable[[View], View]:
    """The route moves nothing about anybody, for this reason.

    `open`: to anyone · `session`: to a member, locked or not · `members`: to a member with their keys.
    """

    def declare(view: View) -> View:
        view.door, view.no_flow = door, reason  # type: ignore[attr-defined]
        return view

    return declare


def unnamed(view: View) -> View:
    """Nothing says who came to the route, or when: no moment in their session, no line of a log."""
    view.unnamed = True  # type: ignore[attr-defined]
    return view


def is_unnamed(view: Callable[..., Any]) -> bool:
    """Whether nothing may be written down of whoever comes to the route."""
    return getattr(view, "unnamed", False)


def door_of(view: Callable[..., Any]) -> Door | None:
    """Who may come to the route; None (nobody) where it does not say."""
    door: Door | None = getattr(view, "door", None)
    return door


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every route of the site: its pattern and its view."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, here)
        elif isinstance(pattern, URLPattern) and pattern.callback is not None:
            yield here, pattern.callback


@register("routes")
def every_route_declares(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every route declares the flow that it is, in words that exist, or says why it is none."""
    return [fault for route, view in routes() for fault in _faults(route, view)]


def _faults(route: str, view: Callable[..., Any]) -> Iterator[CheckMessage]:
    if door_of(view) is None:
        yield Error(
            f"`{route}` does not say which flow it is",
            hint="Put `@passes(action=…, …)` on its view, or `@no_flow(…)` with the reason.",
            id="routes.E001",
        )
    words: Mapping[str, str] | None = getattr(view, "flow", None)
    if words is not None:
        try:
            Flow.of(**{**_ANYONE, **words})
        except FlowError as error:
            yield Error(f"`{route}` declares a flow that does not exist: {error}", id="routes.E002")
