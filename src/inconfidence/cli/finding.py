"""What `inconfidence doctor` says, a line a thing."""

import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` is empty where all is well."""

    what: str
    mend: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it needs mending."""
        return bool(self.mend)

    def __str__(self) -> str:
        return f"[mend] {self.what}: {self.mend}" if self.wrong else f"[ok]   {self.what}"


def judged(what: str, well: bool, mend: str) -> Finding:
    """A finding that is well, or is to be mended."""
    return Finding(what, "" if well else mend)


def owners_alone(what: str, paths: Iterable[Path], mend: str) -> Finding:
    """Whether nobody but their owner can do anything with files and folders, as far as these are there."""
    shared = any(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) for path in paths if path.exists())
    return judged(what, not shared, mend)
