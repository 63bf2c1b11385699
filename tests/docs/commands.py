"""The commands of the documents, line by line, and running those of the house in a room of their own."""

import json
import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.docs.pages import GUIDES, ROOT, blocks, read
from tests.forking import forks

PAGES = [ROOT / "README.md", *GUIDES.values()]
_COMMENT = re.compile(r"\s+#.*$", re.MULTILINE)
_HOUSE = re.compile(r"(?:^|\| )(?:\.venv/bin/)?inconfidence (.+)$")
_SECONDS = 120


@dataclass(frozen=True)
class Command:
    """One line of a block marked `sh`: the document it stands in, and what it says."""

    page: str
    line: str

    @property
    def house(self) -> list[str]:
        """The arguments, where it is a command of the house, piped to or not; else none."""
        found = _HOUSE.search(self.line)
        return shlex.split(found[1]) if found else []

    @property
    def piped(self) -> str:
        """What is piped in: the text that `echo` would print."""
        before = self.line.partition(" | ")[0]
        return shlex.split(before)[1] if before.startswith("echo ") else ""


def commands() -> list[Command]:
    """Every line of every block marked `sh`, without comments."""
    found = []
    for page in PAGES:
        text = "\n".join(blocks(read(page), "sh"))
        lines = _COMMENT.sub("", text).splitlines()
        found += [Command(str(page.relative_to(ROOT)), line.strip()) for line in lines if line.strip()]
    return found


def run(
    room: Path, arguments: list[str], piped: str = "", practice: bool = False
) -> subprocess.CompletedProcess[str]:
    """Runs a command of the house as somebody would who has an empty room for the data, and one for backups."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("INCONF", "DJANGO"))}
    settings = {
        "DATA": str(room / "data"),
        "BACKUPS": str(room / "backups"),
        "PRACTICE": "yes" if practice else "no",
    }
    environment = outside | {f"INCONFIDENCE_{name}": value for name, value in settings.items()}
    return forks().run("inconfidence.cli.main", arguments, environment, piped, _SECONDS, room)


def answers(guide: Path) -> dict[str, object]:
    """The answers to `inconfidence init` that a guide gives as an example."""
    (block,) = blocks(read(guide), "json")
    given: dict[str, object] = json.loads(block)
    return given
