"""What a code is made of as `marshal` can hold it: an object as a list of the number of its kind and its parts."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, Final

from inconfidence.codex.clause import Clause
from inconfidence.codex.deciding.compiler import (
    Compiled,
    CompiledDuty,
    CompiledForbid,
    CompiledPermit,
    CompiledRequire,
)
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.deciding.needs import CompiledNeed
from inconfidence.codex.document.header import Header
from inconfidence.codex.norms import (
    Alike,
    Ask,
    Compel,
    Forbid,
    Keeper,
    LiftResponsibility,
    Never,
    Owe,
    Permit,
    Require,
    Scope,
    Test,
    Waive,
    Withdraw,
)
from inconfidence.flow import Option

_SET, _LIST, _TUPLE = range(3)
_KINDS: Final[tuple[type, ...]] = (
    *(frozenset, list, tuple, Header, Clause, Option, Ask, Scope, Test),
    *(Permit, Forbid, Require, Waive, Withdraw, Owe, Compel, LiftResponsibility, Alike, Never, Keeper),
    *(Compiled, CompiledPermit, CompiledForbid, CompiledRequire, CompiledDuty, CompiledNeed, Mask),
)


def _set_of(*parts: Any) -> frozenset[Any]:
    return frozenset(parts)


def _list_of(*parts: Any) -> list[Any]:
    return list(parts)


def _tuple_of(*parts: Any) -> tuple[Any, ...]:
    return parts


_NUMBERS: Final = {kind: number for number, kind in enumerate(_KINDS)}
_MAKERS: Final[tuple[Callable[..., Any], ...]] = (_set_of, _list_of, _tuple_of, *_KINDS[3:])


def flattened(value: Any) -> Any:
    """What `rebuilt` makes the same value of. Raises KeyError for an object of another kind."""
    if is_dataclass(value) and not isinstance(value, type):
        return [_NUMBERS[type(value)], *(flattened(getattr(value, field.name)) for field in fields(value))]
    if isinstance(value, frozenset) and not all(isinstance(one, str) for one in value):
        return [_SET, *map(flattened, value)]
    if isinstance(value, list):
        return [_LIST, *map(flattened, value)]
    if isinstance(value, tuple):
        parts = tuple(map(flattened, value))
        # Most hold words and numbers alone: such a one is itself.
        return [_TUPLE, *parts] if any(type(part) is list for part in parts) else parts
    return value


def rebuilt(flat: Any) -> Any:
    """The value that was flattened. Written flat: it makes some thousand objects before the first decision."""
    if type(flat) is not list:
        return flat
    parts = [rebuilt(part) if type(part) is list else part for part in flat]
    return _MAKERS[parts[0]](*parts[1:])
