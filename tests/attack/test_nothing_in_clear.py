"""With the server stopped, nothing of a client or a member can be read in anything that it left behind."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.canaries import CANARIES, CLEAR, forms, found_in
from tests.attack.house import today
from tests.attack.telling import Telling
from tests.installation import Installation
from tests.visitor import Visitor

pytestmark = pytest.mark.attack

TODAY = today("happened_on")


class Journey:
    """What a member does in a first week, with the words that are searched for afterwards."""

    def __init__(self, base: str) -> None:
        self.at = Visitor(base)
        self.said = CANARIES

    def whole(self) -> None:
        """All of it, slips and mistakes included."""
        self._mistakes()
        self.at.sign_in(self.said["member's address"], self.said["a password"])
        code = self._invite()
        file = self._open_file()
        self._first_contact(file)
        self._write(file)
        Telling(self.at, self.said, file).all(code)
        self._leave_unsent(file)

    def _mistakes(self) -> None:
        name = self.said["client's name"].replace(" ", "%20").replace("ó", "%C3%B3")
        for path in (f"/?q={name}", f"/{name}/", f"/files/{name}/", f"/code/?name={name}"):
            self.at.get(path)
        self.at.fill_in("/sign-in/", email=self.said["invited's address"], password=self.said["a password"])
        self.at.fill_in("/join/", code=self.said["what was said"])
        self.at.post("/sign-in/", {"email": self.said["client's email"]})

    def _invite(self) -> str:
        fields = {"name": self.said["invited's name"], "email": self.said["invited's address"]}
        answer = self.at.fill_in("/members/invite/", **fields, role="manager", branch="whole", language="en")
        assert answer.status == 200 and self.said["invited's name"] in answer.text
        return answer.text.split('class="reference">')[1].split("<")[0]

    def _open_file(self) -> str:
        answer = self.at.fill_in(
            "/files/new/",
            name=self.said["client's name"],
            known_as=self.said["client's other name"],
            phone=self.said["client's phone"],
            subject="client",
        )
        assert answer.status == 302, answer.text
        return answer.location.removesuffix("first-contact/")

    def _first_contact(self, file: str) -> None:
        steps = {
            "explained": {"how": "in-person"},
            "caveat": {"told": "on"},
            "copy": {"copy": "print", "language": "en"},
            "touch": {"touch_by": "phone", "touch_answer": self.said["client's relative"]},
        }
        for step, fields in steps.items():
            assert self.at.fill_in(f"{file}first-contact/{step}/", **fields).status == 302
        header = {
            "name": self.said["client's name"],
            "known_as": self.said["client's other name"],
            "phone": self.said["client's phone"],
            "email": self.said["client's email"],
            "street": self.said["client's street"],
            "relatives": self.said["client's relative"],
        }
        assert self.at.fill_in(f"{file}header/", **header).status == 302

    def _write(self, file: str) -> None:
        record = str(uuid.uuid4())
        contact = {"channel": "phone", **TODAY}
        new = {**contact, "record": record, "text": self.said["what was said"]}
        assert self.at.fill_in(f"{file}contacts/new/", **new).status == 302
        corrected = {**contact, "text": self.said["what was corrected"]}
        assert self.at.fill_in(f"{file}contacts/{record}/correct/", **corrected).status == 302
        assert self.at.fill_in("/files/", name=self.said["client's name"].split()[0]).status == 200
        worry = {"grounds": "risk-to-client", "text": self.said["what was feared"]}
        reference = file.strip("/").split("/")[-1]
        assert self.at.fill_in("/worried/", file=reference, **worry).status in {200, 302}
        for path in (file, f"{file}looked/", "/recorded/", "/members/", "/"):
            assert self.at.get(path).status == 200

    def _leave_unsent(self, file: str) -> None:
        form = self.at.get(f"{file}contacts/new/")
        fields = {**form.hidden(), "name": "text", "text": self.said["what was left unsent"]}
        kept = self.at.post(f"/draft/?for={file}contacts/new/", fields)
        assert kept.status == 204
        self.at.post("/lock/", {**form.hidden(), "next": f"{file}contacts/new/"})
        unsent = {**form.hidden(), "channel": "phone", **TODAY, "text": self.said["what was left unsent"]}
        assert "/unlock/" in self.at.post(f"{file}contacts/new/", unsent).location


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an installation after a week's work: killed first, so that its WAL is still there."""
    folder = tmp_path_factory.mktemp("searched") / "var"
    house = Installation(folder, {"TMPDIR": str(folder / "passing")})
    folder.mkdir(mode=0o700)
    (folder / "passing").mkdir()
    house.found(
        charity=CLEAR["charity"],
        branches=[CLEAR["branch"]],
        manager=CANARIES["member's name"],
        email=CANARIES["member's address"],
        password=CANARIES["a password"],
    )
    with house.served("--access-log", output=folder / "server.log", kill=True) as address:
        Journey(address).whole()
    yield folder


def test_the_search_finds_what_lies_in_clear(left_behind: Path, tmp_path: Path) -> None:
    assert {what for what, _file in found_in(left_behind, CLEAR)} == set(CLEAR)
    for number, form in enumerate(forms("Xanthippe Brómbleweed")):
        (tmp_path / f"{number}").write_bytes(b"..." + form + b"...")
    found = found_in(tmp_path, {"it": "Xanthippe Brómbleweed"})
    assert len(found) == len(list(tmp_path.iterdir()))


def test_after_a_kill_nothing_lies_in_clear(left_behind: Path) -> None:
    names = {path.name for path in left_behind.rglob("*") if path.is_file()}
    assert {"inconfidence.sqlite3", "inconfidence.sqlite3-wal", "server.log", "server.key"} <= names
    assert (left_behind / "inconfidence.sqlite3-wal").stat().st_size > 100_000
    assert (left_behind / "server.log").read_text().count("\n") > 20
    assert found_in(left_behind, CANARIES) == set()


def test_after_a_proper_stop_and_an_export_nothing_lies_in_clear(left_behind: Path) -> None:
    house = Installation(left_behind, {"TMPDIR": str(left_behind / "passing")})
    assert house.run("tick").returncode == 0
    assert house.run("ledger", "export", str(left_behind / "export")).returncode == 0
    assert house.run("ledger", "verify").returncode == 0
    assert house.run("backup", "--to", str(left_behind / "backups")).returncode == 0
    with house.served():
        pass
    assert found_in(left_behind, CANARIES) == set()
    assert any((left_behind / "export").rglob("*"))


def test_nothing_is_left_in_the_folder_for_passing_things(left_behind: Path) -> None:
    """Neither by the server, which was killed, nor by founding, exporting and backing up."""
    assert list((left_behind / "passing").iterdir()) == []


def test_in_a_backup_not_even_what_is_public_lies_in_clear(left_behind: Path) -> None:
    kinds = {path.suffix for path in (left_behind / "backups").iterdir()}
    assert {".content", ".keys", ".manifest"} <= kinds
    assert found_in(left_behind / "backups", {**CANARIES, **CLEAR}) == set()


def test_what_was_left_unsent_comes_back(left_behind: Path) -> None:
    with Installation(left_behind).served() as address:
        visitor = Visitor(address)
        visitor.sign_in(CANARIES["member's address"], CANARIES["a password"])
        listed = visitor.get("/files/").text
        reference = listed.split('href="/files/F-')[1].split("/")[0]
        form = visitor.get(f"/files/F-{reference}/contacts/new/").text
        assert CANARIES["what was left unsent"] in form


def test_keys_and_data_are_for_their_owner_alone(left_behind: Path) -> None:
    open_to_others = {
        path.name
        for path in [left_behind, *left_behind.glob("*.key"), *left_behind.glob("*.sqlite3*")]
        if path.stat().st_mode & 0o077
    }
    assert open_to_others == set()
