"""What to write in place of each find: the same words for the same person all through a text."""

import re
from collections.abc import Iterable, Iterator, Mapping

from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.redaction.finds import Find, core
from inconfidence.redaction.people import SUBJECT
from inconfidence.redaction.spans import Span
from inconfidence.redaction.wording import WORDINGS

_MOST_NAMED = 3  # people whom one word may mean, before it is "somebody"


def spans(text: str, finds: Iterable[Find], language: Language) -> Iterator[Span]:
    """The spans of settled `finds`, in order."""
    finds = tuple(finds)
    namer = _Namer(text, language, _same_people(finds))
    for find in finds:
        yield Span(find.start, find.end, find.kind, find.tier, _framed(find, namer.words_for(find)))


def _framed(find: Find, words: str) -> str:
    # Where trimming has eaten the words around the name, they are not written back.
    whole = core(find) == (find.start + len(find.before), find.end - len(find.after))
    return f"{find.before}[{words}]{find.after}" if whole else f"[{words}]"


def _same_people(finds: Iterable[Find]) -> Mapping[str, str]:
    """For someone called by one name, the key of the one person of several names who bears it, if just one does."""
    keys = sorted({who for find in finds for who in find.who if who.startswith("name ")})
    bearers: dict[str, set[str]] = {}
    for key in keys:
        for name in key.split()[1:] if key.count(" ") > 1 else ():
            bearers.setdefault(name, set()).add(key)
    single = ((key, bearers.get(key.removeprefix("name "), set())) for key in keys if key.count(" ") == 1)
    return {key: next(iter(found)) for key, found in single if len(found) == 1}


class _Namer:
    """Numbers people and organisations as they come, after any numbers that the text already holds."""

    def __init__(self, text: str, language: Language, same: Mapping[str, str]) -> None:
        self._wording, self._same = WORDINGS[language], same
        self._people: dict[str, int] = {}
        self._bodies: dict[str, int] = {}
        self._first_person = _highest(text, (WORDINGS[one].person for one in LANGUAGES)) + 1
        self._first_body = _highest(text, (WORDINGS[one].organisation for one in LANGUAGES)) + 1

    def words_for(self, find: Find) -> str:
        if find.kind == "person":
            return self._somebody(find.who)
        if find.kind == "organisation" and "hospital" not in find.who:
            number = _number(self._bodies, min(find.who, default=""), self._first_body)
            return f"{self._wording.organisation} {number}"
        return self._wording.fixed["hospital" if find.kind == "organisation" else find.kind]

    def _somebody(self, who: Iterable[str]) -> str:
        keys = sorted({self._same.get(key, key) for key in who})
        if not 0 < len(keys) <= _MOST_NAMED:
            return self._wording.fixed["somebody"]
        names = [self._wording.subject] if SUBJECT in keys else []
        numbers = sorted(_number(self._people, key, self._first_person) for key in keys if key != SUBJECT)
        return f" {self._wording.either} ".join(
            [*names, *(f"{self._wording.person} {number}" for number in numbers)]
        )


def _number(numbers: dict[str, int], key: str, first: int) -> int:
    return numbers.setdefault(key, first + len(numbers))


def _highest(text: str, words: Iterable[str]) -> int:
    found = re.findall(rf"\b(?:{'|'.join(words)}) (\d{{1,6}})\b", text, re.ASCII)
    return max(map(int, found), default=0)
