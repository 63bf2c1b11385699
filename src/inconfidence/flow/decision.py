"""The answer to a flow: its outcome, the clauses it rests on, what is missing, what becomes owed."""

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from inconfidence.kernel.language import Language

Outcome = Literal["permitted", "incomplete", "refused"]


@dataclass(frozen=True, slots=True)
class Option:
    """One step that would meet a need, as an attribute of the flow and its value."""

    attribute: str
    value: str


@dataclass(frozen=True, slots=True)
class Need:
    """What a clause asks before the flow may go ahead; any one of the options meets it."""

    clause: str
    any_of: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """What becomes owed once the flow has gone ahead; `within` is an ISO 8601 duration or None."""

    duty: str
    by: str
    within: str | None
    clause: str


class Voice(Protocol):
    """Says a decision in words: the code that took it, which knows its clauses' titles."""

    def explain(self, decision: "Decision", lang: Language) -> str:
        """A sentence or two that a volunteer understands."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """The full answer. INVARIANT: `clauses` is never empty; `missing` only where the outcome is
    `incomplete`, `who_may` only where it is `refused`, `duties` only where it is not."""

    outcome: Outcome
    clauses: tuple[str, ...]
    missing: tuple[Need, ...]
    duties: tuple[Duty, ...]
    who_may: tuple[str, ...]
    code: str
    digest: str
    voice: Voice = field(repr=False, compare=False)
    promised: str | None = None
    promised_digest: str | None = None
    # Words that only the explanation says: the subject had made this public already.
    already_public: bool = False

    @property
    def permitted(self) -> bool:
        """Whether it may go ahead as it stands."""
        return self.outcome == "permitted"

    def explain(self, lang: Language = "en") -> str:
        """The decision in a sentence or two."""
        return self.voice.explain(self, lang)

    def as_json(self, lang: Language = "en") -> dict[str, Any]:
        """The decision as the command line prints it."""
        told: dict[str, Any] = {
            "outcome": self.outcome,
            "clauses": list(self.clauses),
            "missing": [_need_as_json(need) for need in self.missing],
            "duties": [_duty_as_json(duty) for duty in self.duties],
            "who_may": list(self.who_may),
            "explanation": self.explain(lang),
            "code": self.code,
            "digest": self.digest,
        }
        if self.promised is not None:
            told |= {"promised": self.promised, "promised_digest": self.promised_digest}
        return told


def _need_as_json(need: Need) -> dict[str, Any]:
    options = [{"attribute": option.attribute, "value": option.value} for option in need.any_of]
    return {"clause": need.clause, "any_of": options}


def _duty_as_json(duty: Duty) -> dict[str, Any]:
    return {"duty": duty.duty, "by": duty.by, "within": duty.within, "clause": duty.clause}
