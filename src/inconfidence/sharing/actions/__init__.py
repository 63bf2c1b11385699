"""What can be done to share something: verbs, keyword-only, each one passing of the gate."""

from inconfidence.sharing.actions.calling import call_enter
from inconfidence.sharing.actions.consulting import answer_add, consultation_send, message_add
from inconfidence.sharing.actions.preparing import disclosure_begin, disclosure_part
from inconfidence.sharing.actions.telling import disclosure_make, document_read, document_renew

__all__ = [
    "answer_add",
    "call_enter",
    "consultation_send",
    "disclosure_begin",
    "disclosure_make",
    "disclosure_part",
    "document_read",
    "document_renew",
    "message_add",
]
