"""Starts a code from a template: asks for what differs, and gives a document that checks."""

from inconfidence.codex.drafting.answers import answers_from
from inconfidence.codex.drafting.draft import drafted
from inconfidence.codex.drafting.questions import QUESTIONS, Question

__all__ = ["QUESTIONS", "Question", "answers_from", "drafted"]
