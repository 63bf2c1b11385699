"""A plugin of pytest: of each test that is tried with many values, the first.

Which code is in force, which words were typed, which list was spoilt: whatever the value, the statements are the same.
Where the values are tables and columns themselves, all are tried. pytest counts those that are left out.
"""

import pytest

# Values here are tables, columns, what bytes can be, and between which reads keys turn.
ALL_OF = (
    *("tests/app/gate/test_detail.py", "tests/app/gate/test_spoilt_rows.py"),
    *("tests/app/gate/test_turned_between.py", "tests/app/store/"),
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the others out."""
    seen: set[str] = set()
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        test = item.nodeid if item.nodeid.startswith(ALL_OF) else item.nodeid.split("[")[0]
        (left if test in seen else kept).append(item)
        seen.add(test)
    config.hook.pytest_deselected(items=left)
    items[:] = kept
