"""A decision as people read it: codes by their titles, and never by the ids that programs know them by."""

import re

from inconfidence.charity.versions import version
from inconfidence.codex import bundled_ids, load
from inconfidence.flow import Decision
from inconfidence.kernel.language import Language

_QUOTED: dict[Language, str] = {"en": "“{}”", "fr": "« {} »"}


def explained(decision: Decision, language: Language) -> str:
    """The decision in a sentence or two, in which a code is called by its title."""
    known = {id: load(id) for id in bundled_ids()}
    if decision.promised and decision.promised_digest:
        known[decision.promised] = version(decision.promised_digest)
    ids = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.sub(
        rf"\b({ids})\b",
        lambda found: _QUOTED[language].format(known[found[1]].title(language)),
        decision.explain(language),
    )
