"""Runs mutmut's mutants quickly: the tests are collected once for all of them, and a mutant costs what its tests cost.

    python -m tests.mutation.run find     which tests go through which function
    python -m tests.mutation.run [...]    the mutants, as `mutmut run` takes them

What it keeps in `mutants/` is mutmut's own: `mutmut results` and `mutmut show` read it. Three things are done
otherwise. A fork goes on with the tests that were collected before it, where mutmut has pytest begin anew. A mutant is
put in the place of its function, where mutmut asks at every call of every function which mutant it is. And a function
that is called while modules are imported is tried in a new process, where mutmut's fork has imported them already.

`MUTANTS` (patterns) are those to run, in this order, all unless said. A result that is there already stands, with
`LONGER` not that of a mutant that survived for no reason that is known. `MUTANT_SECONDS` is how long the tests of one
may take: those that are quick and go through few functions are run first, and before others as dear those of a file
that bears the module's name.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import mutmut.__main__ as mutmut
from mutmut.configuration import config
from mutmut.mutation import trampoline
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers.isolation import ForkRunner, run_in_fork_with_result

from tests.mutation import functions
from tests.mutation.forks import SURVIVED, Forks
from tests.mutation.report import Survivor, reasons, survivor

FOUND = Path("mutants/mutmut-stats.json")
AT_IMPORT = Path("at-import.json")
# The tests of the functions in it, which no test calls.
OF_IMPORTS = ("tests/unit/flow/", "tests/conformance/test_errors.py", "tests/unit/codex/test_codex_asked.py")
SUSPICIOUS = 35
# That it survived, or that no test goes through its function.
UNSEEN = (SURVIVED, 33)
DURATIONS = Path("durations.json")
WANTED = os.environ.get("MUTANTS", "*").split()
# What a test takes, times the functions that it goes through: what goes through few has more to say of each.
_dearness: dict[str, float] = {}
# So much less dear is one that was written for the function's module.
_OWN = 50
_forks = Forks()


def find() -> None:
    """Has mutmut find out which tests go through which function; what is called at import is kept apart.

    Always from the beginning: a case put before another takes over its number, and so its name.
    """
    FOUND.unlink(missing_ok=True)
    trampoline.wrap_in_trampoline = functions.noted_when_called  # type: ignore[assignment]
    plain = PytestRunner.run_stats

    def run_stats(self: PytestRunner, *, tests: Iterable[str]) -> int:
        with change_cwd("mutants"):
            AT_IMPORT.write_text(json.dumps(functions.called_at_import()))
        return plain(self, tests=tests)

    PytestRunner.run_stats = run_stats  # type: ignore[method-assign]
    mutmut.collect_source_file_mutation_data = _enough


def _enough(**_: Any) -> Any:
    raise SystemExit(0)


def run() -> None:
    """Has mutmut run the mutants in our forks."""
    trampoline.wrap_in_trampoline = functions.left_alone  # type: ignore[assignment]
    PytestRunner.run_stats = _find_first  # type: ignore[method-assign]
    PytestRunner.run_tests = _run_tests  # type: ignore[method-assign]
    ForkRunner.startup = _startup  # type: ignore[method-assign]
    ForkRunner.run_clean_tests = lambda self, tests: 0  # type: ignore[method-assign]
    mutmut.run_forced_fail_test = lambda runner: None
    mutmut.collect_source_file_mutation_data = _only_some
    mutmut.estimated_worst_case_time = _rank


def _find_first(self: PytestRunner, *, tests: Iterable[str]) -> int:
    raise SystemExit("nobody knows yet what the new tests go through: run `find` first")


def _run_tests(self: PytestRunner, *, mutant_name: str | None, tests: Iterable[str]) -> int:
    name = mutant_name or ""
    try:
        with change_cwd("mutants"):
            if name.partition("__mutmut")[0] in json.loads(AT_IMPORT.read_text()):
                return _forks.in_a_new_process(name, tests)
            functions.become(name)
            function = name.partition("__mutmut")[0]
            return _forks.run(function, sorted(tests, key=_order(function)))
    except Exception:
        # What went wrong here was seen by no test.
        return SUSPICIOUS


_plain_startup, _plain_collected = ForkRunner.startup, mutmut.collect_source_file_mutation_data


def _startup(self: ForkRunner) -> None:
    """Collects before the first fork, and measures the tests that are new."""
    with change_cwd("mutants"):
        functions.import_all()
        _forks.collect([*config().pytest_add_cli_args, *config().pytest_add_cli_args_test_selection])
        taken = json.loads(DURATIONS.read_text()) if DURATIONS.exists() else {}
        taken |= run_in_fork_with_result(_forks.measured, taken)
        DURATIONS.write_text(json.dumps(taken))
        state().duration_by_test = taken
        for function in json.loads(AT_IMPORT.read_text()):
            state().tests_by_mangled_function_name[function] |= {
                test for test in taken if test.startswith(OF_IMPORTS)
            }
        _within(float(os.environ.get("MUTANT_SECONDS", "1000")))
    _plain_startup(self)


def _within(seconds: float) -> None:
    """Leaves each function the first of its tests, as many as take so long together."""
    taken, by_function = state().duration_by_test, state().tests_by_mangled_function_name
    breadth = Counter(test for tests in by_function.values() for test in tests)
    _dearness.update({test: breadth[test] * took for test, took in taken.items()})
    for function, tests in by_function.items():
        left, kept = seconds, set[str]()
        for test in sorted(tests & taken.keys(), key=_order(function)):
            left -= taken[test]
            if left > 0 or not kept:
                kept.add(test)
        by_function[function] = kept


def _order(function: str) -> Callable[[str], float]:
    """What its tests are sorted by: the cheapest first. What lies in a file that bears a name of its module was
    written for it, and counts as cheap: thousands of tests go through `codex.table`, and few would see a mistake."""
    _house, _package, *rooms = function.split(".")[:-1]

    def key(test: str) -> float:
        own = set(Path(test.partition("::")[0]).stem.split("_")) & set(rooms)
        return _dearness[test] / (_OWN if own else 1)

    return key


def _only_some(*, mutant_names: Any) -> Any:
    mutants, data = _plain_collected(mutant_names=mutant_names)
    mutants = [one for one in mutants if _rank(one[1]) < len(WANTED)]
    if "LONGER" in os.environ:
        known = reasons()
        mutants = [(of, name, _open_again(name, result, of.path, known)) for of, name, result in mutants]
    return mutants, data


def _open_again(name: str, result: int | None, path: Any, known: Container[Survivor]) -> int | None:
    """The result of a mutant, or none yet where nobody saw it and nobody knows why."""
    return None if result in UNSEEN and survivor(name, Path(path)) not in known else result


def _rank(mutant_name: str) -> float:
    """The first of the patterns that a mutant fits; how many there are where it fits none."""
    ranks = (place for place, pattern in enumerate(WANTED) if fnmatch(mutant_name, pattern))
    return next(ranks, len(WANTED))


def main(words: list[str]) -> None:
    """Finds or runs."""
    # The tests lie in `mutants/` once more, and either copy will do.
    os.environ["PY_IGNORE_IMPORTMISMATCH"] = "1"
    if words[:1] == ["find"]:
        find()
        mutmut.cli(["run", *words[1:]])
    else:
        run()
        mutmut.cli(["run", *words])


if __name__ == "__main__":
    main(sys.argv[1:])
