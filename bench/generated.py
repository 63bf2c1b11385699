"""Codes of any size for the benches, from a seed: norms in the proportions and of the breadth of the real ones."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from inconfidence.codex import Code, load
from inconfidence.flow.vocabulary import BY_NAME, DUTIES

_HEADER = """# A generated code

| field | value |
| --- | --- |
| format | 1 |
| id | generated |
| kind | code |
| title en | Generated |
| title fr | Code fabriqué |

"""
_STEPS = (
    "done need-recorded",
    "done minimised",
    "form anonymous or done identity-justified",
    "consent given where possible",
    "discussion held where possible",
    "done ground-evidenced",
)
_STANDINGS = ("unsigned", "untrained", "suspended", "former")


def generated(norms: int, seed: int = 1, redrawn: int = 0) -> Code:
    """A code of so many norms, the same for the same seed: of each hundred 55 permits and 10 forbids.

    `redrawn`: so many of them, here and there, are others; the rest is as it was.
    """
    chance = random.Random(seed)
    written = [f"forbid any action\n  standing {standing}\n" for standing in _STANDINGS]
    makers = [_permit] * 11 + [_forbid] * 2 + [_require] * 4 + [_duty] * 3
    written += [chance.choice(makers)(chance) for _ in range(norms - len(written))]
    again = random.Random(-seed)
    for place in again.sample(range(len(_STANDINGS), norms), redrawn):
        written[place] = again.choice(makers)(again)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "generated.md"
        file.write_text(_HEADER + "\n".join(_clause(n, norm) for n, norm in enumerate(written)), "utf-8")
        return load(file)


def _clause(number: int, norm: str) -> str:
    return (
        f"## generated/c{number} (E)\n\n### en: Clause {number}\n\nText.\n\n"
        f"### fr: Article {number}\n\nTexte.\n\n```norms\n{norm}```\n"
    )


def _permit(chance: random.Random) -> str:
    grounds = f"  grounds {_words(chance, 'grounds', 3)}\n" if chance.random() < 0.2 else ""
    ask = f"  require {chance.choice(_STEPS)}\n" if chance.random() < 0.5 else ""
    facts = _facts(chance, ("subject", "information", "purpose"))
    return f"permit {_words(chance, 'action', 1)}\n{_who(chance)}{facts}{grounds}{ask}"


def _forbid(chance: random.Random) -> str:
    return f"forbid {_words(chance, 'action', 2)}\n{_facts(chance, ('actor', 'subject', 'information', 'purpose'))}"


def _require(chance: random.Random) -> str:
    facts = _facts(chance, ("subject", "information", "purpose"))
    return f"require {chance.choice(_STEPS)}\n  for {_words(chance, 'action', 2)}\n{facts}"


def _duty(chance: random.Random) -> str:
    facts = _facts(chance, ("subject", "information", "purpose"))
    return f"duty {chance.choice(DUTIES)}\n  for {_words(chance, 'action', 2)}\n  by actor\n{facts}"


def _who(chance: random.Random) -> str:
    return chance.choice(
        (f"  relation {_words(chance, 'relation', 2)}\n", f"  actor {_words(chance, 'actor', 2)}\n")
    )


def _facts(chance: random.Random, names: tuple[str, ...]) -> str:
    return "".join(f"  {name} {_words(chance, name, 3)}\n" for name in names)


def _words(chance: random.Random, name: str, most: int) -> str:
    return ", ".join(chance.sample(BY_NAME[name].values, chance.randint(1, most)))
