"""One founding or restoring at a time in a folder: the second is told so before it asks for anything."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from inconfidence.cli.house import NotReady


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Holds the folder, made for it where it is not there, and leaves it as it was where nothing came into it.

    Raises `NotReady` where another process holds it. A process that ends, however it ends, holds nothing.
    """
    made = not folder.exists()
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        with closing(_Held(folder)):
            yield
    finally:
        if made:
            with suppress(OSError):  # something is in it now, or somebody else took it away
                folder.rmdir()


class _Held:
    """The folder itself is what is held: no file is left lying about."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(self._folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise NotReady(
                f"`{folder}` is being founded or restored at this moment: wait until that is done, or name another "
                "folder"
            ) from None

    def close(self) -> None:
        os.close(self._folder)
