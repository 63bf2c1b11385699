"""A worry is corrected as a note is: the first wording stays, and so does what is owed by it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localtime

from inconfidence.charity.house import CLOCK
from inconfidence.files import actions
from inconfidence.files.entries import entry_of
from inconfidence.files.models import Due
from inconfidence.files.records import wordings_of
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


def test_nobody_is_given_the_words_of_another(house, heron, marigold, worry, at_page):
    correct(house.wren, marigold, worry, "He has pills.")
    (kept,) = file_opened(heron.bearer, marigold).current("worry")
    seen = {
        reader: entry_of(kept, {heron.row.id: "Heron", house.wren.row.id: "Wren"}, "AB", by)
        for reader, by in {"heron": heron.row.id, "wren": house.wren.row.id, "other": None}.items()
    }
    said = {reader: (entry["author"], entry["corrected_by"]) for reader, entry in seen.items()}
    assert said == {"heron": ("you", "Wren"), "wren": ("Heron", "you"), "other": ("Heron", "Wren")}
    page = at_page(heron).get(f"/files/{marigold.reference}/").content.decode()
    assert "corrected by Wren" in page
    correct(heron, marigold, worry, "They have pills.", wordings=1)
    (kept,) = file_opened(heron.bearer, marigold).current("worry")
    assert "corrected_by" not in entry_of(kept, {}, "AB", heron.row.id)


def test_each_wording_has_its_own_moment(house, heron, marigold, worry, at_page):
    kept = file_opened(heron.bearer, marigold).current("worry")[0].kept_at
    with CLOCK.set_to(kept + timedelta(minutes=90)):
        correct(heron, marigold, worry, "He has pills.")
    with CLOCK.set_to(kept + timedelta(minutes=190)):
        correct(house.wren, marigold, worry, "They have pills.", wordings=1)
    wordings = wordings_of(file_opened(heron.bearer, marigold).current("worry")[0])
    assert [(one.author, round((one.kept_at - kept).total_seconds() / 60)) for one in wordings] == [
        (house.wren.row.id, 190),
        (heron.row.id, 90),
        (heron.row.id, 0),
    ]
    page = f"/files/{marigold.reference}/worries/{worry}/correct/"
    shown = at_page(heron).get(page).content.decode()
    assert all(f"{localtime(one.kept_at):%H:%M}" in shown for one in wordings)


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
