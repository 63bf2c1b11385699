"""What one reader may see of many records, against deciding one by one."""

import random
from pathlib import Path
from typing import Any

import pytest

from inconfidence.codex import Code, bundled_ids, load
from inconfidence.codex import sight as module
from inconfidence.codex.sight import Facts, Sight
from inconfidence.flow import Flow, FlowError
from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME, RECIPIENTS_OF
from tests.properties.documents import chance_document

IDS = bundled_ids()
TOLD = ("subject", "information", "relation", "cabinet", "retention", "done")
ANY = tuple(a.name for a in ATTRIBUTES if a.name not in ("action", "recipient", "promised"))


def word(chance: random.Random, name: str) -> Any:
    attribute = BY_NAME[name]
    if attribute.kind == "set":
        return frozenset(chance.sample(attribute.values, chance.randint(0, 3)))
    return chance.random() < 0.5 if attribute.kind == "flag" else chance.choice(attribute.values)


def a_look(chance: random.Random) -> Flow:
    """A flow of any action, as far as a record does not say otherwise."""
    words = {name: word(chance, name) for name in ANY if name != "cabinet" or chance.random() < 0.5}
    action = chance.choice(["view", chance.choice(BY_NAME["action"].values)])
    if chance.random() < 0.8:
        words["standing"] = "good"
    return Flow.of(action=action, recipient=chance.choice(RECIPIENTS_OF[action]), **words)


def records(chance: random.Random, told: tuple[str, ...], count: int) -> list[Facts]:
    return [tuple(word(chance, name) for name in told) for _ in range(count)]


def one_by_one(
    code: Code, look: Flow, told: tuple[str, ...], asked: list[Facts], promised: Code | None
) -> Any:
    for facts in asked:
        decision = code.decide(look.changed(**dict(zip(told, facts, strict=True))), promised)
        yield decision.clauses if decision.permitted else ()


def check(code: Code, seed: int, promised: Code | None = None) -> int:
    """Compares both for some readers; gives how many records were seen."""
    chance, seen = random.Random(seed), 0
    for _ in range(8):
        told = tuple(chance.sample(ANY, chance.randint(1, 7)))
        look, asked = a_look(chance), records(chance, told, 60)
        found = Sight(code, look, told, promised).of(asked)
        assert found == list(one_by_one(code, look, told, asked, promised)), (look, told)
        seen += sum(map(bool, found))
    return seen


@pytest.mark.parametrize("id", IDS)
def test_the_real_codes(id: str) -> None:
    assert sum(check(load(id), seed) for seed in range(6)) > 0


@pytest.mark.parametrize(("id", "promised"), list(zip(IDS, (*IDS[1:], IDS[0]), strict=True)))
def test_where_another_version_was_promised(id: str, promised: str) -> None:
    assert sum(check(load(id), seed, load(promised)) for seed in range(6)) > 0


@pytest.mark.parametrize("seed", range(12))
def test_codes_by_chance(seed: int, tmp_path: Path) -> None:
    file = tmp_path / "chance.md"
    file.write_text(chance_document(seed), "utf-8")
    check(load(file), seed)


def test_a_list_of_many_files_has_few_classes() -> None:
    chance = random.Random(5)
    look = Flow.of(action="view", actor="manager", subject="client", information="support", purpose="support")
    sight, asked = Sight(load("cwc"), look, TOLD), records(chance, TOLD, 2000)
    found = sight.of(asked)
    assert found == list(one_by_one(load("cwc"), look, TOLD, asked, None))
    assert any(found) and not all(found)
    assert len(sight) < 40
    assert sight.of(asked) == found


def test_more_kinds_of_records_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_KNOWN", 3)
    check(load("csg06"), 1)


LOOK = Flow.of(action="view", actor="listener", subject="client", information="support", purpose="support")


def test_a_word_that_nobody_knows() -> None:
    sight = Sight(load("csf-2024"), LOOK, ("subject", "relation"))
    sight.of([("client", "supporting")])
    with pytest.raises(FlowError, match="did you mean `supporting`"):
        sight.of([("client", "suporting")])
