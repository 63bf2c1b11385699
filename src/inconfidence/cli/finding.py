"""What `inconfidence doctor` says, a line a thing."""

from dataclasses import dataclass


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
