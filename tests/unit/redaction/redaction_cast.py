"""Made-up people and a way to say in a text what must go: ⟦…⟧ stands round it."""

import re
from datetime import date

from inconfidence.kernel.language import Language
from inconfidence.redaction import Address, KnownFile, Redaction, redact

NOBODY = KnownFile()

WILHELMINA = KnownFile(
    names=("Wilhelmina Ashdown", "Minnow"),
    relatives=("Barnaby Ashdown", "Océane Quillfeather"),
    phones=("07700900123", "+33 6 39 98 01 23"),
    emails=("wil.ashdown61@example.org",),
    dob=date(1961, 2, 9),
    address=Address("14 Teasel Avenue", "Thornwick", "ZX4 7QJ"),
    hospital="St Eanswythe's Hospital",
)

ODILON = KnownFile(
    names=("Odilon De Brandt",),
    relatives=("Marie-Ève Tisserand", "Olive Marin"),
    phones=("0639980145",),
    emails=("odilon.debrandt@exemple.fr",),
    dob=date(1948, 8, 1),
    address=Address("7 bis rue des Vanneaux", "Bourg-Lestin", "09150"),
    hospital="CH de Morlessac",
)

_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


def marked(text: str) -> tuple[str, list[str]]:
    """The text without its marks, and what they stood round."""
    return _MARK.sub(r"\1", text), _MARK.findall(text)


def found(text: str, known: KnownFile = NOBODY, language: Language = "en") -> list[str]:
    """What redaction takes out of `text`, as it stood there."""
    return [text[span.start : span.end] for span in redact(text, known, language).spans]


def clean(text: str, known: KnownFile = NOBODY, language: Language = "en") -> str:
    """`text` after redaction."""
    return redact(text, known, language).text


def one(text: str, known: KnownFile = NOBODY, language: Language = "en") -> Redaction:
    """The redaction of a text in which exactly one thing is to be found."""
    result = redact(text, known, language)
    assert len(result.spans) == 1, [text[span.start : span.end] for span in result.spans]
    return result
