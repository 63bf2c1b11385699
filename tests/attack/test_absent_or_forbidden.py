"""A file that exists and one that does not are one page to whoever has no tie to it: bytes, status, headers."""

import re
import uuid
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.installation import PASSWORD, Installation
from tests.visitor import Answer, Visitor

pytestmark = pytest.mark.attack

ANY = str(uuid.uuid4())
TAILS = [
    "",
    "looked/",
    "header/",
    "team/",
    f"team/{ANY}/remove/",
    "first-contact/",
    "first-contact/explained/",
    "contacts/new/",
    f"contacts/{ANY}/",
    f"contacts/{ANY}/correct/",
    f"contacts/{ANY}/move/",
    f"due/{ANY}/done/",
    f"worries/{ANY}/seen/",
]
# Heron supports some people; Linnet others; Grive, of staff, nobody; Avocet's training has lapsed.
OUTSIDERS = ["grive@garden.example", "avocet@garden.example", "dunnock@garden.example"]


@pytest.fixture(scope="module")
def address(practice: Installation) -> Iterator[str]:
    """The demonstration, served."""
    with practice.served() as address:
        yield address


@pytest.fixture(scope="module")
def there(address: str) -> str:
    """The reference of a file that is there."""
    heron = Visitor(address)
    heron.sign_in("heron@garden.example", PASSWORD)
    return re.findall(r"/files/(F-\w+)/", heron.get("/files/").text)[0]


def told(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    """All that an answer tells, but for the second in which it was given."""
    return answer.status, [pair for pair in answer.headers if pair[0] != "Date"], answer.body


@pytest.mark.parametrize("email", OUTSIDERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_one_page_for_both(address: str, there: str, email: str, method: str) -> None:
    visitor = Visitor(address)
    visitor.sign_in(email, PASSWORD)
    token = visitor.get("/language/").hidden() or visitor.get("/").hidden()
    for tail in TAILS:
        answers = []
        for reference in (there, "F-ZZZZZ", there.lower(), "F-ZZZZ9"):
            path = f"/files/{reference}/{tail}"
            answers.append(visitor.get(path) if method == "get" else visitor.post(path, token))
        first = answers[0]
        assert first.status in {404, 405}, tail
        assert [told(one) for one in answers] == [told(first)] * 4, tail


def test_to_whoever_supports_them_it_is_there(address: str, there: str) -> None:
    heron = Visitor(address)
    heron.sign_in("heron@garden.example", PASSWORD)
    assert heron.get(f"/files/{there}/").status == 200
    assert heron.get("/files/F-ZZZZZ/").status == 404


def test_the_ledger_writes_a_line_for_each(address: str, there: str, practice: Installation) -> None:
    visitor = Visitor(address)
    visitor.sign_in(OUTSIDERS[0], PASSWORD)
    count = "SELECT count(*) FROM store_ledgerentry"
    sizes = [practice.sql(count)[0][0]]
    for reference in (there, "F-ZZZZZ"):
        visitor.get(f"/files/{reference}/")
        sizes.append(practice.sql(count)[0][0])
    assert [later - earlier for earlier, later in pairwise(sizes)] == [1, 1]


def test_known_and_unknown_names_at_the_door(address: str) -> None:
    answers = [
        Visitor(address).fill_in("/sign-in/", email=email, password="not the one at all")
        for email in ("wren@garden.example", "nobody@garden.example", "bunting@garden.example")
    ]
    pages = [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"|value="[^"]*@[^"]*"', "", one.text) for one in answers
    ]
    assert {one.status for one in answers} == {200}
    assert len(set(pages)) == 1
