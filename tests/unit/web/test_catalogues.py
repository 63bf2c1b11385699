"""Every string of every app has its French: none is missing, none is fuzzy, and the spaces are right."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[3] / "src" / "inconfidence"
CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")
APPS = sorted(file.parents[3] for file in PACKAGE.rglob(str(CATALOGUE)))
# A package that speaks to people through gettext. It needs a catalogue.
SPEAKS = re.compile(r"\bgettext(_lazy)? as _|{% load [^%]*i18n")
# No-break spaces before double signs and inside guillemets; typographic apostrophes and dots.
UNTIDY = re.compile(r"(?<![\u202f\u00a0])(?:[;!?](?!\w)|:(?=\s|$)|»)|«(?![\u202f\u00a0])|\w'\w|\.\.\.")

pytestmark = pytest.mark.skipif(
    shutil.which("msgfmt") is None or shutil.which("xgettext") is None,
    reason="gettext is not on this machine (Debian's package `gettext`)",
)


def _name(app: Path) -> str:
    return app.name


def _speaks(app: Path) -> bool:
    files = [*app.rglob("*.py"), *app.rglob("*.html")]
    return any(SPEAKS.search(file.read_text(encoding="utf-8")) for file in files)


def _said_by(*command: str) -> str:
    """What a command of gettext prints; raises where it fails."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _french(catalogue: Path) -> list[str]:
    """What each entry says in French, singular and plural apart, without the header."""
    flat = _said_by("msgcat", "--no-wrap", "--no-location", str(catalogue))
    said = re.findall(r'^msgstr(?:\[\d\])? (".*"(?:\n".*")*)', flat, re.MULTILINE)
    return [_joined(quoted) for quoted in said[1:]]


def _joined(quoted: str) -> str:
    return "".join(line[1:-1] for line in quoted.split("\n")).replace('\\"', '"').replace("\\n", "\n")


def _gathered_again(app: Path, room: Path) -> str:
    """The app's catalogue, merged with the strings that its code and templates hold today."""
    copy = room / app.name
    # An app within the app has a catalogue of its own.
    inner = [other.relative_to(app).parts[0] for other in APPS if app in other.parents]
    shutil.copytree(app, copy, ignore=shutil.ignore_patterns("static", "*.mo", "__pycache__", *inner))
    # -P: an app's own `typing.py` must not stand in for Python's.
    gather = [sys.executable, "-P", "-m", "django", "makemessages", "-l", "fr", "--no-wrap", "-v0"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(gather, cwd=copy, env=environment, check=True)
    return str(copy / CATALOGUE)


def test_there_is_something_to_check() -> None:
    assert PACKAGE / "web" in APPS
    assert len(_french(PACKAGE / "web" / CATALOGUE)) > 50


@pytest.mark.parametrize("app", sorted(file.parent for file in PACKAGE.glob("*/__init__.py")), ids=_name)
def test_what_speaks_has_a_catalogue(app: Path) -> None:
    assert app in APPS or not _speaks(app)


def test_no_string_is_spoken_in_a_way_that_is_not_gathered() -> None:
    # `makemessages` knows gettext's own names and `_`: whatever else it is called by stays English for ever.
    hidden = [
        f"{module.relative_to(PACKAGE)}: {found}"
        for module in PACKAGE.rglob("*.py")
        for found in re.findall(r"gettext(?:_lazy)? as (\w+)", module.read_text(encoding="utf-8"))
        if found != "_"
    ]
    assert hidden == []


@pytest.mark.parametrize("app", APPS, ids=_name)
def test_every_string_has_its_french(app: Path, tmp_path: Path) -> None:
    catalogue = _gathered_again(app, tmp_path)
    for state in ("--untranslated", "--only-fuzzy", "--only-obsolete"):
        left = _said_by("msgattrib", state, "--no-wrap", catalogue)
        words = re.findall(r'^(?:#~ )?msgid "(.+)"$', left, re.MULTILINE)
        assert words == [], f"`{app.name}` has entries that are {state.removeprefix('--')}"


@pytest.mark.parametrize("app", APPS, ids=_name)
def test_the_catalogue_is_well_formed(app: Path) -> None:
    _said_by("msgfmt", "--check-format", "--check-domain", "-o", os.devnull, str(app / CATALOGUE))


@pytest.mark.parametrize("app", APPS, ids=_name)
def test_french_typography(app: Path) -> None:
    marks = re.compile(r"<[^>]*>|%\(\w+\)s")
    assert [words for words in _french(app / CATALOGUE) if UNTIDY.search(marks.sub("x", words))] == []


def test_what_is_one_in_english_is_one_in_french() -> None:
    """Django asks the catalogues of all apps as one: of two words for the same, it would say either."""
    # The gallery is no part of what people use.
    every = (str(app / CATALOGUE) for app in APPS if app.name != "gallery")
    _header, _, said = _said_by("msgcat", "--no-wrap", *every).partition("\n\n")
    assert [entry for entry in said.split("\n\n") if "#-#-#-#-#" in entry] == []
