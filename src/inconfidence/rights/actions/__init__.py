"""What can be done about somebody's rights: verbs, keyword-only, each one passing of the gate."""

from inconfidence.rights.actions.answering import pack_renew, request_answer
from inconfidence.rights.actions.asking import (
    request_change,
    request_close,
    request_longer,
    request_take,
)
from inconfidence.rights.actions.checking import accuracy_confirm
from inconfidence.rights.actions.erasing import erasing_asked, file_erase, may_erase, paper_finish
from inconfidence.rights.actions.telling import notice_given

__all__ = [
    "accuracy_confirm",
    "erasing_asked",
    "file_erase",
    "may_erase",
    "notice_given",
    "pack_renew",
    "paper_finish",
    "request_answer",
    "request_change",
    "request_close",
    "request_longer",
    "request_take",
]
