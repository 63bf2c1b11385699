"""Whether a yes alone lets something be told, without any ground (cwc/consent-and-safeguarding)."""

from __future__ import annotations

from dataclasses import replace

from inconfidence.charity.house import gate
from inconfidence.flow.vocabulary import BY_NAME
from inconfidence.gate import Bearer
from inconfidence.sharing.movements import telling
from inconfidence.sharing.proposals import Proposal


def consent_is_enough(bearer: Bearer, proposal: Proposal) -> bool:
    """Whether the code would permit it without a ground, once they agree and every step is done."""
    agreed = replace(
        telling(proposal.opened.row, proposal.content, all_judged=True),
        grounds=frozenset(),
        consent="given",
        discussion="held",
        done=frozenset(BY_NAME["done"].values),
    )
    return proposal.part("who")["action"] == "disclose" and gate().preview(bearer, agreed).permitted
