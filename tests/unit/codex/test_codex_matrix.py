"""Who can ever see what, against decisions taken one by one."""

from itertools import product
from pathlib import Path

import pytest
from codex_cast import clause, code

from inconfidence.codex import load
from inconfidence.codex.matrix import MARKS, seen_by
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME


@pytest.mark.parametrize(
    ("id", "information"), [("cwc", "counselling"), ("cwc", "identity"), ("csf-2024", "whistleblowing")]
)
def test_a_row_is_what_decisions_say(id, information):
    code = load(id)
    row = dict(seen_by(code))[information]
    for role, tie in product(("listener", "counsellor", "manager", "trustee", "subject"), MARKS):
        looks = product(("client", "volunteer", "organisation"), BY_NAME["purpose"].values)
        words = {"action": "view", "actor": role, "relation": tie, "information": information}
        seen = any(
            code.decide(Flow.of(**words, subject=subject, purpose=purpose)).outcome != "refused"
            for subject, purpose in looks
        )
        assert seen == (tie in row[role]), (role, tie)


def ties(folder: Path, *norms: str) -> dict[str, dict[str, list[str]]]:
    return dict(seen_by(code(folder, *(clause(norm, f"c{number}") for number, norm in enumerate(norms)))))


def test_ties_come_in_the_order_of_their_marks(tmp_path: Path) -> None:
    found = ties(
        tmp_path,
        "permit view\n  actor manager\n  relation none, responsible, supporting\n  information health",
    )
    assert found["health"]["manager"] == ["supporting", "responsible", "none"]
    assert found["health"]["trustee"] == [] and found["identity"]["manager"] == []
    assert list(found) == list(BY_NAME["information"].values)
    assert list(found["health"]) == list(BY_NAME["actor"].values)


def test_what_lies_where_it_never_usually_does_is_not_shown(tmp_path: Path) -> None:
    found = ties(tmp_path, "permit view\n  relation self\n  cabinet counselling")
    assert found["counselling"]["staff"] == ["self"]
    assert not any(found["health"].values())


def test_where_it_usually_lies_depends_on_whom_it_is_about(tmp_path: Path) -> None:
    found = ties(tmp_path, "permit view\n  relation self\n  cabinet personnel\n  subject client, staff")
    assert found["health"]["staff"] == ["self"]
    other = ties(tmp_path, "permit view\n  relation self\n  cabinet personnel\n  subject client")
    assert other["health"]["staff"] == []


def test_steps_count_as_taken_and_what_is_forbidden_as_never_seen(tmp_path: Path) -> None:
    norms = ("permit view\n  relation self\n  require done minimised", "forbid view\n  actor staff")
    found = ties(tmp_path, *norms)
    assert (found["health"]["manager"], found["health"]["staff"]) == (["self"], [])
    never = ties(tmp_path, "permit view\n  require consent given\n  require consent refused")
    assert not any(never["health"].values())


def test_what_needs_two_grounds_can_be_seen(tmp_path: Path) -> None:
    found = ties(tmp_path, "permit view\n  relation self\n  grounds threat\n  grounds offence")
    assert found["health"]["manager"] == ["self"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_two_ties_have_one_mark_in_a_language(lang):
    marks = [mark[lang] for mark in MARKS.values()]
    assert len(set(marks)) == len(marks) == 5
