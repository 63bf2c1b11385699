"""In which order tests are read and done where processes share them: dear modules first.

A test of a minute that comes last keeps one process busy while the others have nothing left to do. xdist gives each
process a stretch of the list, all equally long, and whoever is done takes from the end of another's: so every
stretch begins with its share of the dear modules, whole, as their tests share what was set up for them.
"""

import importlib
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest

Items = list[pytest.Item]


def dealt(items: Items, processes: int) -> Items:
    """All of `items`: in `processes` stretches, each with dear modules first, about equally dear."""
    beginnings: list[Items] = [[] for _ in range(processes)]
    spent = [0] * processes
    for module in _dear(items):
        least = spent.index(min(spent))
        spent[least] += _seconds(module[0])
        beginnings[least] += module
    cheap = iter([item for item in items if not _seconds(item)])
    order: Items = []
    for number, beginning in enumerate(beginnings):
        # As xdist cuts it: an equal part of what is left.
        length = (len(items) - len(order)) // (processes - number)
        order += [*beginning, *islice(cheap, max(0, length - len(beginning)))]
    return order + list(cheap)


def read_own_share(number: int, processes: int) -> None:
    """Reads a share of the tests before all the others, in process `number` of so many.

    On a clean clone pytest compiles what it reads, which costs as much as reading does. Were all to begin with the
    same file, each would compile everything; so whoever comes to another's share finds it compiled.
    """
    root = Path(__file__).parents[1]
    # Tests that lie in no package have another name while they are collected.
    files = (file for file in root.glob("tests/**/test_*.py") if file.with_name("__init__.py").exists())
    for file in sorted(files)[number::processes]:
        # What cannot be read is told where pytest collects it.
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(file.relative_to(root).with_suffix("").parts))


def _dear(items: Items) -> list[Items]:
    """The dear modules, the dearest first."""
    modules: dict[str, Items] = {}
    for item in filter(_seconds, items):
        modules.setdefault(item.nodeid.split("::")[0], []).append(item)
    return sorted(modules.values(), key=lambda module: -_seconds(module[0]))


def _seconds(item: pytest.Item) -> int:
    """What its module costs, as it says itself; 0 where it is cheap."""
    mark = item.get_closest_marker("dear")
    return int(mark.args[0]) if mark else 0
