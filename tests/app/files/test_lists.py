"""Lists and finding: pages of headers, tokens, and the files that stand on no page; always the same answer."""

import re
from dataclasses import replace

import pytest

from inconfidence.charity.house import gate
from inconfidence.files import actions
from inconfidence.files.header import header_of
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_facts
from inconfidence.files.selectors import files_found, files_listed
from inconfidence.gate import filing, shelf
from inconfidence.gate.acting import Act
from inconfidence.ledger.entry import Entry
from inconfidence.store.list_rows import list_forget, list_rebuild
from inconfidence.store.models import BlindRow, CabinetGrant, FileGrant, LedgerEntry, ListPage, SealedFile


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    """Three loose files are filed."""
    monkeypatch.setattr(shelf, "LOOSE", 2)


def names(listed) -> list[str]:
    return [line.name for line in listed[:]]


def found(person, typed: str) -> tuple[list[str], list[str]]:
    answer = files_found(person.bearer, typed)
    return [line.name for line in answer.exact], [line.name for line in answer.near]


@pytest.fixture
def three(house, heron, walk):
    people = (("Églantine O’Brien", "06 39 98 12 34"), ("Philippe Dupont", ""), ("Marigold Tansy", ""))

    def opened():
        return [house.open_file(heron, name=name, told=False, phone=phone).id for name, phone in people]

    return [SealedFile.objects.get(id=id) for id in walk.take("three loose files", opened)]


def test_a_listener_and_a_key_holder_see_the_same_files(house, heron, robin, three):
    for _ in range(3):
        assert names(files_listed(house.wren.bearer)) == names(files_listed(heron.bearer))
    assert names(files_listed(heron.bearer)) == ["Églantine O’Brien", "Marigold Tansy", "Philippe Dupont"]
    assert names(files_listed(robin.bearer)) == []
    assert ListPage.objects.count() == 1 and not SealedFile.objects.filter(page=None).exists()


@pytest.mark.parametrize("looks", [0, 1])
@pytest.mark.parametrize(
    ("typed", "exact", "near"),
    [
        ("obrien eglantine", ["Églantine O’Brien"], []),
        ("ÉGLANTINE", ["Églantine O’Brien"], []),
        ("+33 6 39 98 12 34", ["Églantine O’Brien"], []),
        ("Filip Dupond", [], ["Philippe Dupont"]),
        ("Marygold", [], ["Marigold Tansy"]),
        ("mari", [], []),
        ("tansy dupont", [], []),
        ("-- ''", [], []),
        ("Мария", [], []),
        ("marigold\u0000\u202e", ["Marigold Tansy"], []),
    ],
)
def test_a_file_is_found_by_whole_words_and_by_how_they_sound(house, three, looks, typed, exact, near):
    for _ in range(looks):
        files_listed(house.wren.bearer)
    assert found(house.wren, typed) == (exact, near)
    assert BlindRow.objects.exists()


def test_a_new_name_finds_and_the_old_one_does_not(house, heron, three):
    files_listed(house.wren.bearer)
    new = header_of({"name": "Basil Oregano"})
    actions.touch_change(bearer=heron.bearer, file=three[2], header=new, version=1)
    assert not BlindRow.objects.filter(file=three[2]).exists()
    for person in (heron, house.wren, house.wren):
        assert found(person, "marigold") == ([], [])
        assert found(person, "oregano") == (["Basil Oregano"], [])
        assert "Marigold Tansy" not in names(files_listed(person.bearer))


def test_a_page_is_mended_of_what_stands_there_no_more(house, heron, three):
    files_listed(house.wren.bearer)
    new = header_of({"name": "Basil Oregano"})
    actions.touch_change(bearer=heron.bearer, file=three[2], header=new, version=1)
    assert ListPage.objects.get().size == 3
    assert len(files_listed(house.wren.bearer)) == 3
    assert ListPage.objects.get().size == 2


def test_one_who_is_complained_of_sees_and_finds_nothing(house, heron, three):
    party = frozenset({house.wren.row.id.hex})
    wanted = movement(three[2], "record", information="contact-details", purpose="administration")
    with gate().passing(heron.bearer, wanted) as passage:
        keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=party)))
    for _ in range(3):
        assert found(house.wren, "marigold") == ([], [])
        assert names(files_listed(house.wren.bearer)) == ["Églantine O’Brien", "Philippe Dupont"]
    assert not SealedFile.objects.filter(page=None).exists()


def test_a_list_or_a_search_is_one_line_of_the_ledger(house, three):
    for look in (lambda: files_listed(house.wren.bearer), lambda: files_found(house.wren.bearer, "tansy")):
        before = LedgerEntry.objects.count()
        look()
        assert LedgerEntry.objects.count() == before + 1


def test_who_lost_the_cabinet_sees_nothing_of_it(house, three):
    files_listed(house.wren.bearer)
    CabinetGrant.objects.filter(member=house.wren.row, cabinet=three[0].cabinet).delete()
    assert len(files_listed(house.wren.bearer)) == 0
    assert found(house.wren, "tansy") == ([], [])


def faults() -> list[Entry]:
    entries = [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.order_by("index")]
    return [entry for entry in entries if entry.kind == "fault"]


@pytest.mark.parametrize("column", ["lines", "terms"])
@pytest.mark.parametrize("broken", [b"", b"\x01s" + bytes(90)])
def test_a_broken_page_is_made_again_and_nobody_is_missing(house, heron, three, column, broken):
    files_listed(house.wren.bearer)
    ListPage.objects.update(indexed=False, **{column: broken})
    assert found(house.wren, "tansy") == (["Marigold Tansy"], [])
    assert len(files_listed(house.wren.bearer)) == 3
    assert [(entry.actor, entry.file) for entry in faults()] == [(house.wren.row.id, None)]
    assert ListPage.objects.get().indexed


def test_a_page_put_in_anothers_place_does_not_open(house, heron, three):
    files_listed(house.wren.bearer)
    page = ListPage.objects.get()
    other = filing.new_id()
    SealedFile.objects.update(page=other)
    ListPage.objects.filter(id=page.id).update(id=other)
    assert len(files_listed(house.wren.bearer)) == 3 and len(faults()) == 1


def test_a_page_that_is_gone_hides_nobody(house, heron, three):
    files_listed(house.wren.bearer)
    ListPage.objects.all().delete()
    assert len(files_listed(house.wren.bearer)) == 3 and len(faults()) == 1


@pytest.mark.parametrize("column", ["header", "facts", "key_wrap"])
@pytest.mark.parametrize("whose", ["heron", "wren"])
def test_what_broke_is_one_line_a_look(house, heron, three, column, whose):
    """A supporter opens each file by itself; an office, those that stand on no page."""
    reader = heron if whose == "heron" else house.wren
    SealedFile.objects.update(**{column: b"\x01s" + bytes(90)})
    FileGrant.objects.update(quick_wrap=b"\x01s" + bytes(90))
    listed = files_listed(reader.bearer)
    assert sorted(listed.shut) == sorted(file.reference for file in three) and not names(listed)
    assert [(entry.actor, entry.file) for entry in faults()] == [(reader.row.id, None)]
    found(reader, "dupont")
    assert len(faults()) == 2


def test_the_line_names_the_file_where_it_is_one(heron, three):
    SealedFile.objects.filter(id=three[1].id).update(header=b"\x01s" + bytes(90))
    assert len(files_listed(heron.bearer)) == 2
    assert [entry.file for entry in faults()] == [three[1].id]


def test_the_looks_own_line_says_how_many_files_broke(heron, three, monkeypatch):
    said: list[dict[str, object]] = []
    monkeypatch.setattr(Act, "remark", lambda _self, **words: said.append(words))
    files_listed(heron.bearer)
    SealedFile.objects.exclude(id=three[1].id).update(header=b"\x01s" + bytes(90))
    files_listed(heron.bearer)
    assert said == [{"verb": "list", "files": 3}, {"verb": "list", "files": 1, "broken": 2}]


def test_tokens_without_their_file_find_nobody_else(house, heron, three):
    """Somebody with the database gives one file the tokens of another: what is found is opened and compared."""
    files_listed(house.wren.bearer)
    BlindRow.objects.filter(file=three[0]).delete()
    for row in list(BlindRow.objects.filter(file=three[1])):
        BlindRow.objects.create(token=row.token, file=three[0])
    assert found(house.wren, "dupont") == (["Philippe Dupont"], [])


def test_a_forgotten_file_takes_its_page_and_tokens_along(house, heron, three):
    files_listed(house.wren.bearer)
    list_forget(three[2].id)
    assert not ListPage.objects.exists() and not BlindRow.objects.filter(file=three[2]).exists()
    FileGrant.objects.filter(file=three[2]).delete()
    SealedFile.objects.filter(id=three[2].id).delete()
    assert names(files_listed(house.wren.bearer)) == ["Églantine O’Brien", "Philippe Dupont"]
    assert found(house.wren, "marigold") == ([], [])


def test_a_list_can_be_made_again_from_the_files(house, three):
    before = names(files_listed(house.wren.bearer))
    list_rebuild(three[0].cabinet_id)
    assert not ListPage.objects.exists() and not BlindRow.objects.exists()
    assert names(files_listed(house.wren.bearer)) == before and BlindRow.objects.exists()


def test_more_files_than_a_page_takes(house, heron, monkeypatch):
    monkeypatch.setattr(filing, "MOST", 4)
    for number in range(11):
        house.open_file(heron, name=f"Basil {number}", told=False)
        if number % 4 == 3:
            files_listed(house.wren.bearer)
    assert len(files_listed(house.wren.bearer)) == 11
    assert sum(page.size for page in ListPage.objects.all()) == 11
    assert len(found(house.wren, "basil")[0]) == 11
    assert found(house.wren, "7 basil")[0] == ["Basil 7"]


def test_a_name_cannot_make_a_line_of_its_own(house, heron, three):
    odd = "Nettle\x1fX\nF-AAAAA\x85\u2028 End"
    house.open_file(heron, name=odd, told=False)
    listed = names(files_listed(house.wren.bearer))
    assert len(listed) == 4 and names(files_listed(heron.bearer)) == listed
    assert found(house.wren, "nettle")[0] == [listed[2]]


def test_the_page_says_what_only_sounds_alike(house, heron, three, at_page):
    client = at_page(house.wren)
    answer = client.post("/files/", {"name": "Filip Dupond"}).content.decode()
    assert "Philippe Dupont" in answer and "sounds like" in answer and "file found" not in answer
    answer = client.post("/files/", {"name": "dupont"}).content.decode()
    assert "1 file found" in answer and "sounds like" not in answer
    house.open_file(heron, name="Basil Dupond", told=False)
    answer = client.post("/files/", {"name": "dupont"}).content.decode()
    exact, near = answer.split("Sounds like it")
    assert "Philippe Dupont" in exact and "sounds like" not in exact
    assert "Basil Dupond" in near and near.count("sounds like") == 1


def test_a_long_list_has_pages(house, heron, at_page):
    for number in range(52):
        house.open_file(heron, name=f"Basil {number:02}", told=False)
    client = at_page(house.wren)
    first, last = (client.get(f"/files/?page={page}").content.decode() for page in (1, 2))
    assert "Basil 49" in first and "Basil 50" not in first and "Page 1 of 2" in first
    assert "Basil 51" in last and "Basil 49" not in last
    for odd in ("0", "-1", "9999", "x", "1e9", "%00"):
        assert client.get(f"/files/?page={odd}").status_code == 200


@pytest.mark.parametrize(
    "typed", ["a" * 10_000, "\u0000", "!?!", "е" * 120, "a " * 59, "1" * 120, "%_\"'--", "@"]
)
def test_whatever_is_typed_has_an_answer(house, three, at_page, typed):
    assert at_page(house.wren).post("/files/", {"name": typed}).status_code == 200


def test_a_name_that_is_not_ones_own_is_a_name_of_nobody(house, heron, robin, three, at_page):
    """By content, status, size and headers; what time tells is asked in `tests/attack`."""
    typed = ("Philippe Dupont", "Marigolde Tansi", "Somebody Nobody")
    files_listed(house.wren.bearer)
    for person in (robin, house.join("Merle", "coordinator", "South")):
        client = at_page(person)
        answers = [client.post("/files/", {"name": name}) for name in typed]
        assert len({answer.status_code for answer in answers}) == 1
        assert len({tuple(answer.headers) for answer in answers}) == 1
        assert len({_without(answer.content.decode(), typed) for answer in answers}) == 1


def _without(text: str, typed: tuple[str, ...]) -> str:
    for name in typed:
        text = text.replace(name, "")
    return re.sub(r'csrfmiddlewaretoken" value="\w+', "", text)
