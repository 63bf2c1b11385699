"""Answers who, what, to whom and why for a group: the words that narrow it, or that nothing does."""

from typing import Final

from inconfidence.codex.compare.groups import QUESTIONS, Group
from inconfidence.codex.saying.phrases import listed, parted
from inconfidence.codex.saying.plainwords import said
from inconfidence.codex.survey.facts import NO_GROUND
from inconfidence.flow.vocabulary import BY_NAME
from inconfidence.kernel.language import Language

_ANY: Final = {
    "who": ("anyone", "n’importe qui"),
    "what": ("anything", "n’importe quoi"),
    "to_whom": ("anyone whom it can reach", "quiconque peut le recevoir"),
    "why": ("whatever the reason", "quelle que soit la raison"),
}
_ANY_BUT: Final = ("anyone but {}", "quiconque sauf {}")
_NO_REASON: Final = ("no special reason", "sans motif particulier")


def answered(group: Group, question: str, lang: Language) -> str:
    """The answer in words; alternatives with `or`, attributes with a semicolon between them."""
    narrowing = [name for name in QUESTIONS[question] if name == "action" or not group.is_any(name)]
    if not narrowing:
        return _ANY[question][0 if lang == "en" else 1]
    return parted((_alternatives(group, name, lang) for name in narrowing), lang)


def _alternatives(group: Group, attribute: str, lang: Language) -> str:
    left = [word for word in BY_NAME[attribute].values if word not in group.words(attribute)]
    if attribute == "actor" and len(left) == 1:
        return _ANY_BUT[0 if lang == "en" else 1].format(said(attribute, left[0], lang))
    words = (_word(attribute, word, lang) for word in group.words(attribute))
    return listed(list(words), lang, "or")


def _word(attribute: str, word: str, lang: Language) -> str:
    if attribute == "grounds" and word == NO_GROUND:
        return _NO_REASON[0 if lang == "en" else 1]
    return said(attribute, word, lang)
