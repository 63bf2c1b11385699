"""What stands around a page: bar, foot, components."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from django.utils import translation

from inconfidence.web import context


def nothing(request: HttpRequest) -> None: ...


urlpatterns = [
    path("", nothing, name="home"),
    path("files/", nothing, name="files"),
    path("lock/", nothing, name="lock"),
]

pytestmark = pytest.mark.urls(__name__)
BAR = [("home", "Home"), ("files", "Files"), ("not-there", "Nothing")]


@pytest.fixture(autouse=True)
def _site(settings: Any) -> Any:
    settings.NAVIGATION = BAR
    settings.HOME_VIEW, settings.LOCK_VIEW, settings.CODE_VIEW = "home", "lock", "code-that-is-not-there"
    with translation.override("en"):
        yield


def request(address: str = "/", **attributes: Any) -> HttpRequest:
    made = RequestFactory().get(address)
    made.__dict__.update(attributes)
    return made


WREN = SimpleNamespace(first_name="Wren")
GATE = SimpleNamespace(name="The Garden Gate", code_title=lambda language: f"the code ({language})")


def test_a_stranger_sees_no_bar() -> None:
    page = context.Page(request())
    assert (page.signed_in, page.first_name, page.navigation, page.lock_address) == (False, "", [], "")


def test_a_member_sees_the_links_that_are_there() -> None:
    page = context.Page(request("/files/F-7K3QX/", member=WREN, charity=GATE))
    assert [(link.label, link.current) for link in page.navigation] == [("Home", ""), ("Files", "true")]
    assert page.lock_address == "/lock/"
    assert page.code_title == "the code (en)"
    assert page.code_address == ""


def test_the_page_itself_is_marked() -> None:
    found = context.Page(request("/files/", member=WREN)).navigation
    assert [link.current for link in found] == ["", "page"]


def test_a_door_may_have_its_own_bar() -> None:
    found = context.Page(request("/", navigation=[("files", "What we hold")])).navigation
    assert [link.label for link in found] == ["What we hold"]


def test_the_language_of_the_address_goes_along_for_strangers_alone() -> None:
    assert context.Page(request("/?lang=fr")).language_query == "?lang=fr"
    assert context.Page(request("/?lang=<x>")).language_query == ""
    assert context.Page(request("/?lang=fr", member=WREN)).language_query == ""


def test_a_name_on_a_page_is_never_in_its_title() -> None:
    page = render_to_string("web/base.html", request=request(member=WREN, charity=GATE))
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Wren" not in title
    assert "Garden" not in title


def test_the_lock_button_works_without_script() -> None:
    page = render_to_string("web/base.html", request=request("/files/?page=2", member=WREN))
    assert '<form class="lock" method="post" action="/lock/"' in page
    assert 'name="next" value="/files/?page=2"' in page
    assert "csrfmiddlewaretoken" in page


def test_a_page_on_which_something_can_be_typed_does_not_leave_by_itself() -> None:
    idle = render_to_string("web/base.html", request=request(member=WREN))
    typing = render_to_string("web/base.html", {"form": "a form"}, request=request(member=WREN))
    assert "http-equiv" in idle
    assert "http-equiv" not in typing


def rendered(template: str, **words: Any) -> str:
    return Template("{% load web %}" + template).render(RequestContext(request(), words))


@pytest.mark.parametrize(
    ("outcome", "tone", "word"),
    [("permitted", "yes", "Yes"), ("incomplete", "step", "Not yet"), ("refused", "no", "No")],
)
def test_a_verdict_says_its_colour(outcome: str, tone: str, word: str) -> None:
    page = rendered("{% verdict outcome %}<p>Because.</p>{% endverdict %}", outcome=outcome)
    assert f'class="verdict {tone}"><h2>{word}</h2><p>Because.</p>' in page
    assert rendered("{{ outcome|tone }}", outcome=outcome) == tone


def test_an_unknown_outcome_gets_no_colour() -> None:
    assert rendered("{{ outcome|tone }}", outcome='maybe" onclick="') == ""


def test_words_in_components_are_escaped() -> None:
    page = rendered(
        "{% clause source %}{{ words }}{% endclause %}{% answer source %}{{ words }}{% endanswer %}"
        '{% task "/" words "done" words %}{% verdict "refused" words %}{{ words }}{% endverdict %}'
        "{% crumbs %}{{ words }}{% endcrumbs %}",
        source="<i>code</i>",
        words="<b>bold</b>",
    )
    assert "<i>" not in page
    assert "<b>bold" not in page


def test_pages_of_a_list() -> None:
    found = Paginator(range(50), 20)
    page = rendered("{% pages found %}", found=found.get_page(2))
    assert 'href="?page=1"' in page
    assert 'href="?page=3"' in page
    assert rendered("{% pages found %}", found=Paginator([], 20).get_page(1)).strip() == ""
