"""A paper as a page of HTML that opens in any browser, asks nothing of anyone else, and prints well."""

from html import escape
from itertools import groupby
from typing import Final

from inconfidence.codex.paper.blocks import Block, Run
from inconfidence.codex.paper.sheet import Section, Sheet, Table

_STYLE: Final = """
:root { color-scheme: light }
body { font: SIZE/1.55 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, sans-serif; color: #22303a;
  max-width: 38em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.7em; line-height: 1.2 } h2 { font-size: 1.15em; margin: 1.6em 0 .3em; break-after: avoid }
p { margin: .3em 0 .6em } .quiet, footer { color: #56656f; font-size: .9em } section { break-inside: avoid }
.ticks { list-style: none; padding: 0 } .ticks li { margin: .6em 0; padding-left: 2em; text-indent: -2em }
.fill { border-bottom: 1px solid #22303a; padding-top: 1.6em; break-inside: avoid }
table { border-collapse: collapse; margin: 1em 0; font-size: .8em; hyphens: auto } tr { break-inside: avoid }
th, td { border: 1px solid #ded7cc; padding: .3em .5em; text-align: left; vertical-align: top }
footer { border-top: 1px solid #ded7cc; margin-top: 2em; padding-top: .8em }
@page { size: A4; margin: 2cm; @bottom-left { content: "FOOT" } @bottom-right { content: counter(page) } }
"""


def as_page(sheet: Sheet, *, large: bool = False) -> str:
    """The whole HTML document. `large`: 18 points instead of 12."""
    foot = " · ".join(part for part in (sheet.foot, sheet.dated) if part)
    style = _STYLE.replace("SIZE", "18pt" if large else "12pt").replace("FOOT", _in_css(foot))
    body = "\n".join(
        [
            *map(_block, sheet.lead),
            _ticks(sheet.ticks),
            *(f'<p class="fill">{escape(line)}</p>' for line in sheet.lines),
            _table(sheet.table) if sheet.table else "",
            *map(_section, sheet.sections),
        ]
    )
    return f"""<!doctype html>
<html lang="{sheet.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(sheet.whole_title)}</title><style>{style}</style></head>
<body><main><h1>{escape(sheet.title)}</h1>
{_about(sheet)}<p class="quiet">{escape(sheet.dated)}</p>
{body}
</main><footer>{escape(foot)}</footer></body>
</html>"""


def _about(sheet: Sheet) -> str:
    return f"<p>{escape(sheet.about)}</p>\n" if sheet.about else ""


def _in_css(text: str) -> str:
    """A text within a string of CSS within a page: what could end either is left out."""
    return "".join(sign for sign in text if sign.isalnum() or sign in " ·-:.,")


def _ticks(ticks: tuple[str, ...]) -> str:
    items = "".join(f"<li>☐ {escape(tick)}</li>" for tick in ticks)
    return f'<ul class="ticks">{items}</ul>' if items else ""


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in table.head)
    rows = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'
        for first, *cells in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def body_of(section: Section) -> str:
    """What stands under a heading, as HTML: paragraphs and lists, every word escaped."""
    return "\n".join(
        f"<ul>{''.join(map(_block, blocks))}</ul>" if kind == "li" else "".join(map(_block, blocks))
        for kind, blocks in groupby(section.blocks, lambda block: block.kind)
    )


def _section(section: Section) -> str:
    return f"<section><h2>{escape(section.heading)}</h2>\n{body_of(section)}</section>"


def _block(block: Block) -> str:
    return f"<{block.kind}>{''.join(map(_run, block.runs))}</{block.kind}>"


def _run(run: Run) -> str:
    words = escape(run.text)
    return f"<{run.look}>{words}</{run.look}>" if run.look else words
