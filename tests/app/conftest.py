"""The cast, the same in every test: Wren manages, Heron listens, Robin listens and has no tie, Teal counsels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from inconfidence.charity import actions, spoilt, versions
from inconfidence.charity import house as charity_house
from inconfidence.charity.actions.founding import Founder, charity_found
from inconfidence.charity.sessions import session_open
from inconfidence.files import actions as files
from inconfidence.files.header import header_of
from inconfidence.gate import Bearer
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.sharing import threads
from inconfidence.store.models import Branch, Charity, Member, SealedFile
from inconfidence.store.rows import row_of
from inconfidence.store.scope import charity_scope
from inconfidence.vault.recovery import RecoverySeed
from tests.app.remembering import Walk

PASSWORD = "a garden of quiet birds"
STEPS = ("explained", "caveat", "copy", "consent", "touch")


@dataclass
class Person:
    """A member of the cast, keys in hand."""

    row: Member
    bearer: Bearer
    email: str

    @classmethod
    def of(cls, bearer: Bearer, email: str) -> Person:
        """With their row as it is now."""
        return cls(row_of(Member, bearer.member), bearer, email)

    def afresh(self) -> Person:
        """The same, with a row of this test's own."""
        return self.of(self.bearer, self.email)


@dataclass
class House:
    """A charity with its cast. `code` is the code in force."""

    charity: Charity
    wren: Person

    def join(self, name: str, role: str, branch: str | None = "North") -> Person:
        """Somebody is invited, joins, is trained and has their keys."""
        person = self.invite(name, role, branch)
        today = date.today()
        actions.training_enter(
            bearer=self.wren.bearer,
            member=person,
            given_on=today,
            valid_until=today + timedelta(days=365),
        )
        person.refresh_from_db()
        actions.cabinets_give(bearer=self.wren.bearer, member=person)
        return self.sign_in(f"{name.lower()}@garden.example")

    def invite(self, name: str, role: str, branch: str | None = "North") -> Member:
        """Somebody is invited and joins; no training, no keys."""
        _row, code = actions.member_invite(
            bearer=self.wren.bearer,
            name=f"{name} of the Garden",
            email=f"{name.lower()}@garden.example",
            role=role,
            branch=Branch.objects.get(name=branch) if branch else None,
            language="en",
        )
        return actions.invitation_take_up(code=code, password=PASSWORD)

    def sign_in(self, email: str) -> Person:
        """The member signs in (again)."""
        bearer = actions.member_sign_in(email=email, password=PASSWORD)
        return Person.of(bearer, email)

    def open_file(
        self, by: Person, name: str = "Marigold Tansy", told: bool = True, **header: str
    ) -> SealedFile:
        """A file about somebody; after a whole first contact, unless `told` is false."""
        file = files.file_open(
            bearer=by.bearer,
            member=by.row,
            file=uuid4(),
            subject="client",
            header=header_of({"name": name, **header}),
            branch=None if by.row.branch else Branch.objects.get(name="North"),
        )
        for step in STEPS if told else ():
            files.first_contact_step(bearer=by.bearer, file=file, step=step)
        file.refresh_from_db()
        return file

    def note(self, by: Person, file: SealedFile, text: str = "Waiting for the scan.") -> None:
        """A contact by phone, today."""
        files.contact_record(
            bearer=by.bearer,
            file=file,
            record=uuid4(),
            channel="phone",
            happened_on=date.today(),
            text=text,
        )


@pytest.fixture(autouse=True)
def nothing_written_down_before() -> None:
    """What a process writes down once, each test may see again: its members are the same."""
    spoilt._written_down.cache_clear()


@pytest.fixture(autouse=True)
def cheap_passwords(settings) -> None:
    """Argon2id at a price that tests can pay; the real price is tested in the vault."""
    settings.ARGON2_MEMORY = 64
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    # Nothing was collected, and nobody looks for it.
    settings.STATIC_ROOT = None


@pytest.fixture
def code() -> str:
    """The code in force; a test that asks for another parametrises it."""
    return "csf-2024"


@pytest.fixture(scope="session")
def recovery_seed() -> RecoverySeed:
    """What the trustees' sheets of the charity hold, all together."""
    return RecoverySeed.create()


@pytest.fixture
def walk(db: None) -> Walk:
    """The steps by which the cast comes, each really taken once."""
    # The same charity, with other versions adopted, was in another test.
    for kept in (versions._version, charity_house._gate, threads._threads):
        kept.cache_clear()
    return Walk()


@pytest.fixture
def house(walk: Walk, code: str, recovery_seed: RecoverySeed) -> Iterator[House]:
    """The charity, in scope."""
    bearer = walk.take(f"house under {code}", lambda: founded(code, recovery_seed))
    with charity_scope(bearer.charity):
        yield House(Charity.objects.get(), Person.of(bearer, "wren@garden.example"))


def founded(code: str, recovery_seed: RecoverySeed) -> Bearer:
    """Founds the charity; gives its manager's keys."""
    founder = Founder(
        name="Wren Hazel",
        email="wren@garden.example",
        password=PASSWORD,
        trained_until=date.today() + timedelta(days=365),
    )
    _charity, bearer = charity_found(
        name="Garden Support",
        code=code,
        branches=["North", "South"],
        founder=founder,
        recovery=RecoveryHalf.of(recovery_seed, made=3),
    )
    return bearer


@pytest.fixture
def heron(house: House, walk: Walk) -> Person:
    """A listener of the north."""
    return walk.take("Heron joins", lambda: house.join("Heron", "listener")).afresh()


@pytest.fixture
def robin(house: House, walk: Walk) -> Person:
    """A listener of the north, with no tie to anybody's file."""
    return walk.take("Robin joins", lambda: house.join("Robin", "listener")).afresh()


@pytest.fixture
def teal(house: House, walk: Walk) -> Person:
    """A counsellor of the north."""
    return walk.take("Teal joins", lambda: house.join("Teal", "counsellor")).afresh()


@pytest.fixture
def marigold(house: House, heron: Person, walk: Walk) -> SealedFile:
    """A client whom Heron supports, after a first contact."""
    return SealedFile.objects.get(id=walk.take("Marigold is told", lambda: house.open_file(heron).id))


@pytest.fixture
def at_page(settings):
    """A browser signed in as somebody: `at_page(heron).get("/")`."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.cookies[settings.SESSION_COOKIE] = session_open(person.bearer)
        return client

    return sign_in
