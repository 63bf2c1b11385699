"""What a code says is kept is kept, or is said to be still to come."""

from importlib.util import find_spec

import pytest
from codex_cast import clause, draft, source

from inconfidence.codex import bundled_ids, load
from inconfidence.codex.keepers import keepers, kept_by, to_come
from inconfidence.codex.norms import Keeper


def named() -> set[str]:
    codes = [load(id) for id in bundled_ids()]
    return {
        keeper.name for code in codes for clause in code.every_clause.values() for keeper in clause.keepers
    }


def test_every_keeper_that_a_code_names_is_known():
    assert named() <= set(keepers())


def test_no_keeper_is_known_that_no_code_names():
    assert set(keepers()) <= named()


@pytest.mark.parametrize(("name", "module"), [(n, m) for n, m in keepers().items() if m])
def test_the_module_of_a_keeper_is_in_the_program(name, module):
    assert find_spec(module) is not None


def test_what_keeps_a_clause_of_a_code_is_said():
    clause = load("cwc").clause("cwc/whistleblowing")
    assert kept_by(clause) == ["worked: conduct.whistleblowing"]


def test_what_is_only_believed_is_said():
    [_norms, believed] = kept_by(load("csf-2024").clause("csf-2024/ground-complaint"))
    assert believed == "on their word: that the complaint is open, and not about whoever tells"


@pytest.mark.parametrize(
    ("norms", "kind", "told"),
    [
        ("permit view", "E", ["1 norm"]),
        ("permit view\n\nforbid erase", "E", ["2 norms"]),
        (
            "permit view\n\ntold in undertaking\n\nworked by nobody.knows",
            "E W T",
            ["1 norm", "told: undertaking", "worked: nobody.knows (still to come)"],
        ),
    ],
)
def test_what_keeps_a_clause_is_told_in_a_few_words(norms, kind, told):
    [one] = source(draft(clause(norms, kind=kind))).clauses
    assert kept_by(one) == told


def test_a_keeper_that_nobody_has_heard_of_is_still_to_come():
    assert to_come(Keeper("worked", "nobody.knows"))
    assert not to_come(Keeper("told", "undertaking"))
