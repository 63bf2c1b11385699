"""The copy of a code for those who were promised it: one page of HTML, with version and date on each sheet."""

from html import escape
from typing import Final

from markdown_it import MarkdownIt

from inconfidence.codex.clause import Clause
from inconfidence.codex.code import Code
from inconfidence.kernel.language import Language

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False})
_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "adopted": "Adopted",
        "by": "by",
        "version": "Version",
        "kept": "Every clause has a name by which it is kept.",
    },
    "fr": {
        "adopted": "Adoptée",
        "by": "par",
        "version": "Version",
        "kept": "Chaque article a un nom sous lequel il est tenu.",
    },
}
_STYLE: Final = """
:root { color-scheme: light }
body { font: SIZE/1.55 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, sans-serif; color: #22303a;
  max-width: 38em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.7em; line-height: 1.2 } h2 { font-size: 1.15em; margin: 1.6em 0 .3em; break-after: avoid }
p { margin: .3em 0 } .quiet, footer { color: #56656f; font-size: .9em } section { break-inside: avoid }
footer { border-top: 1px solid #ded7cc; margin-top: 2em; padding-top: .8em }
@page { size: A4; margin: 2cm; @bottom-center { content: "FOOT" } }
"""


def as_page(code: Code, lang: Language, *, large: bool = False) -> str:
    """The code's own clauses in words, as a whole HTML document that asks nothing of anyone else.

    `large`: 18 points instead of 12. Norms and keepers are not shown: they are for the check.
    """
    words, header = _WORDS[lang], code.header
    adopted = f"{words['adopted']} {header.adopted_on}, {words['by']} {header.adopted_by}"
    foot = f"{code.id} · {header.adopted_on} · {words['version']} {code.digest[:12]}"
    style = _STYLE.replace("SIZE", "18pt" if large else "12pt").replace("FOOT", foot)
    clauses = "\n".join(_section(clause, lang) for clause in code.clauses.values())
    return f"""<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(code.title(lang))}</title><style>{style}</style></head>
<body><main><h1>{escape(code.title(lang))}</h1>
<p class="quiet">{escape(adopted)}</p>
{clauses}
</main><footer>{escape(foot)}</footer></body>
</html>"""


def _section(clause: Clause, lang: Language) -> str:
    heading, text = escape(clause.title(lang)), _MARKDOWN.render(clause.text(lang))
    return f'<section id="{escape(clause.id)}"><h2>{heading}</h2>\n{text}</section>'
