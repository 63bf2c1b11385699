"""Which signs the document can show: its fonts hold the letters of Europe, and not every sign there is."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Of so many signs at most it is found out whether the fonts hold them: a text made to be costly is not.
_MOST = 60
_PROBE = b'#set document(title: [.])\n#set text(font: "Libertinus Serif")\n#sys.inputs.sign'


def not_shown(text: str) -> list[str]:
    """The signs of a text that the document cannot show, each once, in order."""
    strange = list(dict.fromkeys(sign for sign in text if not _plain(sign)))
    return [sign for number, sign in enumerate(strange) if number >= _MOST or not _shown(sign)]


def without(text: str, signs: list[str]) -> str:
    """The text with a square in the place of each of these signs."""
    return text.translate({ord(sign): "□" for sign in signs})


def _plain(sign: str) -> bool:
    """Latin letters and what stands between them, which the fonts are known to hold."""
    return sign in "\n\t" or " " <= sign <= "~" or "\u00a0" <= sign <= "\u017f" or sign in "–—‘’“”…€œ\u202f"


@lru_cache(maxsize=4096)
def _shown(sign: str) -> bool:
    if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"}:
        return False
    import typst  # few texts have a sign that must be asked about

    # A mark stands on a letter: alone it would be asked of a font in vain.
    shown = f"o{sign}" if unicodedata.combining(sign) else sign
    try:
        typst.compile(
            _PROBE, format="pdf", sys_inputs={"sign": shown}, pdf_standards="ua-1", ignore_system_fonts=True
        )
    except typst.TypstError:
        return False
    return True
