"""`inconfidence code compare`: what changes from one code to another, for whom and what and why."""

from argparse import ArgumentParser, Namespace
from typing import Any

from inconfidence.codex import Code, load
from inconfidence.codex.compare import Comparison, Group, compare
from inconfidence.codex.compare.answered import answered
from inconfidence.codex.compare.groups import QUESTIONS
from inconfidence.codex.compare.letters import sentence
from inconfidence.codex.saying.phrases import parted, step_in_words
from inconfidence.codex.saying.plainwords import said
from inconfidence.flow import Decision, Flow, Option
from inconfidence.flow.vocabulary import ATTRIBUTES, Attribute
from inconfidence.kernel.language import Language

# Up to so many parts, each is told by itself; more are only counted, and stand whole in `--json`.
_FEW = 4
_SAID: dict[str, dict[Language, str]] = {
    "refused": {"en": "Newly refused", "fr": "Désormais refusé"},
    "by-right": {"en": "Now asked for as a right", "fr": "À demander désormais comme un droit"},
    "asked": {"en": "Newly needs a step", "fr": "Demande désormais une étape"},
    "permitted": {"en": "Newly permitted", "fr": "Désormais permis"},
    "unasked": {"en": "No longer only as a right", "fr": "Plus seulement comme un droit"},
    "asked-no-more": {"en": "Needs a step no more", "fr": "Ne demande plus une étape"},
    "same": {"en": "no difference", "fr": "aucune différence"},
    "who": {"en": "who: {}", "fr": "qui : {}"},
    "what": {"en": "what: {}", "fr": "quoi : {}"},
    "to_whom": {"en": "to whom: {}", "fr": "à qui : {}"},
    "why": {"en": "why: {}", "fr": "pourquoi : {}"},
    "flows": {"en": "{} flows in {} classes", "fr": "{} mouvements en {} classes"},
    "example": {"en": "for example: {}", "fr": "par exemple : {}"},
    "before": {"en": "before: {}", "fr": "avant : {}"},
    "after": {"en": "now: {}", "fr": "désormais : {}"},
}


def configure(parser: ArgumentParser) -> None:
    """Adds the code to compare with."""
    parser.add_argument("other", metavar="OTHER", help="the id or the path of the code to compare it with")


def answer(args: Namespace) -> tuple[str, dict[str, Any]]:
    """Every group of differences, heaviest first, in words and as data."""
    found = compare(load(args.code), load(args.other))
    groups = [_group(found, group, args.lang) for group in found.groups]
    data = {"old": _code(found.old), "new": _code(found.new), "same": not groups, "groups": groups}
    return _told(found, groups, args.lang), data


def _code(code: Code) -> dict[str, str]:
    return {"id": code.id, "digest": code.digest}


def _group(found: Comparison, group: Group, lang: Language) -> dict[str, Any]:
    flow = Flow.from_mapping(group.example())
    return {
        "kind": group.kind,
        "by_right": group.by_right,
        "withdrawn": group.withdrawn,
        "sentence": sentence(group, lang),
        "whole": group.whole,
        **{asked: {name: list(group.words(name)) for name in names} for asked, names in QUESTIONS.items()},
        "step": [{"attribute": option.attribute, "value": option.value} for option in group.step],
        "clauses": {"old": list(group.before), "new": list(group.after)},
        "flows": group.flows,
        "classes": group.classes,
        "example": group.example(),
        "answers": {"old": _answer(found.old.decide(flow)), "new": _answer(found.new.decide(flow))},
        "parts": [
            {name: list(words) for name, words in part.box} | {"flows": part.box.flows}
            for part in group.parts
        ],
    }


def _answer(decision: Decision) -> dict[str, Any]:
    return {"outcome": decision.outcome, "clauses": list(decision.clauses)}


def _told(found: Comparison, data: list[dict[str, Any]], lang: Language) -> str:
    lines = [f"{found.old.id} → {found.new.id}"]
    if not data:
        return f"{lines[0]}: {_SAID['same'][lang]}"
    for number, (group, told) in enumerate(zip(found.groups, data, strict=True), 1):
        lines += ["", f"{number}. {_SAID[group.change][lang]}. {told['sentence']}"]
        lines += [f"   {line}" for line in _details(found, group, told, lang)]
    return "\n".join(lines)


def _details(found: Comparison, group: Group, told: dict[str, Any], lang: Language) -> list[str]:
    before, after = (", ".join(told["clauses"][side]) or "-" for side in ("old", "new"))
    flow = Flow.from_mapping(told["example"])
    return [
        f"{before} → {after}",
        *_answers(group, lang),
        _SAID["flows"][lang].format(group.flows, group.classes),
        *_parts(group, lang),
        _SAID["example"][lang].format(_as_line(told["example"], lang)),
        _SAID["before"][lang].format(found.old.decide(flow).explain(lang)),
        _SAID["after"][lang].format(found.new.decide(flow).explain(lang)),
    ]


def _answers(group: Group, lang: Language) -> list[str]:
    return [_SAID[asked][lang].format(answered(group, asked, lang)) for asked in QUESTIONS]


def _parts(group: Group, lang: Language) -> list[str]:
    """What is of each part alone, where they are few and the answers together say more than is so."""
    if group.whole or len(group.parts) > _FEW:
        return []
    answers = set(_answers(group, lang))
    parts = (_answers(Group(group.kind, parts=[part]), lang) for part in group.parts)
    return [f"- {' | '.join(answer for answer in part if answer not in answers)}" for part in parts]


def _as_line(example: dict[str, Any], lang: Language) -> str:
    """The facts and steps of the example that are not as usual, as people say them."""
    words = (
        _said(attribute, word, lang)
        for attribute in ATTRIBUTES
        if attribute.name != "cabinet" and example.get(attribute.name, attribute.default) != attribute.default
        for word in _several(example[attribute.name])
    )
    return parted(words, lang)


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _said(attribute: Attribute, word: str, lang: Language) -> str:
    return (
        step_in_words(Option(attribute.name, word), lang)
        if attribute.step
        else said(attribute.name, word, lang)
    )
