"""What can be done with a file: verbs, keyword-only, each one passing of the gate."""

from inconfidence.files.actions.care_team import (
    care_team_add,
    care_team_remove,
    could_join,
    joining_asks,
    may_take_off,
)
from inconfidence.files.actions.contacts import contact_correct, contact_move, contact_record
from inconfidence.files.actions.first_contact import (
    client_by_mistake,
    client_now,
    client_undo,
    first_contact_step,
    first_contact_undo,
)
from inconfidence.files.actions.opening import file_open, touch_change
from inconfidence.files.actions.worries import (
    due_finish,
    worry_correct,
    worry_owes,
    worry_record,
    worry_seen_to,
)

__all__ = [
    "care_team_add",
    "care_team_remove",
    "client_by_mistake",
    "client_now",
    "client_undo",
    "contact_correct",
    "contact_move",
    "contact_record",
    "could_join",
    "due_finish",
    "file_open",
    "first_contact_step",
    "first_contact_undo",
    "joining_asks",
    "may_take_off",
    "touch_change",
    "worry_correct",
    "worry_owes",
    "worry_record",
    "worry_seen_to",
]
