"""What can be done about the charity and its members: verbs, keyword-only."""

from inconfidence.charity.actions.adopting import (
    code_adopt,
    code_may_adopt,
    code_must_be_new,
    code_must_hold,
)
from inconfidence.charity.actions.founding import charity_found
from inconfidence.charity.actions.keys import (
    cabinet_turn,
    cabinets_give,
    member_reinstate,
    member_suspend,
    member_take_leave,
)
from inconfidence.charity.actions.letters import letter_give
from inconfidence.charity.actions.members import (
    invitation_take_up,
    member_invite,
    register_read,
    training_enter,
)
from inconfidence.charity.actions.signing import (
    member_sign_in,
    member_unlock,
    session_member_unlock,
    undertaking_sign,
)

__all__ = [
    "cabinet_turn",
    "cabinets_give",
    "charity_found",
    "code_adopt",
    "code_may_adopt",
    "code_must_be_new",
    "code_must_hold",
    "invitation_take_up",
    "letter_give",
    "member_invite",
    "member_reinstate",
    "member_sign_in",
    "member_suspend",
    "member_take_leave",
    "member_unlock",
    "register_read",
    "session_member_unlock",
    "training_enter",
    "undertaking_sign",
]
