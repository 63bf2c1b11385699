"""How much redaction finds, and how much too much, on a file of labelled notes.

Usage: python bench/redaction.py NOTES.jsonl [--half first|second] [--misses]

Each line of NOTES is `{"lang", "file", "text", "spans": [{"start", "end", "cat", "variant", "src"}, …]}`. A label
counts as found only if every character of it is masked. Precision counts characters: of those that are masked, how
many lie in a label. presidio is measured beside it if it is installed; the project does not ask for it.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from inconfidence.redaction import KnownFile, redact

Note = dict[str, Any]
Masked = list[tuple[int, int, str, str]]  # start, end, tier, kind
Masker = Callable[[Note], Masked]


def main() -> int:
    """Measure and print; 0 in any case, since numbers are for people to judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notes", type=Path)
    parser.add_argument("--half", choices=("first", "second"), help="measure one half of the file only")
    parser.add_argument(
        "--misses", action="store_true", help="print labels that were missed and masks without label"
    )
    args = parser.parse_args()
    notes = _half(_read(args.notes), args.half)
    _report("inconfidence", notes, _ours, misses=args.misses)
    if importlib.util.find_spec("presidio_analyzer") is None:
        print("presidio: not installed here, so nothing is measured beside it")
    else:
        _report("presidio", notes, _presidio(), misses=False)
    _speed()
    return 0


def _read(path: Path) -> list[Note]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _half(notes: list[Note], half: str | None) -> list[Note]:
    middle = len(notes) // 2
    return {"first": notes[:middle], "second": notes[middle:]}.get(half or "", notes)


def _ours(note: Note) -> Masked:
    found = redact(note["text"], KnownFile.from_mapping(note["file"]), note["lang"])
    return [(span.start, span.end, span.tier, span.kind) for span in found.spans]


def _presidio() -> Masker:
    from presidio_analyzer import AnalyzerEngine  # type: ignore[import-not-found]

    engine = AnalyzerEngine()

    def mask(note: Note) -> Masked:
        found = engine.analyze(text=note["text"], language="en")
        return [(one.start, one.end, "presidio", one.entity_type) for one in found]

    return mask


def _report(name: str, notes: list[Note], masker: Masker, *, misses: bool) -> None:
    began = time.process_time()
    masked = [masker(note) for note in notes]
    took = time.process_time() - began
    characters = sum(len(note["text"]) for note in notes)
    print(
        f"{name}: {len(notes)} notes, {characters} characters, {characters / took / 1000:.0f} thousand a second"
    )
    _print_recall(notes, masked, misses=misses)
    _print_precision(notes, masked, misses=misses)


def _print_recall(notes: list[Note], masked: list[Masked], *, misses: bool) -> None:
    tables: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for note, mask in zip(notes, masked, strict=True):
        covered = _covered(mask)
        for label in note["spans"]:
            found = covered.issuperset(range(label["start"], label["end"]))
            for table, row in _rows(note, label):
                tables[table][row]["found" if found else "missed"] += 1
            if misses and not found:
                print("  missed", label["src"], label["variant"], repr(_around(note["text"], label)))
    for table, rows in tables.items():
        print(f"  recall by {table}")
        for row, counts in sorted(rows.items()):
            total = counts.total()
            print(f"    {row:28} {counts['found'] / total:7.4f}  {counts['found']:5} of {total}")


def _rows(note: Note, label: dict[str, Any]) -> Iterable[tuple[str, str]]:
    yield "source", label["src"]
    yield "source and language", f"{label['src']} {note['lang']}"
    yield "source and kind", f"{label['src']} {label['cat']}"
    yield "source and variant", f"{label['src']} {label['variant']}"


def _print_precision(notes: list[Note], masked: list[Masked], *, misses: bool) -> None:
    inside, total = Counter[str](), Counter[str]()
    for note, mask in zip(notes, masked, strict=True):
        labelled = {at for label in note["spans"] for at in range(label["start"], label["end"])}
        for start, end, tier, kind in mask:
            right = len(labelled.intersection(range(start, end)))
            for row in ("all", f"tier {tier}", f"kind {kind}", f"language {note['lang']}"):
                inside[row] += right
                total[row] += end - start
            if misses and right < end - start:
                print("  too much", tier, kind, repr(_around(note["text"], {"start": start, "end": end})))
    unlabelled = sum(len(note["text"]) - len(_covered_labels(note)) for note in notes)
    print("  precision by characters")
    for row in sorted(total):
        print(f"    {row:28} {inside[row] / total[row]:7.4f}  {inside[row]:6} of {total[row]}")
    over = total["all"] - inside["all"]
    print(f"  over-masked: {over} characters, {over / unlabelled:.4%} of those without a label")


def _covered(mask: Masked) -> set[int]:
    return {at for start, end, *_ in mask for at in range(start, end)}


def _covered_labels(note: Note) -> set[int]:
    return {at for label in note["spans"] for at in range(label["start"], label["end"])}


def _around(text: str, span: dict[str, int]) -> str:
    start, end = span["start"], span["end"]
    return f"{text[max(0, start - 25) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}"


def _speed() -> None:
    """How the time grows with the text and with the file; the note is made up."""
    note = "Rang Wilhelmina this morning on 07700 900123, her sister Oda Brack was with her at the Elmstead. "
    for size, names in ((10_000, 1), (100_000, 1), (1_000_000, 1), (1_000_000, 1_000)):
        known = KnownFile(
            names=tuple(f"Wilhelmina{n} Ashdown{n}" for n in range(names)), hospital="Elmstead Hospital"
        )
        text = note * (size // len(note))
        began = time.process_time()
        redact(text, known, "en")
        print(
            f"  {size:9} characters, {names:5} names: {time.process_time() - began:6.2f} s of processor time"
        )


if __name__ == "__main__":
    sys.exit(main())
