"""What a page must be for everyone: as wide as the screen, readable by machines, easy to hit."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Links inside running text are as high as their line, and may be (WCAG 2.2, 2.5.8, "inline").
_SMALL = """(() => {
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const acts = document.querySelectorAll(kinds);
  const small = [];
  for (const act of acts) {
    const box = act.getBoundingClientRect();
    const label = act.labels && act.labels[0] ? act.labels[0].getBoundingClientRect() : box;
    const height = Math.max(box.height, label.height);
    const inline = getComputedStyle(act).display === "inline";
    const text = inline && act.closest("p, dd, blockquote, .problems li");
    const hidden = box.width === 0 || act.closest(".skip");
    if (hidden || text || Math.round(height) >= 44) continue;
    small.push(`${act.outerHTML.slice(0, 90)} is ${height} px high`);
  }
  return small;
})()"""

# axe works a colour out anew for every element on which it lies, some six hundred times a page, and that was two thirds
# of what the measuring of contrasts costs. The same words are the same colour: each is worked out once.
_KNOWN_COLOURS = """(() => {
  const { prototype } = axe.commons.color.Color;
  const workOut = prototype.parseString;
  const known = new Map();
  prototype.parseString = function (words) {
    if (known.has(words)) [this.r, this.g, this.b, this.alpha] = known.get(words);
    else {
      workOut.call(this, words);
      known.set(words, [this.r, this.g, this.b, this.alpha]);
    }
    return this;
  };
})()"""
# Half a megabyte, of which every document has need of its own. It is brought to a browser once; the documents that
# follow have it from their start, only read over until somebody looks.
_AT_HAND = f"window.bringAxe = () => {{ {AXE_SCRIPT};\n{_KNOWN_COLOURS} }};"

_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

# Only what is wrong travels back: the rest of axe's report is as long as the page. What it would load beforehand,
# every stylesheet and every sound, no rule asks for that it applies here: the one about stylesheets is experimental.
_VIOLATIONS = """async (rules) => {
  if (!window.axe) bringAxe();
  const only = rules.length ? { runOnly: rules } : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false, ...only });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" "))}`);
}"""
_HELD_AGAINST = f"""async (rules) => window.bringAxe && [
  ...(rules.length ? [] : {_SMALL}),
  ...({_SIDEWAYS} ? ["it scrolls sideways"] : []),
  ...(await ({_VIOLATIONS})(rules)),
]"""


def scrolls_sideways(page: Page) -> bool:
    """Whether anything reaches beyond the width of the window."""
    return bool(page.evaluate(_SIDEWAYS))


def held_against(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What is wrong with a page, one line for each: what is to be pressed and lower than 44 CSS px, that it is wider
    than the window, what axe holds against it by each of its rules. Where `rules` are given, axe is asked about these
    alone, and only the width is looked at beside."""
    held = page.evaluate(_HELD_AGAINST, list(rules))
    if held is None:
        page.context.add_init_script(_AT_HAND)
        page.evaluate(_AT_HAND)
        held = page.evaluate(_HELD_AGAINST, list(rules))
    return list(held)
