"""A worry is corrected as a note is: the first wording stays, and so does what is owed by it."""

from uuid import uuid4

import pytest

from inconfidence.files import actions
from inconfidence.files.models import Due
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Refused
from inconfidence.gate.errors import Absent


@pytest.fixture
def worry(heron, marigold):
    record = uuid4()
    danger = {"grounds": {"duty-to-assist"}, "text": "She has pills."}
    actions.worry_record(bearer=heron.bearer, file=marigold, record=record, **danger)
    return record


def correct(person, file, worry, text: str, wordings: int = 0) -> None:
    actions.worry_correct(bearer=person.bearer, file=file, worry=worry, wordings=wordings, text=text)


def test_the_first_wording_stays_and_what_is_owed_by_it_too(house, heron, marigold, worry, at_page):
    owed = set(Due.objects.values_list("id", "record", "due_at", "done_at"))
    client, page = at_page(heron), f"/files/{marigold.reference}/worries/{worry}/correct/"
    assert page in client.get(f"/files/{marigold.reference}/").content.decode()
    assert client.post(page, {"text": "He has pills.", "wordings": "0"}).status_code == 302
    # Sent twice, it is one correction.
    assert client.post(page, {"text": "He has pills.", "wordings": "0"}).status_code == 302
    file = client.get(f"/files/{marigold.reference}/").content.decode()
    assert "He has pills." in file and "She has pills." not in file
    said = client.get(page).content.decode()
    assert said.count("She has pills.") == 1 and "As it reads now" in said and "Before" in said
    assert set(Due.objects.values_list("id", "record", "due_at", "done_at")) == owed


def test_what_was_done_about_it_stays_with_it(house, heron, marigold, worry):
    line = {"record": uuid4(), "text": "I rang."}
    actions.worry_seen_to(bearer=heron.bearer, file=marigold, worry=worry, **line)
    correct(heron, marigold, worry, "He has pills.")
    (kept,) = file_opened(heron.bearer, marigold).current("worry")
    assert kept.content["text"] == "He has pills." and kept.content["seen"][0]["text"] == "I rang."


def test_whoever_is_outrun_reads_both_and_loses_no_words(house, heron, marigold, worry, at_page):
    correct(house.wren, marigold, worry, "He has pills.")
    client, page = at_page(heron), f"/files/{marigold.reference}/worries/{worry}/correct/"
    said = client.post(page, {"text": "They have pills.", "wordings": "0"}).content.decode()
    assert "in the meantime" in said and "They have pills." in said and "He has pills." in said
    assert client.post(page, {"text": "They have pills.", "wordings": "1"}).status_code == 302
    (kept,) = file_opened(heron.bearer, marigold).current("worry")
    assert [one["text"] for one in kept.content["before"]] == ["She has pills.", "He has pills."]


@pytest.mark.parametrize("code", ["cwc", "csf-2024"])
def test_before_the_first_contact_too(house, heron):
    file, record = house.open_file(heron, told=False), uuid4()
    actions.worry_record(
        bearer=heron.bearer, file=file, record=record, grounds={"child-at-risk"}, text="Alone."
    )
    correct(heron, file, record, "Alone at night.")
    assert file_opened(heron.bearer, file).current("worry")[0].content["text"] == "Alone at night."


def test_nobody_else_corrects_it_and_nothing_but_a_worry(house, heron, robin, marigold, worry):
    with pytest.raises((Absent, Refused)):
        correct(robin, marigold, worry, "Nothing.")
    house.note(heron, marigold)
    (note,) = file_opened(heron.bearer, marigold).current("contact")
    with pytest.raises(Absent):
        correct(heron, marigold, note.id, "Nothing.")
