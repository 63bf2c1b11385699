"""Two who found, or restore, in one folder at once: the second is told so, and nothing of the first is touched."""

from argparse import Namespace
from pathlib import Path

import pytest

from inconfidence.cli import restore
from inconfidence.cli.house import NotReady
from inconfidence.cli.one_at_a_time import alone_in


def test_the_second_is_told_so_and_the_next_after_it_is_let_in(tmp_path: Path) -> None:
    with alone_in(tmp_path):
        with pytest.raises(NotReady, match="being founded or restored at this moment"), alone_in(tmp_path):
            pytest.fail("two were let in")
        (tmp_path / "server.key").touch()
    with alone_in(tmp_path):
        assert (tmp_path / "server.key").exists()


def test_a_folder_made_for_nothing_is_taken_away_again(tmp_path: Path) -> None:
    new = tmp_path / "new"
    with pytest.raises(ZeroDivisionError), alone_in(new):
        assert new.stat().st_mode & 0o777 == 0o700
        raise ZeroDivisionError
    assert not new.exists()
    with alone_in(new):
        (new / "kept").touch()
    assert (new / "kept").exists()


def test_a_restore_is_told_so_before_it_looks_for_a_backup_or_asks_for_words(tmp_path: Path) -> None:
    data = tmp_path / "data"
    args = Namespace(
        folder=tmp_path / "backups", into=data, backup=None, checkpoint=[], erased=[], older=False
    )
    with alone_in(data), pytest.raises(NotReady, match="being founded or restored at this moment"):
        restore.run(args)
