"""What the code says to somebody who stands to a file in more than one way: the best of its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inconfidence.codex import Code
from inconfidence.flow import Decision, Flow
from inconfidence.gate.facts import Facts
from inconfidence.gate.flows import flow_of
from inconfidence.gate.movement import Movement
from inconfidence.gate.ports import MemberRow

# From best to worst.
_RANK = {"permitted": 0, "incomplete": 1, "refused": 2}


@dataclass(frozen=True, slots=True)
class Codes:
    """The code in force, and a way to any version that somebody was promised, by its digest."""

    in_force: Code
    version: Callable[[str], Code]

    def decide(self, flow: Flow) -> Decision:
        """The decision under the code in force and, where it differs, the version that was promised."""
        if flow.promised in {"", self.in_force.digest}:
            return self.in_force.decide(flow)
        return self.in_force.decide(flow, self.version(flow.promised))

    def best(
        self, member: MemberRow, movement: Movement, cabinet_kind: str, facts: Facts, ties: Iterable[str]
    ) -> tuple[Flow, Decision]:
        """The flow by the tie that serves the member best, and its decision. Whoever is complained of has no
        other tie than that. Whose file it is comes as its subject to look at it, and no standing is asked of them
        (house/good-standing); to do anything else about it they have no tie."""
        if member.id.hex in facts.involved:
            ties = ("involved",)
        elif member.id.hex == facts.own:
            own = "self" if movement.action == "view" else "none"
            ties = [own if tie == "supporting" else tie for tie in ties]
        answers = []
        for tie in ties:
            actor = member if tie != "self" else member._replace(role="subject", standing="good")
            flow = flow_of(actor, movement, facts, tie, cabinet_kind)
            answers.append((flow, self.decide(flow)))
        return answers[0] if len(answers) == 1 else min(answers, key=_rank)


def _rank(answer: tuple[Flow, Decision]) -> int:
    return _RANK[answer[1].outcome]
