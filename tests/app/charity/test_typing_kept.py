"""What was being written comes back as a whole form that can be sent."""

import re
from datetime import date

import pytest

from inconfidence.files.selectors import file_opened
from inconfidence.gate import keys
from inconfidence.gate.errors import KeysTurned
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import Draft, LedgerEntry, Member

WORDS = "Waiting for the scan, and for the letter."
BOX = re.compile(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"')


def test_a_note_kept_by_itself_comes_back_with_its_day_and_can_be_sent(heron, marigold, at_page):
    page = f"/files/{marigold.reference}/contacts/new/"
    client = at_page(heron)
    kept = client.post(f"/draft/?for={page}", {"name": "text", "text": WORDS})
    assert kept.status_code == 204
    shown = client.get(page).content.decode()
    assert WORDS in shown
    boxes = dict(BOX.findall(shown))
    assert boxes["happened_on_year"] == str(date.today().year)
    sent = {
        name: boxes[name] for name in ("record", "happened_on_day", "happened_on_month", "happened_on_year")
    }
    answer = client.post(page, {**sent, "channel": "phone", "text": WORDS})
    assert answer.status_code == 302
    assert [one.content["text"] for one in file_opened(heron.bearer, marigold).current("contact")] == [WORDS]


def test_what_was_typed_of_a_day_is_not_overwritten(heron, marigold, at_page):
    page = f"/files/{marigold.reference}/contacts/new/"
    client = at_page(heron)
    client.post("/lock/")
    client.post(
        page, {"happened_on_day": "31", "happened_on_month": "2", "happened_on_year": "2026", "text": WORDS}
    )
    client = at_page(heron)
    boxes = dict(BOX.findall(client.get(page).content.decode()))
    assert (boxes["happened_on_day"], boxes["happened_on_month"]) == ("31", "2")


def test_what_was_kept_and_broke_is_said_once_and_written_down(heron, marigold, at_page):
    page = f"/files/{marigold.reference}/contacts/new/"
    client = at_page(heron)
    client.post(f"/draft/?for={page}", {"name": "text", "text": WORDS})
    Draft.objects.update(content=bytes(Draft.objects.get().content)[:-1])
    before = LedgerEntry.objects.count()
    shown = client.get(page)
    assert shown.status_code == 200 and "cannot be read any more" in shown.content.decode()
    assert "cannot be read any more" not in client.get(page).content.decode()
    kinds = [
        Entry.from_bytes(bytes(row.entry)).kind for row in LedgerEntry.objects.order_by("index")[before:]
    ]
    assert kinds.count("fault") == 1


def test_new_typing_takes_the_place_of_what_broke(heron, marigold, at_page):
    page = f"/files/{marigold.reference}/contacts/new/"
    client = at_page(heron)
    client.post(f"/draft/?for={page}", {"name": "text", "text": WORDS})
    Draft.objects.update(content=b"")
    assert client.post(f"/draft/?for={page}", {"name": "text", "text": "New words."}).status_code == 204
    assert "New words." in client.get(page).content.decode()


@pytest.mark.parametrize(("lang", "said"), [("en", "do the same again"), ("fr", "refaites la même chose")])
def test_it_waits_where_keys_turned_in_that_moment(heron, marigold, at_page, monkeypatch, lang, said):
    page = f"/files/{marigold.reference}/contacts/new/"
    client = at_page(heron)
    Member.objects.filter(id=heron.row.id).update(language=lang)

    def turned(*_values):
        raise KeysTurned

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(keys, "file_key", turned)
        answer = client.post(page, {"channel": "phone", "text": WORDS})
    assert answer.status_code == 409 and said in answer.content.decode()
    assert WORDS in client.get(page).content.decode()


class TestSentAgainInOtherWords:
    """Somebody goes back, changes what they had sent, and sends it again: the first stays, nothing is lost."""

    @pytest.fixture
    def page(self, marigold) -> str:
        return f"/files/{marigold.reference}/contacts/new/"

    @pytest.fixture
    def sent(self, heron, page, at_page) -> dict[str, str]:
        """What was sent the first time."""
        shown = at_page(heron).get(page).content.decode()
        sent = {**dict(BOX.findall(shown)), "channel": "phone", "text": WORDS}
        assert at_page(heron).post(page, sent).status_code == 302
        return sent

    def texts(self, heron, marigold) -> list[str]:
        return [one.content["text"] for one in file_opened(heron.bearer, marigold).current("contact")]

    @pytest.mark.parametrize(
        ("lang", "said"), [("en", "You sent this before"), ("fr", "Vous l’avez déjà envoyé")]
    )
    def test_it_is_said_and_the_new_words_wait_in_the_form(
        self, heron, marigold, page, sent, at_page, lang, said
    ) -> None:
        Member.objects.filter(id=heron.row.id).update(language=lang)
        answer = at_page(heron).post(page, sent | {"text": "A second thought."})
        text = answer.content.decode()
        assert answer.status_code == 409 and f"<h1>{said}" in text and f'href="{page}"' in text
        assert self.texts(heron, marigold) == [WORDS]
        shown = at_page(heron).get(page).content.decode()
        boxes = dict(BOX.findall(shown))
        assert "A second thought." in shown and boxes["record"] != sent["record"]
        sent |= boxes | {"text": "A second thought."}
        assert at_page(heron).post(page, sent).status_code == 302
        assert sorted(self.texts(heron, marigold)) == ["A second thought.", WORDS]

    def test_the_same_words_are_merely_kept_once(self, heron, marigold, page, sent, at_page) -> None:
        assert at_page(heron).post(page, sent).status_code == 302
        assert self.texts(heron, marigold) == [WORDS]
