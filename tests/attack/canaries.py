"""Words that nobody else would write, and a search for every form in which they could come to lie somewhere."""

import base64
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

CANARIES = {
    "member's name": "Quillfeather Zephyrnook",
    "member's address": "quillfeather.zephyrnook@garden.example",
    "invited's name": "Ptarmigan Umbelforth",
    "invited's address": "ptarmigan.umbelforth@garden.example",
    "client's name": "Xanthippe Brómbleweed",
    "client's other name": "Zanzie-Wozzlecraft",
    "client's phone": "01632 960741",
    "client's email": "xanthippe@brombleweed.example",
    "client's street": "97 Gallimaufry Snickelway",
    "client's relative": "Hortensius Quicklebine",
    "what was said": "kerfuffle about the marmalade orrery",
    "what was corrected": "kerfuffle about the quince orrery",
    "what was feared": "thistledown avalanche by the wigwam",
    "what was left unsent": "halfway through periwinkle gasometers",
    # One word each: every part of a phrase is searched for in every form, and that takes time.
    "what was asked": "gramophonebegonia",
    "who was told": "Trubbleshaw-Vane",
    "what it was for": "bagpipemortgage",
    "how it was talked over": "rhubarbturbine",
    "who asked about them": "Figgleswick-Marrowbone",
    "why they were asked about": "saxophoneparsnip",
    "what got out": "dandelionalmanac",
    "what was done about it": "zeppelingreengrocer",
    "who asked for theirs": "Oxterguddle-Quimble",
    "what they asked for": "custardtrombone",
    "a password": "wombat gazebo turpentine",
    "a colleague's password": "porridgelighthousemandolin",
}
# Public facts, kept in clear on purpose: a search that does not find them is no search.
CLEAR = {"charity": "The Gallivanting Trellis", "branch": "Mugwort-on-Sea"}


def forms(word: str) -> Iterator[bytes]:
    """The word as it could be written: cases, encodings, in pieces of base64, in hex, in an address."""
    for spelt in {word, word.upper(), word.lower(), word.title(), word.replace(" ", "")}:
        for encoded in (spelt.encode(), spelt.encode("utf-16-le"), spelt.encode("utf-16-be")):
            yield encoded
            yield encoded.hex().encode()
            yield encoded.hex().upper().encode()
            yield from _in_base64(encoded)
        yield quote(spelt).encode()
        yield quote_plus(spelt).encode()
        yield spelt.encode("unicode_escape")


def _in_base64(data: bytes) -> Iterator[bytes]:
    """What of `data` shows in base64 whatever stands before and after it: one form for each of three offsets."""
    for before in range(3):
        whole = base64.b64encode(b"\x00" * before + data)
        first = -(-8 * before // 6)
        last = 8 * (before + len(data)) // 6
        yield whole[first:last]
        yield whole[first:last].replace(b"+", b"-").replace(b"/", b"_")


def parts(word: str) -> set[str]:
    """The word, and each of its longer parts: half a name is a name."""
    return {word, *(part for part in word.replace("@", " ").split() if len(part) > 5)}


def found_in(folder: Path, words: dict[str, str]) -> set[tuple[str, str]]:
    """(which word, which file) for everything of `words` that lies in any file under `folder`."""
    wanted = {what: {form for part in parts(word) for form in forms(part)} for what, word in words.items()}
    return {
        (what, path.name)
        for path in _holding_any(folder, set().union(*wanted.values()))
        for data in [path.read_bytes()]
        for what, needles in wanted.items()
        if any(needle in data for needle in needles)
    }


def _holding_any(folder: Path, needles: set[bytes]) -> list[Path]:
    """The files that hold one of them at least: grep looks for all at once, in a hundredth of the time."""
    ran = subprocess.run(
        ["grep", "-rlaF", "-f", "-", "--null", folder],
        input=b"\n".join(needles),
        env={"LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    if ran.returncode not in (0, 1) or ran.stderr:
        raise OSError(ran.stderr.decode())
    return [Path(os.fsdecode(name)) for name in ran.stdout.split(b"\0") if name]
