"""Every kind of page of the practice copy that links lead to: that it is there, speaks the reader's language, and
names nobody where others could read it. How each of them looks is seen in journeys/test_look."""

import pytest

from tests.browser.pages.door import PASSWORD
from tests.browser.pages.walk import Reading, every_kind_of_page, read
from tests.visitor import Visitor

# Who speaks which language is the cast's own choice.
WALKS = [("kestrel", "en"), ("wren", "en"), ("pinson", "fr")]
MUST_COME_BY = {"/", "/files/", "/files/REF/", "/files/REF/contacts/new/", "/code/"}


def _signed_in(address: str, who: str, lang: str) -> Visitor:
    """Somebody of the practice copy. Another journey may have had them read in the other language."""
    visitor = Visitor(address)
    visitor.sign_in(f"{who}@garden.example", PASSWORD)
    visitor.post("/language/", {**visitor.get("/").hidden(), "language": lang})
    return visitor


def _faults(reading: Reading, names: set[str], lang: str) -> list[str]:
    said = reading.title + reading.address + reading.print_foot
    wrong = {
        f"it answers {reading.status}": reading.status != 200,
        f"it has {reading.headings} headings": reading.headings != 1,
        f"it speaks `{reading.lang}`": reading.lang != lang,
        "it has no title": not reading.title.strip(),
        "it names somebody outside itself": any(name in said for name in names),
    }
    return [f"{reading.kind}: {what}" for what, is_so in wrong.items() if is_so]


@pytest.mark.parametrize(("who", "lang"), WALKS)
def test_every_page_names_nobody_outside_it(practice_copy: str, who: str, lang: str) -> None:
    visitor = _signed_in(practice_copy, who, lang)
    names = {*read(visitor, "/files/").names, who.capitalize(), "Garden"}
    assert len(names) > 4
    readings = list(every_kind_of_page(visitor))
    assert [fault for one in readings for fault in _faults(one, names, lang)] == []
    assert {one.kind for one in readings} >= MUST_COME_BY


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_page_for_strangers_speaks_their_language(practice_copy: str, lang: str) -> None:
    readings = list(every_kind_of_page(Visitor(practice_copy, lang), "/sign-in/"))
    assert [fault for one in readings for fault in _faults(one, set(), lang)] == []
    assert len(readings) > 4
