"""The parts of a sentence about a group: what is done, and the conditions that narrow it."""

from typing import Final

from inconfidence.codex.compare.groups import Group
from inconfidence.codex.compare.wording import known, say
from inconfidence.codex.saying.phrases import listed
from inconfidence.codex.saying.plainwords import said_to_you, said_together
from inconfidence.codex.survey.facts import NO_GROUND
from inconfidence.flow.vocabulary import BY_NAME, RECIPIENTS_OF
from inconfidence.kernel.language import Language

# What is not worth saying: it is what anyone takes for granted of those who keep files.
_OURS: Final = frozenset(BY_NAME["actor"].values) - {"subject"}
_TIED: Final = frozenset({"supporting", "responsible"})
# Up to so many, what is left out is named instead of what is there.
_FEW: Final = 3


def only_the_subject(group: Group) -> bool:
    """Whether nobody but the person themselves does it."""
    return group.words("actor") == ("subject",)


def is_to_you(group: Group) -> bool:
    """Whether it is about whoever reads it: somebody whom the charity supports."""
    return "client" in group.words("subject")


def deeds(group: Group, lang: Language) -> str:
    """What is done, as in `give anything about you to the police or tell a court whether we know you`."""
    return listed([_deed(group, action, lang) for action in group.words("action")], lang, "or")


def _deed(group: Group, action: str, lang: Language) -> str:
    reached = {
        word
        for part in group.parts
        if part.box.of("action") == (action,)
        for word in part.box.of("recipient")
    }
    whom = tuple(word for word in RECIPIENTS_OF[action] if word in reached)
    words = {
        "what": _what(group, lang),
        "whom": _whom(group, action, whom, lang),
        "subject": _about(group, lang),
    }
    return say(_deed_key(group, action), lang, **words)


def _deed_key(group: Group, action: str) -> str:
    own, you = f"{action}-own", f"{action}-you"
    if only_the_subject(group) and known(own):
        return own
    return you if known(you) and is_to_you(group) else action


def _whom(group: Group, action: str, whom: tuple[str, ...], lang: Language) -> str:
    if len(whom) > 1 and whom == RECIPIENTS_OF[action]:
        return say("anyone-inside" if action == "share" else "anyone-outside", lang)
    return _told(group, "recipient", whom, lang)


def subject(group: Group, lang: Language) -> str:
    """Whom it is about, as in `a volunteer or a trustee`."""
    return say("you", lang) if is_to_you(group) else said_together("subject", group.words("subject"), lang)


def _about(group: Group, lang: Language) -> str:
    """The same, as the object of what is done, by whomever."""
    themselves = only_the_subject(group) and not is_to_you(group)
    return say("themselves", lang) if themselves else subject(group, lang)


def _told(group: Group, attribute: str, words: tuple[str, ...], lang: Language, last: str = "or") -> str:
    """The words as a list, said to the person where they are who reads it."""
    if not is_to_you(group):
        return said_together(attribute, words, lang, last)
    return listed([said_to_you(attribute, word, lang) for word in words], lang, last)


def reasons(group: Group, lang: Language) -> str:
    """Every reason of the group, as in `an offence and a court order`."""
    return _told(group, "grounds", group.words("grounds"), lang, "and")


def _what(group: Group, lang: Language) -> str:
    subject, words = _about(group, lang), group.words("information")
    left = _left_out("information", words)
    if not left:
        return say("anything", lang, subject=subject)
    if len(left) <= _FEW:
        return say("information-save", lang, subject=subject, list=said_together("information", left, lang))
    return say("information", lang, subject=subject, list=said_together("information", words, lang))


def conditions(group: Group, lang: Language, *, by_right: bool = False) -> str:
    """What narrows it, each with a comma before it; empty where nothing worth saying does.

    `by_right`: without the purpose, which the sentence itself says.
    """
    parts = [_actor(group, lang), _tie(group, lang), _standing(group, lang)]
    parts += [_plain(group, name, lang) for name in ("cabinet", "retention")]
    parts += [_sparing(group, name, lang) for name in ("channel", "purpose")[: 1 if by_right else 2]]
    parts.append(_grounds(group, lang))
    return "".join(f", {part}" for part in parts if part)


def _actor(group: Group, lang: Language) -> str:
    actors = group.words("actor")
    if only_the_subject(group) or set(actors) >= _OURS:
        return ""
    return say("actor", lang, list=_told(group, "actor", actors, lang))


def _tie(group: Group, lang: Language) -> str:
    usual = {"self"} if only_the_subject(group) else _TIED
    return "" if set(group.words("relation")) == usual else _sparing(group, "relation", lang)


def _standing(group: Group, lang: Language) -> str:
    return "" if group.words("standing") == ("good",) else _plain(group, "standing", lang)


def _plain(group: Group, attribute: str, lang: Language) -> str:
    words = group.words(attribute)
    return "" if group.is_any(attribute) else say(attribute, lang, list=_told(group, attribute, words, lang))


def _sparing(group: Group, attribute: str, lang: Language) -> str:
    """By what is there, or by what is left out where that is little."""
    words = group.words(attribute)
    left = _left_out(attribute, words)
    if left and len(left) <= _FEW:
        return say(f"{attribute}-save", lang, list=_told(group, attribute, left, lang))
    return say(attribute, lang, list=_told(group, attribute, words, lang)) if left else ""


def _grounds(group: Group, lang: Language) -> str:
    words = group.words("grounds")
    named = tuple(word for word in words if word != NO_GROUND)
    left = _left_out("grounds", named)
    if not named or not left:
        return "" if group.is_any("grounds") else say("grounds-any" if named else "grounds-none", lang)
    told, key = named, "grounds-one" if len(named) == 1 else "grounds"
    if NO_GROUND in words:
        told, key = (named, "grounds-or-none") if len(named) < len(left) else (left, "grounds-save")
    return say(key, lang, list=_told(group, "grounds", told, lang))


def _left_out(attribute: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in BY_NAME[attribute].values if word not in words)
