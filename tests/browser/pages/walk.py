"""From link to link through every kind of page that somebody can come to, as their browser would fetch them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.visitor import Answer, Visitor

_REFERENCE = re.compile(r"\b[A-Z]-[0-9A-Z]{5}\b")
_ID = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
# Elements that have no end.
_EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


def kind_of(address: str) -> str:
    """What two pages of the same kind share: the address without references, ids and question mark."""
    path = address.split("?")[0].split("#")[0]
    return _ID.sub("ID", _REFERENCE.sub("REF", path))


@dataclass
class Reading(HTMLParser):
    """What a page says of itself outside its text, whom it names in its rows, and where it leads."""

    kind: str
    address: str
    status: int
    lang: str = ""
    headings: int = 0
    links: list[str] = field(default_factory=list)
    title: str = ""
    print_foot: str = ""
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the language, a heading, a link. What is downloaded is no page."""
        said = dict(attrs)
        if tag == "html":
            self.lang = said.get("lang") or ""
        self.headings += tag == "h1"
        if tag == "a" and said.get("href") and "download" not in said:
            self.links.append(str(said["href"]))
        if tag not in _EMPTY:
            self._open.append((tag, said.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, and what was left open in it."""
        while any(name == tag for name, _ in self._open) and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Notes words, by where they stand."""
        within = [name for name, _ in self._open]
        classes = {word for _, words in self._open for word in words.split()}
        if "title" in within and "svg" not in within:
            self.title += data
        if "print-foot" in classes:
            self.print_foot += data
        if "row" in classes and within[-1:] == ["b"]:
            self.names.append(data.split()[0])


def read(visitor: Visitor, address: str) -> Reading:
    """Fetches a page, wherever its address leads by now, and reads it."""
    answer = _followed(visitor, address)
    reading = Reading(kind_of(address), answer.address, answer.status)
    reading.feed(answer.text)
    return reading


def _followed(visitor: Visitor, address: str) -> Answer:
    answer = visitor.get(address)
    return _followed(visitor, answer.location) if answer.location else answer


def every_kind_of_page(visitor: Visitor, start: str = "/") -> Iterator[Reading]:
    """Reads one page of every kind that links lead to."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        address = ahead.pop(0)
        kind = kind_of(address)
        # `?lang=fr` leads nowhere else.
        if kind in seen or not address.startswith("/"):
            continue
        seen.add(kind)
        reading = read(visitor, address)
        ahead += reading.links
        yield reading
