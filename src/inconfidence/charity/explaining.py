"""A decision as people read it: codes by their titles, and never by the ids that programs know them by."""

import re

from inconfidence.codex import bundled_ids, load
from inconfidence.flow import Decision
from inconfidence.kernel.language import Language

_QUOTED: dict[Language, str] = {"en": "“{}”", "fr": "« {} »"}


def explained(decision: Decision, language: Language) -> str:
    """The decision in a sentence or two, in which a code is called by its title."""
    ids = "|".join(sorted(map(re.escape, bundled_ids()), key=len, reverse=True))
    return re.sub(rf"\b({ids})\b", lambda found: _title(found[1], language), decision.explain(language))


def _title(id: str, language: Language) -> str:
    return _QUOTED[language].format(load(id).title(language))
