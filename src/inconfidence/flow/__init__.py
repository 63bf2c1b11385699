"""A proposed movement of information, the closed words it is said in, and the answer to it."""

from inconfidence.flow.decision import Decision, Duty, Need, Option, Outcome, Voice
from inconfidence.flow.errors import FlowError
from inconfidence.flow.flow import Flow

__all__ = ["Decision", "Duty", "Flow", "FlowError", "Need", "Option", "Outcome", "Voice"]
