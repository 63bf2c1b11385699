"""What a code says is kept is kept, or is said to be still to come."""

from importlib.util import find_spec

import pytest

from inconfidence.codex import bundled_ids, load
from inconfidence.codex.keepers import keepers, kept_by


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


def test_what_is_still_to_come_is_said():
    clause = load("csf-2024").clause("csf-2024/breaches-serious")
    assert kept_by(clause) == ["worked: conduct.breaches (still to come)"]
