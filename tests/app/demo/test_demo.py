"""The demonstration: plainly fictional, whole, the same for the same seed, under every code."""

import random
import re
from pathlib import Path

import pytest

from inconfidence.codex import bundled_ids
from inconfidence.demo.cast import Cast
from inconfidence.demo.table import table
from tests.installation import PASSWORD, Installation
from tests.visitor import Visitor

pytestmark = pytest.mark.dear(40)

ROLES = {"listener", "counsellor", "coordinator", "safeguarding", "manager", "trustee", "staff"}


@pytest.fixture(scope="module")
def address(practice: Installation):
    """Where the demonstration is served."""
    with practice.served() as address:
        yield address


@pytest.mark.parametrize("code", [code for code in bundled_ids() if code != "csf-2024"])
def test_it_is_built_under_every_code(tmp_path: Path, code: str) -> None:
    other = Installation(tmp_path)
    said = other.build_demo(code)
    assert f"under the code `{code}`" in said
    assert other.sql("SELECT code, practice FROM store_charity") == [(code, 1)]
    assert other.run("ledger", "verify").returncode == 0


def test_its_size(practice: Installation) -> None:
    [(branches,)] = practice.sql("SELECT count(*) FROM store_branch")
    [(files,)] = practice.sql("SELECT count(*) FROM store_sealedfile")
    [(members,)] = practice.sql("SELECT count(*) FROM store_member WHERE state = 'active'")
    roles = {role for (role,) in practice.sql("SELECT DISTINCT role FROM store_member")}
    assert branches == 2
    assert files >= 40
    assert int(str(members)) >= 12
    assert roles == ROLES


def test_its_ledger_tells_months_in_their_order(practice: Installation) -> None:
    rows = practice.sql('SELECT entry FROM store_ledgerentry ORDER BY "index"')
    moments = [re.search(r'"at":"([^"]+)"', bytes(row).decode())[1] for (row,) in rows]  # type: ignore
    assert moments == sorted(moments)
    assert moments[0][:7] < moments[-1][:7]


def test_the_same_seed_gives_the_same_people() -> None:
    first, second, other = (Cast.of(random.Random(seed)) for seed in (7, 7, 8))
    assert first == second
    assert first != other


def test_forty_clients_in_two_languages_and_some_who_ask() -> None:
    patients = Cast.of(random.Random(1)).patients
    clients = [one for one in patients if one.subject == "client"]
    assert len(clients) == 40
    assert {one.language for one in clients} == {"en", "fr"}
    assert {one.subject for one in patients} == {"client", "enquirer"}
    assert len({one.header["name"] for one in patients}) == len(patients)


def test_it_keeps_away_from_a_database_that_may_be_real(own_practice: Installation) -> None:
    real = Installation(own_practice.folder, {"INCONFIDENCE_PRACTICE": "no"})
    before = real.database.read_bytes()
    with pytest.raises(Exception, match="returned non-zero exit status 2"):
        real.build_demo()
    assert real.database.read_bytes() == before


def test_the_table_names_who_can_sign_in(practice: Installation, address: str) -> None:
    said = table(["Who", "Email"], [["Wren A.", "wren@garden.example"], ["Heron", "h"]])
    assert said.splitlines()[0] == "  Who      Email"
    assert said.splitlines()[1] == "  ───────  ───────────────────"
    for player in Cast.of(random.Random(1)).members:
        if player.state in {"well", "lapsed"}:
            Visitor(address).sign_in(player.email, PASSWORD)


@pytest.mark.parametrize("path", ["/", "/files/", "/recorded/", "/code/"])
def test_it_is_unmistakably_a_practice_copy(address: str, path: str) -> None:
    visitor = Visitor(address)
    visitor.sign_in("wren@garden.example", PASSWORD)
    page = visitor.get(path)
    assert page.status == 200
    assert "Practice copy: everyone here is made up" in page.text


def test_whoever_left_or_was_only_invited_cannot_sign_in(address: str) -> None:
    for email in ("sterne@garden.example", "bunting@garden.example"):
        answer = Visitor(address).fill_in("/sign-in/", email=email, password=PASSWORD)
        assert answer.status == 200
        assert "not right" in answer.text
