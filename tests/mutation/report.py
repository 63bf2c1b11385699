"""Writes down what became of each mutant of the last run: a table by module, and every survivor with the reason.

Run in the folder that holds `mutants/`; prints the page `docs/mutants.md`.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

HERE = Path(__file__).parent
# The page that the table and the list are put into.
FRAME = HERE / "page.md"
# What to know of the last run: by hand.
NOTE = HERE / "note.md"
# Why a mutant is no mistake, by the function it is in and by what it changes.
REASONS = HERE / "survivors.toml"
# A mutant that never comes to an end is seen, as is one that takes pytest down with it.
SEEN = ("killed", "timeout", "segfault")


@dataclass(frozen=True)
class Survivor:
    """A mutant that no test saw: the function it is in, and its lines before and after."""

    function: str
    was: str
    now: str


def main() -> None:
    """Prints the page."""
    modules = {_name(path): SourceFileMutationData(path=path) for path in _mutated()}
    for data in modules.values():
        data.load()
    table, survivors = _table(modules), list(_survivors(modules))
    frame = FRAME.read_text(encoding="utf-8")
    print(frame.format(note=NOTE.read_text().strip(), table=table, survivors=_told(survivors)), end="")


def _mutated() -> list[Path]:
    """The sources of which mutants were made, as paths from here."""
    made = sorted(Path("mutants/src").rglob("*.meta"))
    sources = [path.relative_to("mutants").with_suffix("") for path in made]
    # What was taken out of the program since keeps its results.
    return [source for source in sources if source.exists()]


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts[2:])


def _table(modules: dict[str, SourceFileMutationData]) -> str:
    rows = ["| module | mutants | killed | survived | not run |", "| --- | ---: | ---: | ---: | ---: |"]
    every: Counter[str] = Counter()
    for module, data in modules.items():
        found = Counter(_fate(code) for code in data.exit_code_by_key.values())
        if found:
            rows.append(_row(f"`{module}`", found))
        every += found
    return "\n".join([*rows, _row("all", every)])


def _fate(exit_code: int | None) -> str:
    status = status_by_exit_code[exit_code]
    if status in SEEN:
        return "killed"
    return "not run" if exit_code is None else "survived"


def _row(name: str, found: Counter[str]) -> str:
    killed, left = found["killed"], found["not run"]
    # Those that were not run are not the same as the others: no share is told before the end.
    share = "" if left else f" ({100 * killed / found.total():.1f} %)"
    return f"| {name} | {found.total()} | {killed}{share} | {found['survived']} | {left} |"


def _survivors(modules: dict[str, SourceFileMutationData]) -> Iterator[Survivor]:
    for data in modules.values():
        for key, exit_code in data.exit_code_by_key.items():
            if _fate(exit_code) == "survived":
                yield survivor(key, Path(data.path))


def survivor(key: str, path: Path) -> Survivor:
    """The mutant of that name, of the source at `path`."""
    name, owner = orig_function_and_class_names_from_key(key)
    was, now = _changed(get_diff_for_mutant(key, path=path))
    return Survivor(".".join(filter(None, (_name(path), owner, name))), was, now)


def reasons() -> dict[Survivor, str]:
    """Why those that were looked at are no mistake."""
    with REASONS.open("rb") as file:
        rows = tomllib.load(file).get("survivor", [])
    return {Survivor(row["in"], row["was"], row["now"]): row["because"] for row in rows}


def _changed(diff: str) -> tuple[str, str]:
    """The lines that the mutant takes away and those it puts there."""
    lines = diff.split("\n")[2:]
    return _side(lines, "-"), _side(lines, "+")


def _side(lines: list[str], sign: str) -> str:
    return " ".join(line[1:].strip() for line in lines if line.startswith(sign))


def _told(survivors: list[Survivor]) -> str:
    known = reasons()
    return "\n".join(_line(one, known.get(one, "a test is owed")) for one in survivors) or "None."


def _line(one: Survivor, reason: str) -> str:
    return f"- `{one.function}`: `{one.was}` → `{one.now}`: {reason}"


if __name__ == "__main__":
    main()
