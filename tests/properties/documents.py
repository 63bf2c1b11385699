"""Codes by chance, as the documents that people would write: every kind of norm, in any combination."""

import random
from collections.abc import Iterable

from inconfidence.codex.document.scopes import FACTS
from inconfidence.flow.vocabulary import BY_NAME, DUTIES, RECIPIENTS_OF

HEADER = """# A code by chance

| field | value |
| --- | --- |
| format | 1 |
| id | chance |
| kind | code |
| title en | By chance |
| title fr | Au hasard |

"""
STEPS = [
    *[("form", word) for word in ("pseudonymised", "anonymous", "aggregate", "identified")],
    *[("consent", word) for word in ("given", "refused", "impossible")],
    *[("discussion", word) for word in ("told", "held", "impossible", "forbidden")],
    *[("done", word) for word in ("minimised", "need-recorded", "ground-evidenced", "disclosure-control")],
]


def document(clauses: Iterable[str]) -> str:
    """A code whose clauses hold these norms, one block each."""
    sections = [
        f"## chance/c{number} (E)\n\n### en: Title {number}\n\nText.\n\n### fr: Titre {number}\n\nTexte.\n\n"
        f"```norms\n{norms}```\n"
        for number, norms in enumerate(clauses)
    ]
    return HEADER + "\n".join(sections)


def chance_document(seed: int, clauses: int = 12) -> str:
    """The same code for the same seed."""
    chance = random.Random(seed)
    blocks = ["permit any action\n" + _scope(chance, 1)]
    for _ in range(clauses):
        blocks.append("\n".join(_norm(chance) for _ in range(chance.randint(1, 2))))
    chance.shuffle(blocks)
    return document(blocks)


def _norm(chance: random.Random) -> str:
    kind = chance.choices(
        ["permit", "forbid", "require", "waive", "withdraw", "duty", "compel"], [8, 2, 6, 1, 1, 3, 1]
    )[0]
    return {
        "permit": _permit,
        "forbid": _forbid,
        "require": _require,
        "waive": lambda c: f"waive {_ask(c)}\n  for {_actions(c)}\n{_scope(c, 1)}",
        "withdraw": lambda c: f"withdraw {_words(c, 'grounds')}\n  for {_actions(c)}\n",
        "duty": _duty,
        "compel": lambda c: f"compel {_words(c, 'grounds')}\n",
    }[kind](chance)


def _permit(chance: random.Random) -> str:
    asks = "".join(f"  require {_ask(chance)}\n" for _ in range(chance.randint(0, 2)))
    return f"permit {_actions(chance)}\n{_scope(chance, 2)}{asks}"


def _forbid(chance: random.Random) -> str:
    yields = "  yields to law\n" if chance.random() < 0.5 else ""
    return f"forbid {_actions(chance)}\n{_scope(chance, 3)}{yields}"


def _require(chance: random.Random) -> str:
    ask = chance.choice([_ask(chance), "consent given where possible", "discussion held where possible"])
    more = "  on a ground\n" if chance.random() < 0.3 else ""
    more += "  when form aggregate\n" if chance.random() < 0.1 else ""
    return f"require {ask}\n  for {_actions(chance)}\n{more}{_scope(chance, 1)}"


def _duty(chance: random.Random) -> str:
    steps = chance.choice(
        ["", "  discussion none, impossible\n", "  not done minimised\n", "  unless consent given\n"]
    )
    within = chance.choice(["", "  within P1M\n", "  within PT24H\n"])
    by = chance.choice(["actor", *BY_NAME["actor"].values])
    duty = chance.choice(DUTIES)
    return f"duty {duty}\n  for {_actions(chance)}\n  by {by}\n{within}{_scope(chance, 1)}{steps}"


def _ask(chance: random.Random) -> str:
    steps = chance.sample(STEPS, chance.randint(1, 3))
    return " or ".join(f"{attribute} {value}" for attribute, value in steps)


def _actions(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return "any action"
    return ", ".join(chance.sample(sorted(RECIPIENTS_OF), chance.randint(1, 4)))


def _scope(chance: random.Random, most: int) -> str:
    names = chance.sample([name for name in FACTS if name != "recipient"], chance.randint(0, most))
    lines = [f"  {chance.choice(['', '', 'not '])}{name} {_words(chance, name)}" for name in names]
    if chance.random() < 0.2:
        one, other = chance.sample(["actor", "purpose", "grounds", "subject"], 2)
        lines.append(f"  unless {one} {_words(chance, one)} and not {other} {_words(chance, other)}")
    return "".join(line + "\n" for line in lines)


def _words(chance: random.Random, name: str) -> str:
    values = BY_NAME[name].values
    return ", ".join(chance.sample(values, chance.randint(1, max(1, len(values) * 2 // 3))))
