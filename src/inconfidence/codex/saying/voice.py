"""Says a decision in words: the verdict with its clauses, what to do, what becomes owed, whom to ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inconfidence.codex.clause import Clause
from inconfidence.codex.saying.phrases import duty_in_words, listed, parted, role_in_words, step_in_words
from inconfidence.flow import Decision, Duty, Need
from inconfidence.kernel.language import Language

_SAID: dict[str, dict[Language, str]] = {
    "permitted": {"en": "Permitted: {}.", "fr": "Permis : {}."},
    "incomplete": {"en": "Not yet, under {}: first {}.", "fr": "Pas encore, d’après {} : d’abord {}."},
    "refused": {"en": "This is not allowed: {}.", "fr": "Ce n’est pas permis : {}."},
    "owed": {"en": "Owed afterwards: {}.", "fr": "Ce qui sera dû ensuite : {}."},
    "withdrawn": {
        "en": "That ground stood in {} and does so no longer.",
        "fr": "Ce motif figurait dans {} et n’y est plus.",
    },
    "promised": {
        "en": "What was promised in {} holds as well, until the person is told of the code in force.",
        "fr": "Ce qui a été promis dans {} vaut aussi, tant que la charte en vigueur n’a pas été expliquée.",
    },
    "ask": {"en": "Who may be asked: {}.", "fr": "À qui s’adresser : {}."},
    "public": {
        "en": "What is already public is not the charity’s to answer for.",
        "fr": "L’association ne répond pas de ce qui est déjà public.",
    },
    "quoted": {"en": "“{}”", "fr": "« {} »"},
    "by": {"en": "{} ({})", "fr": "{} ({})"},
}


@dataclass(frozen=True, slots=True)
class CodeVoice:
    """The voice of one code: knows the titles of its clauses and of those it stands on."""

    clauses: Mapping[str, Clause]
    # For a clause that withdrew a ground: the earlier clauses that had it.
    once_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def beside(self, other: "CodeVoice") -> "CodeVoice":
        """A voice that knows the clauses of another code as well."""
        return CodeVoice({**other.clauses, **self.clauses}, {**other.once_in, **self.once_in})

    def explain(self, decision: Decision, lang: Language) -> str:
        """The decision in a sentence or two."""
        return " ".join(self._sentences(decision, lang))

    def _sentences(self, decision: Decision, lang: Language) -> Iterator[str]:
        titles = listed([self._quoted(id, lang) for id in self._leading(decision)], lang)
        yield _say(decision.outcome, lang, titles, _steps(decision.missing, lang))
        codes = {id.split("/")[0] for clause in decision.clauses for id in self.once_in.get(clause, ())}
        if codes and decision.outcome == "refused":
            yield _say("withdrawn", lang, listed(sorted(codes), lang))
        if any(id.startswith(f"{decision.promised}/") for id in decision.clauses):
            yield _say("promised", lang, str(decision.promised))
        if decision.who_may:
            roles = [role_in_words(role, lang) for role in decision.who_may]
            yield _say("ask", lang, listed(roles, lang, "or"))
        if decision.duties:
            yield _say("owed", lang, parted((_duty(duty, lang) for duty in decision.duties), lang))
        if decision.already_public:
            yield _say("public", lang)

    def _leading(self, decision: Decision) -> list[str]:
        """The clauses to quote: what is missing is said by its steps, not by the titles of its clauses."""
        needed = {need.clause for need in decision.missing}
        leading = [id for id in decision.clauses if id not in needed]
        return leading or [decision.clauses[0]]

    def _quoted(self, id: str, lang: Language) -> str:
        return _say("quoted", lang, self.clauses[id].title(lang))


def _say(key: str, lang: Language, *words: str) -> str:
    return _SAID[key][lang].format(*words)


def _steps(needs: tuple[Need, ...], lang: Language) -> str:
    said = [listed([step_in_words(option, lang) for option in need.any_of], lang, "or") for need in needs]
    return parted(said, lang)


def _duty(duty: Duty, lang: Language) -> str:
    return _say("by", lang, duty_in_words(duty.duty, lang), role_in_words(duty.by, lang))
