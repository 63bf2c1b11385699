"""A list of records looked at by one reader, under small codes: as if each had been decided by itself."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from codex_cast import clause, code

from inconfidence.codex import Code, sight
from inconfidence.codex.sight import Facts, Sight
from inconfidence.flow import Flow

LOOK = Flow.of(
    action="view",
    actor="listener",
    relation="supporting",
    subject="client",
    information="support",
    purpose="support",
)
WORDS: dict[str, tuple[Any, ...]] = {
    "subject": ("client", "staff"),
    "information": ("support", "health", "counselling"),
    "relation": ("supporting", "none"),
    "cabinet": ("support", "counselling"),
    "grounds": (frozenset(), frozenset({"threat"}), frozenset({"threat", "offence"})),
    "done": (frozenset(), frozenset({"minimised"})),
    "retention": ("within", "past"),
}
CODES = {
    "plain": ["permit view\n  relation supporting", "forbid view\n  retention past"],
    "cabinets": [
        "permit view\n  cabinet support",
        "permit view\n  cabinet personnel\n  grounds threat",
        # Not the cabinet in which the look's own words would lie.
        "permit view\n  cabinet counselling\n  information health",
    ],
    "grounds": [
        "permit view\n  grounds threat\n  grounds offence",
        "permit view\n  relation supporting",
        "compel offence",
        "forbid view\n  subject staff\n  yields to law",
        "permit view\n  grounds offence",
    ],
    "steps": [
        "permit view",
        "require done minimised\n  for view\n  information health",
        "waive done minimised\n  for view\n  subject staff",
        "require consent given\n  for view\n  information counselling\n  on a ground",
    ],
    "either": ["permit view\n  retention past\n  grounds threat", "permit view\n  information health"],
    "others": ["permit record", "permit view\n  actor manager", "permit view\n  subject staff"],
    "excepted": [
        "permit view\n  unless subject staff and retention past",
        "forbid view\n  unless cabinet support",
    ],
}
TOLD = [
    ("subject", "information", "relation"),
    ("information",),
    ("subject", "retention", "grounds"),
    ("information", "cabinet", "done"),
    ("cabinet", "subject"),
    ("grounds", "subject", "done", "information"),
]


def made(folder: Path, name: str) -> Code:
    folder.mkdir(exist_ok=True)
    return code(folder, *(clause(norm, f"c{number}") for number, norm in enumerate(CODES[name])))


def one_by_one(made: Code, told: tuple[str, ...], records: list[Facts], promised: Code | None) -> list[Any]:
    decisions = [
        made.decide(LOOK.changed(**dict(zip(told, facts, strict=True))), promised) for facts in records
    ]
    return [decision.clauses if decision.permitted else () for decision in decisions]


@pytest.mark.parametrize("told", TOLD, ids=" ".join)
@pytest.mark.parametrize("name", CODES)
def test_each_record_is_seen_as_if_it_were_decided_alone(
    tmp_path: Path, name: str, told: tuple[str, ...]
) -> None:
    one = made(tmp_path, name)
    records = list(product(*(WORDS[attribute] for attribute in told)))
    looking = Sight(one, LOOK, told)
    found = looking.of(records)
    assert found == one_by_one(one, told, records, None)
    assert looking.of(reversed(records)) == found[::-1]


@pytest.mark.parametrize(
    ("name", "promised"), [("plain", "steps"), ("grounds", "plain"), ("steps", "others")]
)
def test_what_was_promised_is_kept_for_each_record(tmp_path: Path, name: str, promised: str) -> None:
    one, other = made(tmp_path / "one", name), made(tmp_path / "other", promised)
    for told in TOLD:
        records = list(product(*(WORDS[attribute] for attribute in told)))
        assert Sight(one, LOOK, told, other).of(records) == one_by_one(one, told, records, other)


def test_records_that_nobody_tells_apart_are_one_class(tmp_path: Path) -> None:
    looking = Sight(made(tmp_path, "plain"), LOOK, ("information", "retention"))
    assert len(looking) == 0
    looking.of(product(WORDS["information"], WORDS["retention"]))
    assert len(looking) == 2


@pytest.mark.parametrize(
    ("name", "told", "some", "others"),
    [
        # The cabinet is told: nobody has to see it from the subject.
        ("either", ("subject", "cabinet"), ("client",), ("staff",)),
        # The cabinet follows from the information alone.
        ("steps", ("information", "retention", "done"), ("health", "within"), ("health", "past")),
    ],
)
def test_words_that_nobody_tells_apart_lead_to_one_place(
    tmp_path: Path, name: str, told: tuple[str, ...], some: Facts, others: Facts
) -> None:
    looking = Sight(made(tmp_path, name), LOOK, told)
    looking.of(product(*(WORDS[attribute] for attribute in told)))
    assert looking.led_to(some) is looking.led_to(others)


def test_a_class_that_is_known_is_not_decided_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looking = Sight(made(tmp_path, "plain"), LOOK, ("information", "retention"))
    records = list(product(WORDS["information"], WORDS["retention"]))
    found = looking.of(records[:2])
    monkeypatch.setattr(sight, "judge_both", lambda *_: pytest.fail("it was decided once more"))
    assert looking.of(records) == found * 3


def test_a_code_that_was_promised_itself_is_asked_once(tmp_path: Path) -> None:
    one = made(tmp_path, "plain")
    assert Sight(one, LOOK, ("retention",), one)._codes[1] is None


def test_norms_that_the_look_rules_out_are_not_asked(tmp_path: Path) -> None:
    [mine, _] = Sight(made(tmp_path, "others"), LOOK, ("subject",))._codes
    assert mine is not None and [permit.clause for permit in mine.permits] == ["draft/c2"]


def test_more_kinds_of_records_than_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sight, "_MOST_KNOWN", 2)
    looking = Sight(made(tmp_path, "plain"), LOOK, ("information",))
    found = looking.of([(word,) for word in WORDS["information"]])
    assert len(looking._known) == 2
    assert found == [("draft/c0",)] * 3


@pytest.mark.parametrize("facts", [("client",), ("client", "support", "none"), ()])
def test_a_record_that_says_too_little_or_too_much(tmp_path: Path, facts: Facts) -> None:
    with pytest.raises(
        ValueError, match=r"^each record must say `subject`, `information`, and nothing else$"
    ):
        Sight(made(tmp_path, "plain"), LOOK, ("subject", "information")).of([facts])


@pytest.mark.parametrize("name", ["action", "recipient", "promised"])
def test_what_a_list_has_as_a_whole_no_record_tells(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=rf"^`{name}` is one for the whole list: say it in the look$"):
        Sight(made(tmp_path, "plain"), LOOK, ("subject", name))


def test_a_fault_while_deciding_shows_nothing_and_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(sight, "judge_both", broken)
    assert Sight(made(tmp_path, "plain"), LOOK, ("subject",)).of([("client",)]) == [()]
    assert caplog.messages == ["deciding failed for a list: what it was about is not shown"]
