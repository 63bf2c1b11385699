"""The functions that have mutants: which are called, and how one becomes its mutant.

mutmut puts a decorator before each, its trampoline, and calls it with the mutants by their names, which are still to
come when the function is defined. These two take the trampoline's place.
"""

import pkgutil
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from types import FunctionType
from typing import Any

from mutmut.state import state

# Not typst, whose threads would be missing in a fork.
LATE = ("markdown_it",)
Mutants = dict[str, FunctionType]
Decorator = Callable[[FunctionType], Any]
_functions: dict[str, list[tuple[FunctionType, Mutants]]] = {}


def left_alone(mutants: Mutants, is_classmethod: bool = False) -> Decorator:
    """Leaves the function as it is, and keeps it with its mutants."""

    def keep(function: FunctionType) -> FunctionType:
        _functions.setdefault(function.__module__, []).append((function, mutants))
        return function

    return keep


def become(name: str) -> None:
    """Puts a mutant in the place of its function. Raises LookupError where there is none of that name."""
    module, _, mutant = name.rpartition(".")
    for function, mutants in _functions[module]:
        if mutant in mutants:
            other = getattr(mutants[mutant], "__func__", mutants[mutant])
            function.__code__ = other.__code__
            function.__defaults__, function.__kwdefaults__ = other.__defaults__, other.__kwdefaults__
            return
    raise LookupError(f"there is no mutant `{name}`: run `find` first")


def noted_when_called(mutants: Mutants, is_classmethod: bool = False) -> Decorator:
    """Notes each call of the function among what mutmut counts for the test that is running."""

    def noting(function: FunctionType) -> Callable[..., Any]:
        name = ""

        @wraps(function)
        def called(*args: Any, **words: Any) -> Any:
            nonlocal name
            name = name or _name(function, mutants)
            state()._stats.add(name)
            return function(*args, **words)

        return called

    return noting


def _name(function: FunctionType, mutants: Mutants) -> str:
    return f"{function.__module__}.{mutants['_mutmut_orig'].__name__.removesuffix('__mutmut_orig')}"


def import_all() -> None:
    """Imports `flow` and `codex` whole, and what they import in the middle of something."""
    for package in ("inconfidence.flow", "inconfidence.codex"):
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            import_module(module.name)
    for late in LATE:
        import_module(late)


def called_at_import() -> list[str]:
    """The functions that are called while `flow` and `codex` are imported."""
    import_all()
    called = sorted(state()._stats)
    state()._stats.clear()
    return called
