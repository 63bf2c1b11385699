"""The lock button sends along the form that is being written, so that nothing is lost without script either."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from inconfidence.store.models import Draft

PASSWORD = "a garden of quiet birds"
WORDS = "She slept badly.\r\nThe letter has not come."


class Boxes(HTMLParser):
    """What a browser would send of the form `writing`, and the lock button's own name and value."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self._inside, self._area, self._select = False, "", ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        if tag == "form":
            self._inside = has.get("id") == "writing"
        if not (has.get("form") == "writing" or (self._inside and "form" not in has)):
            return
        if (
            tag == "input"
            and "name" in has
            and (has.get("type") not in {"radio", "checkbox"} or "checked" in has)
        ):
            self.sent.append((has["name"], has.get("value") or "on" * (has.get("type") == "checkbox")))
        if tag == "textarea":
            self._area = has["name"]
        if tag == "button" and has.get("formaction") == "/lock/":
            self.sent.append((has["name"], has["value"]))
        if tag == "select":
            self._select = has["name"]
        if tag == "option" and "selected" in has:
            self.sent.append((self._select, has.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data):
        if self._area:
            self.sent.append((self._area, data.removeprefix("\n")))


def as_sent(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in Boxes(page).sent:
        found.setdefault(name, []).append(value)
    return found


def pages_of(reference: str) -> dict[str, str]:
    file = f"/files/{reference}/"
    return {
        file + "contacts/new/": "text",
        file + "header/": "hospital",
        file + "first-contact/touch/": "touch_when",
        file + "consult/": "",
        file + "disclose/": "need",
        "/files/new/": "name",
        "/worried/": "text",
    }


def test_a_form_that_nobody_wrote_in_leaves_no_draft(house, heron, robin, marigold, at_page):
    for path in pages_of(marigold.reference):
        client = at_page(heron)
        sent = as_sent(client.get(path).content.decode())
        assert sent["next"] == [path] and sent["untouched"][0], path
        assert client.post("/lock/", sent)["Location"].startswith("/unlock/?next=")
        assert not Draft.objects.exists(), path


def test_what_was_written_in_any_of_them_comes_back(house, heron, robin, marigold, at_page):
    for path, box in pages_of(marigold.reference).items():
        if not box:
            continue
        client = at_page(heron)
        sent = as_sent(client.get(path).content.decode()) | {box: ["Willow House"]}
        client.post("/lock/", sent)
        assert client.get(path).status_code == 302
        client.post("/unlock/", {"password": PASSWORD, "next": path})
        page = client.get(path).content.decode()
        assert "Willow House" in page, path
        assert "We kept what you were writing" in page, path


def test_a_long_text_comes_back_as_it_was_and_can_be_sent(house, heron, marigold, at_page):
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    sent = as_sent(client.get(path).content.decode()) | {"text": [WORDS], "channel": ["phone"]}
    client.post("/lock/", sent)
    client.post("/unlock/", {"password": PASSWORD})
    page = client.get(path).content.decode()
    area = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)[1]
    assert unescape(area).replace("\r\n", "\n") == WORDS.replace("\r\n", "\n")
    again = as_sent(page)
    assert again["channel"] == ["phone"]
    assert client.post(path, again).status_code == 302
    assert not Draft.objects.exists()


def test_a_text_that_was_sent_wrong_is_kept_too(house, heron, marigold, at_page):
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    page = client.post(path, {"text": WORDS}).content.decode()
    assert "Something needs mending" in page
    client.post("/lock/", as_sent(page))
    assert Draft.objects.count() == 1


def test_it_is_kept_though_the_keys_are_gone_already(house, heron, marigold, at_page):
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    sent = as_sent(client.get(path).content.decode()) | {"text": [WORDS]}
    client.post("/lock/")
    client.post("/lock/", sent)
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("path", ["/", "/files/", "/ask/", "/worried/"])
def test_a_page_without_such_a_form_locks_as_before(house, heron, at_page, path):
    page = at_page(heron).get(path).content.decode()
    assert 'form="writing"' not in page and 'id="writing"' not in page
    assert f'name="next" value="{path}"' in page


def test_a_version_that_was_being_entered_comes_back_and_is_said(house, at_page):
    client, path = at_page(house.wren), "/code/adopt/"
    sent = as_sent(client.get(path).content.decode()) | {"signed_as": ["president"]}
    client.post("/lock/", sent)
    page = at_page(house.wren).get(path).content.decode()
    assert "We kept what you were writing" in page
    assert as_sent(page)["signed_as"] == ["president"]
