"""Who looked at this file, when and why."""

import re
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from inconfidence.files import actions as files
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.ledger.entry import Entry
from inconfidence.oversight import sentences
from inconfidence.store.models import LedgerEntry, SealedRecord
from inconfidence.vault.errors import SealBroken


def lines(client, file) -> list[str]:
    """What the page says, line by line, in words alone."""
    page = client.get(f"/files/{file.reference}/looked/").content.decode()
    found = re.findall(r"<li>(.*?)</li>", page, re.S)
    return [re.sub(r"\s+", " ", strip_tags(line)) for line in found]


def test_each_thing_that_was_done_is_a_sentence(house, heron, marigold, at_page) -> None:
    house.note(heron, marigold)
    said = " | ".join(lines(at_page(house.wren), marigold))
    assert "Heron of the Garden began this file." in said
    assert "Heron of the Garden explained the code." in said
    assert "Heron of the Garden wrote down a phone call." in said


def test_the_newest_comes_first_and_the_looking_is_written_down(house, heron, marigold, at_page) -> None:
    client = at_page(house.wren)
    before = LedgerEntry.objects.count()
    assert "wrote down" not in lines(client, marigold)[0]
    assert LedgerEntry.objects.count() == before + 1
    assert "You looked at this list." in lines(client, marigold)[0]


def test_the_reader_is_you_and_the_purpose_and_tie_are_said(heron, marigold, at_page) -> None:
    file_opened(heron.bearer, marigold)
    first = lines(at_page(heron), marigold)[0]
    assert "You read this file." in first
    assert "to support them" in first
    assert "you support them" in first


def test_who_tried_without_a_tie_is_there(heron, robin, marigold, at_page) -> None:
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)
    first = lines(at_page(heron), marigold)[0]
    assert "Robin of the Garden tried to open this file and could not." in first
    assert "not permitted" in first
    assert "no tie to this file" in first


def test_what_broke_is_not_said_to_be_a_look(heron, robin, marigold, house, at_page) -> None:
    house.note(heron, marigold)
    record = SealedRecord.objects.filter(file=marigold).last()
    SealedRecord.objects.filter(id=record.id).update(content=b"")
    with pytest.raises(SealBroken):
        file_opened(heron.bearer, marigold)
    mine = lines(at_page(heron), marigold)[0]
    theirs = lines(at_page(house.wren), marigold)[1]
    for said, who in ((mine, "you"), (theirs, "Heron of the Garden")):
        assert f"did not open, or did not fit, while {who} worked" in said
        assert "tried to open" not in said and "not permitted" not in said and "no tie" not in said


def test_who_was_added_is_named(house, heron, robin, marigold, at_page) -> None:
    files.care_team_add(bearer=house.wren.bearer, file=marigold, member=robin.row)
    first = lines(at_page(heron), marigold)[0]
    assert "Wren Hazel added Robin of the Garden to the care team." in first
    assert "by office" in first


def test_the_same_thing_again_on_one_day_is_one_line(house, heron, marigold, at_page) -> None:
    for _ in range(4):
        file_opened(heron.bearer, marigold)
    assert "4 times that day" in lines(at_page(house.wren), marigold)[0]


def test_entries_from_before_the_key_was_turned_can_still_be_read(
    house, heron, robin, marigold, at_page
) -> None:
    files.care_team_add(bearer=house.wren.bearer, file=marigold, member=robin.row)
    files.care_team_remove(bearer=house.wren.bearer, file=marigold, member=robin.row)
    said = " | ".join(lines(at_page(heron), marigold))
    assert "took Robin of the Garden off the care team." in said
    assert "You began this file." in said


def test_a_long_history_has_pages(house, heron, marigold, at_page, monkeypatch) -> None:
    monkeypatch.setattr("inconfidence.oversight.looking._A_PAGE", 25)
    for _ in range(15):
        house.note(heron, marigold)
        file_opened(heron.bearer, marigold)
    client = at_page(heron)
    assert "Page 1 of 2" in client.get(f"/files/{marigold.reference}/looked/").content.decode()
    last = client.get(f"/files/{marigold.reference}/looked/?page=2").content.decode()
    assert "began this file" in strip_tags(last)
    assert client.get(f"/files/{marigold.reference}/looked/?page=x").status_code == 200


def test_without_a_tie_it_is_the_page_of_a_file_that_is_not_there(robin, marigold, at_page) -> None:
    client = at_page(robin)
    there = client.get(f"/files/{marigold.reference}/looked/")
    nowhere = client.get("/files/F-ZZZZZ/looked/")
    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content


def test_the_title_and_address_name_nobody(heron, marigold, at_page) -> None:
    page = at_page(heron).get(f"/files/{marigold.reference}/looked/").content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.S)[1]
    assert marigold.reference in title
    assert "Marigold" not in title


def test_in_french(house, heron, marigold, at_page) -> None:
    heron.row.language = "fr"
    heron.row.save()
    house.note(heron, marigold)
    first = lines(at_page(heron), marigold)[0]
    assert "Vous avez noté un appel téléphonique." in first
    assert "pour l’accompagner" in first


def test_an_unknown_verb_is_told_by_its_action() -> None:
    flow = {"action": "record"}
    with translation.override("en"):
        assert str(sentences.pair_for(flow, {"verb": "of-a-later-version"}, True)[0]) == (
            "You wrote in this file."
        )
        assert "did not permit" in str(sentences.pair_for({"action": "erase"}, {}, False)[1])
        assert sentences.pair_for({}, {}, True)


def test_a_name_is_shown_as_text(house, heron, marigold, at_page) -> None:
    person = house.join("<i>Robin</i>", "listener")
    with pytest.raises(Absent):
        file_opened(person.bearer, marigold)
    page = at_page(heron).get(f"/files/{marigold.reference}/looked/").content.decode()
    assert "&lt;i&gt;Robin&lt;/i&gt;" in page
    assert "<i>Robin" not in page


def test_every_entry_about_the_file_is_told_once(house, heron, marigold, at_page) -> None:
    rows = LedgerEntry.objects.filter(file=marigold.id)
    entries = [Entry.from_bytes(bytes(row.entry)) for row in rows]
    assert len(lines(at_page(heron), marigold)) == len(entries)


def test_every_verb_that_is_written_down_about_a_file_has_its_sentence() -> None:
    package = Path(sentences.__file__).parents[1]
    sources = [
        path.read_text()
        for app in ("files", "sharing", "oversight")
        for path in (package / app).rglob("*.py")
    ]
    written = {
        verb for source in sources for verb in re.findall(r'passage\.remark\(\s*verb=f?"([^"]+)"', source)
    }
    for kind in ("consultation", "disclosure"):
        for verb in written:
            verb = re.sub(r"{.*?}", kind, verb)
            remark = {"verb": verb, "step": "copy", "channel": "phone"}
            assert sentences.pair_for({"action": "nothing"}, remark, True) != sentences.pair_for(
                {"action": "nothing"}, {}, True
            ), verb
    assert len(written) > 15
