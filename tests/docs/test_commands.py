"""The commands in README and the guides are there; those that need no server are run, in their order."""

import json
import re

import pytest

from inconfidence.cli.founding_answers import check
from inconfidence.cli.main import COMMANDS, _parser
from inconfidence.codex import bundled_ids
from tests.docs.commands import PAGES, answers, commands, run
from tests.docs.pages import GUIDES, ROOT, blocks, in_code, read

pytestmark = pytest.mark.dear(30)

_TARGET = re.compile(r"\bmake ([a-z]+)")
_SETTING = re.compile(r"\b(INCONFIDENCE_[A-Z0-9_]+)")
_IN_TEXT = re.compile(r"^(?:\.venv/bin/)?inconfidence (\w+)")
ALL = commands()
HOUSE = [command for command in ALL if command.house]
# These answer without a charity: they are run as they stand.
ALONE = [command for command in HOUSE if command.house[0] in {"decide", "code", "redact"}]


def _known(words):
    """Whether the arguments are those of a subcommand that is there; nothing is run."""
    if words[0] not in COMMANDS:
        return False
    try:
        _parser(words[0]).parse_args(words)
    except SystemExit:
        return False
    return True


def test_there_are_commands_to_hold_the_program_to():
    assert len(ALL) > 20 and len(HOUSE) > 12 and ALONE


@pytest.mark.parametrize("command", HOUSE, ids=lambda command: f"{command.page}: {' '.join(command.house)}")
def test_every_command_is_one_of_the_house(command):
    assert _known(command.house)


def test_a_command_that_is_not_there_is_found():
    assert not _known(["dance"]) and not _known(["serve", "--faster"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_the_text_names_is_there(page):
    written = [*blocks(read(page), "sh"), *in_code(read(page))]
    tasks = {found[1] for words in written if (found := _IN_TEXT.match(words))}
    assert tasks and tasks <= COMMANDS.keys()
    makefile = read(ROOT / "Makefile")
    targets = {name for words in written for name in _TARGET.findall(words)}
    assert targets and {name for name in targets if f"\n{name}:" not in makefile} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_setting_is_one_of_the_site(page):
    site = ROOT / "src" / "inconfidence" / "site"
    settings = read(site / "settings.py") + read(site / "places.py")
    assert set(_SETTING.findall(read(page))) <= set(_SETTING.findall(settings))


def test_every_code_that_is_named_is_bundled():
    named = {
        word for page in PAGES for word in re.findall(r"(?:CODE=|--code |show )([\w-]+)", read(page)) if word
    }
    assert named and named <= set(bundled_ids())


@pytest.mark.parametrize("command", ALONE, ids=lambda command: " ".join(command.house))
def test_what_needs_no_charity_runs(command, tmp_path):
    done = run(tmp_path, command.house, command.piped)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_example_of_a_refusal_is_refused_as_readme_says(tmp_path):
    (command,) = [one for one in ALONE if one.house[0] == "decide"]
    assert '"refused"' in run(tmp_path, command.house, command.piped).stdout
    earlier = [word.replace("csf-2024", "csf-2012") for word in command.house]
    assert '"incomplete"' in run(tmp_path, earlier, command.piped).stdout


def _followed(language):
    """The commands of the house in a guide, in their order, but for the server itself."""
    here = str(GUIDES[language].relative_to(ROOT))
    found = [one.house for one in HOUSE if one.page == here and one.house[0] != "serve"]
    # Without `--from` the questions are asked on a terminal, and there is none here.
    found.remove(["init"])
    return found


def test_both_guides_go_the_same_way():
    assert _followed("en") == _followed("fr")
    tasks = ["init", "doctor", *["ledger"] * 4, "backup", "restore", "recover", "upgrade"]
    assert [words[0] for words in _followed("en")] == tasks


@pytest.mark.parametrize("language", GUIDES)
def test_the_answers_of_the_example_found_a_charity(language):
    assert check(answers(GUIDES[language])).language == language


def test_the_guide_to_the_server_can_be_followed(tmp_path):
    """In a practice copy, whose sheets are left lying about: so their words can be typed."""
    given = answers(GUIDES["en"])
    (tmp_path / "answers.json").write_text(json.dumps(given), encoding="utf-8")
    first, *then = _followed("en")
    assert f"{given['charity']} is founded" in run(tmp_path, first, practice=True).stdout
    # A checkpoint is signed by the clock of the server, which does not run here: `tick` does the same, once.
    assert run(tmp_path, ["tick"], practice=True).returncode == 0
    sheets = (tmp_path / "data" / "practice-sheets" / "words.txt").read_text().splitlines()
    # What whoever restores or recovers types: two sheets, and where it is asked for a new password, twice.
    typed = "\n\n".join([*sheets[:2], "a new gate in the hedge\na new gate in the hedge\n"])
    for words in then:
        done = run(tmp_path, _here(words, tmp_path), typed, practice=True)
        wrong = [line for line in done.stdout.splitlines() if line.startswith("[mend]")]
        # What only people can mend, the doctor says from the first day on.
        assert wrong == [line for line in wrong if "whistle-blowing" in line]
        assert (done.returncode, done.stderr) == (int(bool(wrong)), ""), done.stdout


def _here(words, room):
    """The same command, its folders in the room of the test."""
    return [str(room / word.rsplit("/", 1)[1]) if word.startswith("/") else word for word in words]
