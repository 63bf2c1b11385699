"""What can be done when somebody is called to give evidence: verbs, keyword-only, each one passing of the gate."""

from inconfidence.conduct.compelled.actions.entering import summons_enter
from inconfidence.conduct.compelled.actions.steps import summons_close, summons_step, summons_take_on

__all__ = ["summons_close", "summons_enter", "summons_step", "summons_take_on"]
