"""What is written on the pages, in each language, as the templates, the code and the catalogues have it."""

import re
from functools import lru_cache

from tests.docs.pages import ROOT

_SOURCES = ROOT / "src" / "inconfidence"
_ESCAPED = {r"\"": '"', r"\n": "\n", r"\\": "\\"}
_STRING = r'"((?:[^"\\]|\\.)*)"'
_IN_TEMPLATES = re.compile(r"""{% (?:translate|trans) (?:"([^"]*)"|'([^']*)')""")
_BLOCK = re.compile(r"{% blocktranslate.*?%}(.*?){% endblocktranslate %}", re.DOTALL)
_PLURAL = re.compile(r"{% plural %}")
_IN_CODE = re.compile(rf"\b(?:_|gettext_lazy|gettext|ngettext)\(\s*{_STRING}(?:,\s*{_STRING})?")
_ENTRY = re.compile(r'^(?!#)msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.MULTILINE)
_PLACE = re.compile(r"%\(\w+\)[sd]|{{ *[\w.|]+ *}}|{\w+}")


def said(words: str) -> str:
    """As the guides quote it: whatever changes from page to page is `…`, and spaces are plain."""
    return " ".join(_PLACE.sub("…", words).replace("\u202f", " ").replace("\u00a0", " ").split())


@lru_cache(maxsize=2)
def labels(language: str) -> frozenset[str]:
    """Everything that a page may say in this language, as `said` gives it."""
    return frozenset(map(said, _english() if language == "en" else _french()))


def _english() -> list[str]:
    found: list[str] = []
    for page in _SOURCES.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        found += [one or other for one, other in _IN_TEMPLATES.findall(text)]
        found += [part for block in _BLOCK.findall(text) for part in _PLURAL.split(block)]
    for module in _SOURCES.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        found += [_plain(part) for pair in _IN_CODE.findall(text) for part in pair if part]
    return found


def _french() -> list[str]:
    # Entries that are no longer used begin with `#~` and are passed over.
    catalogues = [page.read_text(encoding="utf-8") for page in _SOURCES.rglob("locale/fr/*/django.po")]
    entries = [entry for text in catalogues for entry in _ENTRY.findall(text)]
    return ["".join(_plain(part) for part in re.findall(_STRING, entry)) for entry in entries]


def _plain(quoted: str) -> str:
    return re.sub(r'\\["n\\]', lambda found: _ESCAPED[found[0]], quoted)
