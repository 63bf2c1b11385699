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

_SET, _LIST = 0, 1
_KINDS: Final[tuple[type, ...]] = (
    *(frozenset, list, Header, Clause, Option, Ask, Scope, Test),
    *(Permit, Forbid, Require, Waive, Withdraw, Owe, Compel, LiftResponsibility, Alike, Never, Keeper),
    *(Compiled, CompiledPermit, CompiledForbid, CompiledRequire, CompiledDuty, CompiledNeed, Mask),
)


def _set_of(*parts: Any) -> frozenset[Any]:
    return frozenset(parts)


def _list_of(*parts: Any) -> list[Any]:
    return list(parts)


_NUMBERS: Final = {kind: number for number, kind in enumerate(_KINDS)}
_MAKERS: Final[tuple[Callable[..., Any], ...]] = (_set_of, _list_of, *_KINDS[2:])
_NESTED: Final = frozenset({list, tuple})


def flattened(value: Any) -> Any:
    """What `rebuilt` makes the same value of. Raises KeyError for an object of another kind."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = (getattr(value, field.name) for field in fields(value))
        return [_NUMBERS[type(value)], *map(flattened, parts)]
    if isinstance(value, frozenset) and not all(isinstance(one, str) for one in value):
        return [_SET, *map(flattened, value)]
    if isinstance(value, list):
        return [_LIST, *map(flattened, value)]
    if isinstance(value, tuple):
        return tuple(map(flattened, value))
    return value


def rebuilt(flat: Any) -> Any:
    """The value that was flattened. Written flat: it makes some thousand objects before the first decision."""
    if type(flat) not in _NESTED:
        return flat
    parts = [rebuilt(part) if type(part) in _NESTED else part for part in flat]
    return tuple(parts) if type(flat) is tuple else _MAKERS[parts[0]](*parts[1:])
