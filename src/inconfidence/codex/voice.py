"""Says a decision in words, from the titles of its clauses."""

from collections.abc import Mapping
from dataclasses import dataclass

from inconfidence.codex.clause import Clause
from inconfidence.flow import Decision
from inconfidence.kernel.language import Language

_OUTCOMES: dict[Language, dict[str, str]] = {
    "en": {"permitted": "Permitted", "incomplete": "Not yet", "refused": "Refused"},
    "fr": {"permitted": "Permis", "incomplete": "Pas encore", "refused": "Refusé"},
}


@dataclass(frozen=True, slots=True)
class CodeVoice:
    """The voice of one code: knows the titles of its clauses and of those it stands on."""

    clauses: Mapping[str, Clause]

    def beside(self, other: "CodeVoice") -> "CodeVoice":
        """A voice that knows the clauses of another code as well."""
        return CodeVoice({**other.clauses, **self.clauses})

    def explain(self, decision: Decision, lang: Language) -> str:
        """The decision in a sentence or two."""
        named = ", ".join(f"{self.clauses[id].title(lang)} ({id})" for id in decision.clauses)
        return f"{_OUTCOMES[lang][decision.outcome]}: {named}."
