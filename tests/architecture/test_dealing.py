"""Tests in another order are the same tests."""

import pytest

from tests.dealing import dealt


@pytest.mark.parametrize("processes", [1, 2, 3, 64])
def test_none_is_lost_and_none_done_twice(request: pytest.FixtureRequest, processes: int) -> None:
    items = request.session.items
    assert sorted(item.nodeid for item in dealt(items, processes)) == sorted(item.nodeid for item in items)


def test_every_process_begins_with_dear_ones() -> None:
    cheap = [_Item(f"cheap{number}.py::test", 0) for number in range(8)]
    dear = [_Item(f"dear{number}.py::test", 10 * number) for number in range(1, 5)]
    order = [item.nodeid.split(".")[0] for item in dealt([*cheap, *dear], 2)]
    assert order[:3] == ["dear4", "dear1", "cheap0"]
    assert order[6:9] == ["dear3", "dear2", "cheap4"]


class _Item:
    """Just what is looked at in order to deal it."""

    def __init__(self, nodeid: str, seconds: int) -> None:
        self.nodeid, self._seconds = nodeid, seconds

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return pytest.mark.dear(self._seconds).mark if self._seconds and name == "dear" else None
