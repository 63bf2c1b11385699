"""Whatever happened before, a search gives what opening every file and comparing would give, to each reader."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from inconfidence.charity.actions.keys import cabinet_turn
from inconfidence.charity.house import gate
from inconfidence.files import actions
from inconfidence.files.finding import wanted_of
from inconfidence.files.header import HeaderReading, header_of
from inconfidence.files.movements import LIST, movement
from inconfidence.files.records import keep_facts
from inconfidence.files.selectors import files_found, files_listed
from inconfidence.gate import Absent, Refused, filing, shelf
from inconfidence.store.erasing import file_delete
from inconfidence.store.list_rows import list_rebuild
from inconfidence.store.models import BlindRow, Cabinet, ListPage, SealedFile

NAMES = [
    "Marie Dupont",
    "Mary Dupond",
    "Églantine",
    "Eglantyne Dupont",
    "Jon Tansy",
    "John O’Brien",
    "Мария 7",
]
SEARCHES = ["marie", "dupont", "eglantine", "john", "tansy jon", "0639981234", "мария", "obrien dupont"]
PHONES = ["", "06 39 98 12 34", "+33 6 39 98 12 34", "112"]

which = st.integers(0, 9)
steps = st.one_of(
    st.tuples(st.just("open"), st.sampled_from(NAMES), st.sampled_from(PHONES)),
    st.tuples(st.just("correct"), which, st.sampled_from(NAMES), st.sampled_from(PHONES)),
    st.tuples(st.just("told"), which),
    st.tuples(st.just("hide"), which),
    st.tuples(st.just("join"), which),
    st.tuples(st.just("come-off"), which),
    st.tuples(st.just("erase"), which),
    st.tuples(st.sampled_from(["list", "search", "rebuild", "break", "lose", "forget", "turn"])),
)


class World:
    """A house in which things happen. What a step cannot do, it leaves."""

    def __init__(self, house, heron, robin) -> None:
        self.house, self.heron, self.robin = house, heron, robin
        self.wren = house.wren

    def happen(self, step) -> None:
        """One step."""
        what, *words = step
        files = list(SealedFile.objects.select_related("cabinet").order_by("opened_at"))
        if words and isinstance(words[0], int):
            if not files:
                return
            words[0] = files[words[0] % len(files)]
        with suppress(Refused):
            getattr(self, "do_" + what.replace("-", "_"))(*words)

    def do_open(self, name, phone) -> None:
        self.house.open_file(self.heron, name=name, phone=phone, told=False)

    def do_correct(self, file, name, phone) -> None:
        header = header_of({"name": name, "phone": phone})
        version = file.header_version
        actions.touch_change(bearer=self.heron.bearer, file=file, header=header, version=version)

    def do_told(self, file) -> None:
        actions.first_contact_step(bearer=self.heron.bearer, file=file, step="explained")

    def do_hide(self, file) -> None:
        wanted = movement(file, "record", information="contact-details", purpose="administration")
        party = frozenset({self.wren.row.id.hex})
        with gate().passing(self.heron.bearer, wanted) as passage:
            keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=party)))

    def do_join(self, file) -> None:
        actions.care_team_add(bearer=self.heron.bearer, file=file, member=self.robin.row, discussion="told")

    def do_come_off(self, file) -> None:
        actions.care_team_remove(bearer=self.heron.bearer, file=file, member=self.robin.row)

    def do_erase(self, file) -> None:
        file_delete(file.id)

    def do_list(self) -> None:
        files_listed(self.wren.bearer)

    def do_search(self) -> None:
        files_found(self.wren.bearer, "marie")

    def do_rebuild(self) -> None:
        for cabinet in Cabinet.objects.filter(kind="support"):
            list_rebuild(cabinet.id)

    def do_break(self) -> None:
        page = ListPage.objects.first()
        if page is not None:
            ListPage.objects.filter(id=page.id).update(lines=bytes(page.lines)[:-1] + b"x")

    def do_lose(self) -> None:
        """A restored backup has neither pages nor tokens, and every file stands on none."""
        ListPage.objects.all().delete()
        BlindRow.objects.all().delete()
        SealedFile.objects.update(page=None)

    def do_forget(self) -> None:
        """Every token is gone; the pages stay."""
        BlindRow.objects.all().delete()
        ListPage.objects.update(indexed=False)

    def do_turn(self) -> None:
        """The cabinets' keys turn: their pages lie under those of before, and no token is good any more."""
        for cabinet in Cabinet.objects.filter(kind="support"):
            self.wren = replace(self.wren, bearer=cabinet_turn(bearer=self.wren.bearer, cabinet=cabinet))

    def agrees(self, *people) -> None:
        """Lists and searches give these people what opening everything gives them."""
        for person in people:
            opened = self.all_opened(person)
            for typed in SEARCHES:
                found = files_found(person.bearer, typed)
                exact, near = by_comparing(opened, typed)
                assert {line.reference for line in found.exact} == exact, typed
                assert {line.reference for line in found.near} == near, typed
            listed = files_listed(person.bearer)
            assert [line.reference for line in listed[:]] == in_order(opened)

    def all_opened(self, person) -> dict:
        """By reference, the header of each file that opens to this person."""
        opened = {}
        for file in SealedFile.objects.select_related("cabinet"):
            with (
                suppress(Absent, Refused),
                gate().passing(person.bearer, replace(LIST, file=file.id)) as passage,
            ):
                opened[file.reference] = passage
        return {reference: passage.header() for reference, passage in opened.items()}


def in_order(opened) -> list[str]:
    ids = dict(SealedFile.objects.values_list("reference", "id"))
    order = HeaderReading().order
    return sorted(
        opened, key=lambda one: (order(opened[one]["name"]), opened[one]["name"], one, ids[one].hex)
    )


def by_comparing(opened, typed) -> tuple[set[str], set[str]]:
    wanted, exact, near = wanted_of(typed), set(), set()
    for reference, header in opened.items():
        terms = HeaderReading().terms(header, reference)
        if any(way <= terms for way in wanted.exact):
            exact.add(reference)
        elif wanted.near and wanted.near <= terms:
            near.add(reference)
    return exact, near


@pytest.fixture
def world(house, heron, robin, monkeypatch):
    monkeypatch.setattr(shelf, "LOOSE", 2)
    monkeypatch.setattr(filing, "MOST", 4)
    return World(house, heron, robin)


@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    # The house goes on from one history to the next, so a shorter one would not be the same.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(steps, min_size=8, max_size=20))
def test_after_any_history_a_search_agrees_with_opening_everything(world, history):
    for file in list(SealedFile.objects.values_list("id", flat=True)):
        file_delete(file)
    for name in NAMES[:4]:
        world.do_open(name, "")
    for step in history:
        world.happen(step)
    world.agrees(world.wren, world.heron, world.robin)
    # By now what was loose has been filed.
    world.agrees(world.wren)


def test_under_keys_that_turned_pages_and_tokens_go_on_agreeing(world):
    """Of several epochs: a page that nobody looked at in between, one that was broken, tokens not made yet."""
    for name in NAMES:
        world.do_open(name, "06 39 98 12 34")
    for between in ("list", "search", "break", "list", "forget"):
        world.happen((between,))
        world.do_turn()
        world.agrees(world.wren, world.heron)
    files_listed(world.wren.bearer)
    epoch = Cabinet.objects.get(id=SealedFile.objects.first().cabinet_id).epoch
    assert set(ListPage.objects.values_list("epoch", flat=True)) == {epoch}
    assert not ListPage.objects.filter(indexed=False).exists()
    world.do_turn()
    world.do_turn()
    world.agrees(world.wren)
