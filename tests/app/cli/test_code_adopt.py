"""`inconfidence code adopt`: who, when, in which role; and never a code that breaks its own promise."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from inconfidence import codes
from inconfidence.codex import load
from tests.installation import ANSWERS, PASSWORD, Installation

SHELF = Path(codes.__file__).parent
TODAY = date.today()
SAID = ("--email", str(ANSWERS["email"]), "--adopted-on", str(TODAY), "--signed-as", "president")
YES = f"{PASSWORD}\nyes\n"


@pytest.fixture(scope="module")
def founded(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return just_founded.copied(tmp_path_factory.mktemp("adopting") / "var")


def adopt(house: Installation, code: str, *words: str, typed: str = YES, sign_by: date | None = None):
    by = sign_by or TODAY + timedelta(days=20)
    return house.run("code", "adopt", code, *SAID, "--sign-by", str(by), *words, typed=typed)


def in_force(house: Installation) -> object:
    return house.sql("SELECT code, code_digest FROM store_charity"), house.sql(
        "SELECT count(*) FROM charity_adoption"
    )


def refused(house: Installation, code: str, *words: str, status: int = 2, **said) -> str:
    """What is said to one that is not adopted; nothing changes by it."""
    before = in_force(house)
    done = adopt(house, code, *words, **said)
    assert done.returncode == status, done.stdout + done.stderr
    assert in_force(house) == before
    assert "Traceback" not in done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    return done.stdout + done.stderr


def draft(tmp_path: Path, put: str, instead_of: str) -> str:
    text = (SHELF / "cwc.md").read_text("utf-8")
    assert instead_of in text
    file = tmp_path / "cwc.md"
    file.write_text(text.replace(instead_of, put, 1), "utf-8")
    return str(file)


def test_a_code_that_breaks_its_own_promise_is_never_adopted(founded: Installation, tmp_path: Path) -> None:
    code = draft(tmp_path, "", "forbid keep\n  information dbs-certificate\n  retention past\n")
    said = refused(founded, code, status=1, typed="")
    assert "`cwc/dbs-handling` promises that this never is" in said
    assert "password" not in said


@pytest.mark.parametrize(
    ("put", "instead_of", "said"),
    [
        ("  standing former\n  not standing former", "  standing former", "contradicts itself"),
        ("  standing formr", "  standing former", "did you mean `former`?"),
    ],
)
def test_a_code_that_does_not_check(founded, tmp_path, put, instead_of, said) -> None:
    assert said in refused(founded, draft(tmp_path, put, instead_of), status=1, typed="")


@pytest.mark.parametrize(
    ("code", "said"),
    [("csf-2024", "is in force already"), ("house", "is what codes stand on"), ("csf-2042", "did you mean")],
)
def test_what_is_in_force_or_no_code_of_its_own(founded: Installation, code: str, said: str) -> None:
    assert said in refused(founded, code, status=1 if code == "csf-2042" else 2, typed="")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "a question was left unanswered"),
        ("not the password\nyes\n", "the address or the password is not right"),
        (f"{PASSWORD}\nno\n", "you did not say yes"),
        (f"{PASSWORD}\n", "a question was left unanswered"),
    ],
)
def test_without_the_password_or_a_yes(founded: Installation, typed: str, said: str) -> None:
    assert said in refused(founded, "cwc", typed=typed)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--adopted-on", "soon"), "`soon` is no day"),
        (("--adopted-on", str(TODAY + timedelta(days=2))), "is still to come"),
        (("--sign-by", str(TODAY)), "from tomorrow to six weeks from now"),
        (("--sign-by", str(TODAY + timedelta(days=800))), "from tomorrow to six weeks from now"),
        (("--signed-as", "x" * 100), "in at most 80 letters"),
    ],
)
def test_days_and_roles_that_will_not_do(founded: Installation, words: tuple[str, ...], said: str) -> None:
    assert said in refused(founded, "cwc", *words)


def test_the_manager_enters_what_the_board_adopted(founded: Installation) -> None:
    done = adopt(founded, "csf-2016", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["code"], told["digest"]) == ("csf-2016", load("csf-2016").digest)
    assert (told["entered_role"], told["signed_as"], told["adopted_on"]) == (
        "manager",
        "president",
        str(TODAY),
    )
    assert "inconfidence code compare csf-2024 csf-2016" in done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    assert founded.sql("SELECT code FROM store_charity") == [("csf-2016",)]
    assert founded.run("ledger", "verify").returncode == 0


def test_a_code_of_ones_own_in_french_with_what_is_usual(founded: Installation, tmp_path: Path) -> None:
    code = draft(tmp_path, "A life in danger", "A life at risk")
    typed = f"{ANSWERS['email']}\n{PASSWORD}\n\nprésident\n\noui\n"
    done = founded.run("code", "adopt", code, "--lang", "fr", typed=typed)
    assert done.returncode == 0, done.stderr
    assert "est en vigueur" in done.stdout
    [row] = founded.sql("SELECT code, code_digest FROM store_charity")
    assert row == ("cwc", load(code).digest)
    assert founded.run("ledger", "verify").returncode == 0
