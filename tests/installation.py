"""A whole installation for tests: a folder of its own, and the commands that people give it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.serving import free_port, serving, serving_fork
from tests.forking import forks

PASSWORD = "a gate in the hedge"
PROGRAM = str(Path(sys.executable).with_name("inconfidence"))
ANSWERS = {
    "charity": "The Garden Gate",
    "code": "csf-2024",
    "branches": ["The Orchard"],
    "manager": "Kestrel M.",
    "email": "kestrel@garden.example",
    "password": PASSWORD,
}


@dataclass(frozen=True)
class Installation:
    """A folder with a charity in it, or none yet, and settings beside the usual ones."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What its commands run in. Cheap passwords: what a sign-in costs is tested in the vault."""
        own = {
            "INCONFIDENCE_DATA": str(self.folder),
            "INCONFIDENCE_PRACTICE": "yes",
            "INCONFIDENCE_ARGON2_MEMORY": "64",
        }
        around = {name: word for name, word in os.environ.items() if not name.startswith("DJANGO_")}
        return {**around, **own, **self.settings}

    @property
    def database(self) -> Path:
        """Its database file."""
        return self.folder / "inconfidence.sqlite3"

    def run(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """`inconfidence` with these words, to its end."""
        return forks().run("inconfidence.cli.main", [*words], self.environment, typed, seconds=300)

    def found(self, **other: object) -> None:
        """Founds a charity by `init`, with these answers in place of the usual ones."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        answers = self.folder.with_suffix(".json")
        answers.write_text(json.dumps({**ANSWERS, **other}))
        done = self.run("init", "--from", str(answers))
        answers.unlink()
        assert done.returncode == 0, done.stderr

    def build_demo(self, code: str = "csf-2024") -> str:
        """Makes the practice copy; gives what was printed."""
        words = ["--code", code]
        done = forks().run("inconfidence.demo.__main__", words, self.environment, "", seconds=300)
        done.check_returncode()
        return done.stdout

    def copied(self, folder: Path) -> "Installation":
        """One like it, which may be spoilt, in a folder that is not there yet."""
        return Installation(Path(shutil.copytree(self.folder, folder)), self.settings)

    @contextmanager
    def served(self, *options: str, output: Path | None = None, kill: bool = False) -> Iterator[str]:
        """The address at which it is served while the block lasts. What the server says goes to the end of `output`.

        Then it is asked to stop, and waited for; with `kill`, all of it is killed on the spot.
        """
        port = free_port()
        words = ["serve", "--bind", f"127.0.0.1:{port}", *options]
        server = forks().start("inconfidence.cli.main", words, self.environment, output, leads=kill)
        with serving_fork(server, port, kill=kill) as address:
            yield address

    @contextmanager
    def served_from_nothing(self) -> Iterator[str]:
        """The same by a program that somebody starts."""
        port = free_port()
        command = [PROGRAM, "serve", "--bind", f"127.0.0.1:{port}"]
        with serving(*command, port=port, environment=self.environment) as address:
            yield address

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Runs a statement on the database behind the program's back, as somebody with the disk could."""
        with sqlite3.connect(self.database) as books:
            rows = books.execute(statement, values).fetchall()
        books.close()
        return rows
