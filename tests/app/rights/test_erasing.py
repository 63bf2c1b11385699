"""Erasing a file: all of it goes at once, for everybody; what stays says that it was, and not of whom."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection, models
from django.http import QueryDict
from django.urls import reverse

from inconfidence.charity.drafts import draft_keep
from inconfidence.charity.house import gate
from inconfidence.files import actions as files
from inconfidence.files.header import header_of
from inconfidence.files.movements import file_of, movement
from inconfidence.files.selectors import file_opened, files_listed
from inconfidence.gate import Absent, Refused
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.note import NamedVerifier
from inconfidence.rights.actions import file_erase
from inconfidence.rights.actions.erasing import erasing
from inconfidence.rights.errors import DangerOpen
from inconfidence.store.erasing import hanging_on_files, outliving_files
from inconfidence.store.ledger_source import DatabaseSource
from inconfidence.store.models import (
    Draft,
    Erasure,
    FileGrant,
    LedgerEntry,
    SealedFile,
    SealedRecord,
)
from inconfidence.vault.checkpoints import verify

GROUNDS = [ground.value for ground in Erasure.Ground]


@pytest.fixture
def lived(house, heron, marigold):
    """Marigold's file, after something was kept in it, corrected, feared and left unsent."""
    house.note(heron, marigold, "Waiting for the scan.")
    record = SealedRecord.objects.filter(file=marigold).latest("kept_at")
    words = {"channel": "phone", "happened_on": date.today(), "text": "Had the scan."}
    files.contact_correct(bearer=heron.bearer, file=marigold, record=record.id, **words)
    _see_to(_worry(heron, marigold), marigold, heron, house.wren)
    _begin(heron, f"/files/{marigold.reference.lower()}/contacts/new/", text="Halfway")
    _begin(heron, "/worried/", file=marigold.reference, text="Still worried")
    return marigold


def _worry(person, file) -> UUID:
    record = uuid4()
    danger = {"record": record, "grounds": {"duty-to-assist"}, "text": "Alone."}
    files.worry_record(bearer=person.bearer, file=file, **danger)
    return record


def _see_to(record: UUID, file, *people) -> None:
    for person in people:
        line = {"record": uuid4(), "text": "I rang."}
        files.worry_seen_to(bearer=person.bearer, file=file, worry=record, **line)


def _begin(person, path: str, **typed: str) -> None:
    form = QueryDict(mutable=True)
    form.update(typed)
    draft_keep(member=person.row, path=path, typed=form)


def _last() -> Entry:
    return Entry.from_bytes(bytes(LedgerEntry.objects.latest("index").entry))


@pytest.mark.parametrize("ground", GROUNDS)
def test_nothing_of_the_file_stays_but_a_line_without_a_name(house, heron, lived, ground):
    line = file_erase(bearer=house.wren.bearer, file=lived, ground=ground)
    assert [model._meta.label for model, path in hanging_on_files() if _rows(model, path, lived)] == []
    assert not Draft.objects.exists()
    assert (line.id, line.reference, line.ground) == (lived.id, lived.reference, ground)
    assert line.erased_by_id == house.wren.row.id
    assert 29 <= (line.paper_until - line.erased_at).days <= 31


def test_no_file_goes_while_a_danger_in_it_waits_to_be_seen_to(house, heron, marigold, at_page):
    """Else whoever opened it could take a worry off the list of the safeguarding team."""
    plover, coot = house.join("Plover", "safeguarding", None), house.join("Coot", "coordinator")
    record = _worry(heron, marigold)
    for ground in GROUNDS:
        with pytest.raises(DangerOpen):
            file_erase(bearer=coot.bearer, file=marigold, ground=ground, given_up=True)
    client, path = at_page(coot), f"/files/{marigold.reference}/erase/"
    sent = client.post(path, {"ground": "mistake", "free": "on", "reference": marigold.reference})
    for page in (client.get(path), sent):
        said = page.content.decode()
        assert "has not been seen to" in said and "Erase for good" not in said
        assert "<li>Safeguarding team</li>" in said
    _see_to(record, marigold, heron)
    with pytest.raises(DangerOpen):
        file_erase(bearer=coot.bearer, file=marigold, ground="mistake")
    _see_to(record, marigold, plover)
    file_erase(bearer=coot.bearer, file=marigold, ground="mistake")


def _rows(model, path, file) -> bool:
    return model._default_manager.filter(**{path: file.id}).exists()


def test_no_words_about_it_are_kept_again_and_the_answer_is_as_before(house, heron, at_page):
    """A page that was open all the while sends them: by its address, by a record in it, by whom it has chosen."""
    file = house.open_file(heron, "Sorrel Dock")
    house.note(heron, file)
    record = SealedRecord.objects.filter(file=file).latest("kept_at").id
    other = house.open_file(heron, "Basil Oregano")
    pages = [
        (f"/files/{file.reference.lower()}/contacts/new/", {}),
        (f"/files/{other.reference}/contacts/{record}/correct/", {}),
        (f"/ask/{record}/", {}),
        ("/worried/", {"file": file.reference}),
    ]
    kept = [_kept(at_page(heron), *page) for page in pages]
    assert Draft.objects.count() == len(pages)
    file_erase(bearer=house.wren.bearer, file=file, ground="asked")
    Draft.objects.all().delete()
    assert [_kept(at_page(heron), *page) for page in pages] == kept
    assert not Draft.objects.exists()
    assert _kept(at_page(heron), f"/members/{heron.row.id}/training/", {}) and Draft.objects.count() == 1


def _kept(client, path: str, typed: dict[str, str]) -> tuple[int, str]:
    sent = {"next": path, "untouched": "nothing", "text": "Halfway", **typed}
    answer = client.post("/lock/", sent)
    return answer.status_code, answer["Location"]


def test_other_files_and_drafts_stay(house, heron, lived):
    other = house.open_file(heron, "Basil Oregano")
    house.note(heron, other, "All is well.")
    _begin(heron, f"/files/{other.reference}/contacts/new/", text="Halfway")
    _begin(heron, "/files/new/", name="Someone")
    file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    texts = [one.content["text"] for one in file_opened(heron.bearer, other).current("contact")]
    assert texts == ["All is well."]
    assert [line.name for line in files_listed(heron.bearer)[:]] == ["Basil Oregano"]
    assert Draft.objects.count() == 2


def test_every_table_that_points_at_a_file_is_known_to_erasure():
    found = {model for model, _path in [*hanging_on_files(), *outliving_files()]}
    at_files = {SealedFile, SealedRecord}
    while True:
        more = {model for model in apps.get_models() if _points_at(model, at_files)} - at_files - found
        assert more <= found, f"{more}: say what becomes of these rows when a file is erased"
        if not more:
            break
    assert {SealedRecord, FileGrant, Draft} <= found
    assert [model._meta.label for model, _path in outliving_files()] == [
        "files.Paper",
        "sharing.Disclosure",
        "rights.Request",
        # By the file of its own, and by that of the person whom it was about.
        "conduct.Alert",
        "conduct.Breach",
        "conduct.Breach",
        "conduct.Certificate",
        "conduct.Grievance",
        "conduct.Grievance",
        "conduct.Summons",
        "conduct.Summons",
    ]


def _points_at(model, at) -> bool:
    return any(
        isinstance(one, models.ForeignKey) and one.related_model in at for one in model._meta.get_fields()
    )


def test_whoever_may_not_is_refused_with_the_way_to_who_may(house, heron, lived):
    with pytest.raises(Refused) as refused:
        file_erase(bearer=heron.bearer, file=lived, ground="asked")
    assert refused.value.decision.clauses == ("house/erasing", "law-fr/erasure")
    assert refused.value.decision.who_may == ("coordinator", "manager")
    assert file_opened(heron.bearer, lived).name == "Marigold Tansy"


def test_a_coordinator_of_its_branch_may_and_of_another_finds_nothing(house, lived):
    dunnock = house.join("Dunnock", "coordinator", "South")
    with pytest.raises(Absent):
        file_erase(bearer=dunnock.bearer, file=lived, ground="asked")
    siskin = house.join("Siskin", "coordinator", "North")
    assert file_erase(bearer=siskin.bearer, file=lived, ground="asked").reference == lived.reference


def test_erased_is_absent_for_everybody_as_what_never_was(house, heron, robin, lived):
    file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    for person in (house.wren, heron, robin):
        assert file_of(lived.reference) is None
        with pytest.raises(Absent):
            file_opened(person.bearer, file_of(lived.reference))
        assert _last().file is None
        # A page that was open meanwhile knows the id still.
        with pytest.raises(Absent):
            house.note(person, lived, "Too late.")
        with pytest.raises(Absent):
            file_erase(bearer=person.bearer, file=lived, ground="asked")


def test_the_pages_answer_as_to_a_reference_that_never_was(house, heron, lived, at_page):
    browser = at_page(heron)
    file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    for path in ("", "header/", "contacts/new/", "team/", "erase/", "consult/", "looked/"):
        gone = browser.get(f"/files/{lived.reference}/{path}")
        never = browser.get(f"/files/F-22222/{path}")
        assert gone.status_code == never.status_code == 404
        said = [one.content.decode().replace(lived.reference, "F-22222") for one in (gone, never)]
        assert said[0] == said[1]


def test_the_passage_that_erased_reads_nothing_either(house, lived):
    with gate().passing(house.wren.bearer, erasing(lived, "asked")) as passage:
        passage.erase()
    for read in (passage.header, lambda: passage.facts, lambda: passage.read_detail(b"0000")):
        with pytest.raises(Absent):
            read()


def test_a_fault_on_the_way_leaves_the_file_whole(house, heron, lived, monkeypatch):
    monkeypatch.setattr("inconfidence.gate.passage.detail_of", _broken)
    with pytest.raises(ZeroDivisionError):
        file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    monkeypatch.undo()
    assert not Erasure.objects.exists()
    assert file_opened(heron.bearer, lived).current("contact")[0].content["text"] == "Had the scan."
    assert Draft.objects.count() == 2


def _broken(*args: object) -> bytes:
    return bytes(1 // 0)


def test_the_ledger_says_it_without_a_word_and_stays_whole(house, heron, lived, settings):
    before = LedgerEntry.objects.filter(file=lived.id).count()
    file_erase(bearer=house.wren.bearer, file=lived, ground="asked")
    entry = _last()
    assert (entry.kind, entry.file, entry.actor) == ("erasure", lived.id, house.wren.row.id)
    assert entry.outcome == "permitted"
    assert LedgerEntry.objects.filter(file=lived.id).count() == before + 1
    public = settings.CHECKPOINT_KEY.public
    source = DatabaseSource(connection, house.charity.id, public)
    assert verify_ledger(source, NamedVerifier(source.origin(), public, verify), []).whole


def test_neither_the_id_nor_the_reference_is_used_again(house, heron, lived, monkeypatch):
    file_erase(bearer=house.wren.bearer, file=lived, ground="mistake")
    header = header_of({"name": "Somebody Else"})
    with pytest.raises(Absent):
        files.file_open(bearer=heron.bearer, member=heron.row, file=lived.id, subject="client", header=header)
    offered = iter([lived.reference, "F-WXYZ2"])
    monkeypatch.setattr("inconfidence.files.actions.opening.new_reference", lambda prefix: next(offered))
    assert house.open_file(heron, "Somebody Else", told=False).reference == "F-WXYZ2"


def test_an_involved_manager_finds_nothing_to_erase(house, heron, lived):
    from dataclasses import replace

    from inconfidence.files.records import keep_facts

    hexed = house.wren.row.id.hex
    with gate().passing(heron.bearer, movement(lived, "record")) as passage:
        keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=frozenset({hexed}))))
    with pytest.raises(Absent):
        file_erase(bearer=house.wren.bearer, file=lived, ground="mistake")
    assert SealedFile.objects.filter(id=lived.id).exists()


def test_the_address_of_the_page_holds_the_reference_alone(lived):
    assert reverse("erase", args=[lived.reference]) == f"/files/{lived.reference}/erase/"
