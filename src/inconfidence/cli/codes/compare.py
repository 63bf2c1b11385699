"""`inconfidence code compare`: what changes from one code to another, for whom and what and why."""

from argparse import ArgumentParser, Namespace
from typing import Any

from inconfidence.codex import Code, load
from inconfidence.codex.compare import Comparison, Group, compare
from inconfidence.codex.compare.groups import QUESTIONS
from inconfidence.codex.compare.letters import sentence
from inconfidence.flow import Decision, Flow
from inconfidence.kernel.language import Language

_SAID: dict[str, dict[Language, str]] = {
    "refused": {"en": "Newly refused", "fr": "Désormais refusé"},
    "asked": {"en": "Newly needs a step", "fr": "Demande désormais une étape"},
    "permitted": {"en": "Newly permitted", "fr": "Désormais permis"},
    "asked-no-more": {"en": "Needs a step no more", "fr": "Ne demande plus une étape"},
    "same": {"en": "no difference", "fr": "aucune différence"},
    "who": {"en": "who", "fr": "qui"},
    "what": {"en": "what", "fr": "quoi"},
    "to_whom": {"en": "to whom", "fr": "à qui"},
    "why": {"en": "why", "fr": "pourquoi"},
    "any": {"en": "any", "fr": "tous"},
    "no-ground": {"en": "no ground", "fr": "aucun motif"},
    "flows": {"en": "{} flows in {} classes", "fr": "{} mouvements en {} classes"},
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
        lines += ["", f"{number}. {_SAID[group.kind][lang]}. {told['sentence']}"]
        lines += [f"   {line}" for line in _details(group, told, lang)]
    return "\n".join(lines)


def _details(group: Group, told: dict[str, Any], lang: Language) -> list[str]:
    before, after = (", ".join(told["clauses"][side]) or "-" for side in ("old", "new"))
    asked = [
        f"{_SAID[question][lang]}: " + "; ".join(_narrowed(group, name, lang) for name in names)
        for question, names in QUESTIONS.items()
    ]
    outcomes = (told["answers"][side]["outcome"] for side in ("old", "new"))
    example = {name: word for name, word in told["example"].items() if word}
    return [
        f"{before} → {after}",
        *asked,
        _SAID["flows"][lang].format(group.flows, group.classes),
        f"{' → '.join(outcomes)}: {_as_line(example)}",
    ]


def _narrowed(group: Group, attribute: str, lang: Language) -> str:
    if group.is_any(attribute) and attribute != "action":
        return f"{attribute} {_SAID['any'][lang]}"
    words = (word or _SAID["no-ground"][lang] for word in group.words(attribute))
    return f"{attribute} {', '.join(words)}"


def _as_line(example: dict[str, Any]) -> str:
    words = ((name, ", ".join(word) if isinstance(word, list) else word) for name, word in example.items())
    return "; ".join(f"{name} {word}" for name, word in words)
