"""The door to the conversations of the charity in scope."""

from functools import lru_cache
from uuid import UUID

from inconfidence.charity.house import CLOCK, the_charity
from inconfidence.charity.versions import version
from inconfidence.gate import Bearer
from inconfidence.gate.threads import MessageRow, ThreadKey, ThreadRow, Threads
from inconfidence.gate.weighing import Codes
from inconfidence.sharing.models import Consultation, Message
from inconfidence.store.adapter import DatabaseStore


@lru_cache(maxsize=64)
def _threads(charity: UUID, digest: str) -> Threads:
    return Threads(DatabaseStore(charity, CLOCK), Codes(version(digest), version), CLOCK)


def threads() -> Threads:
    """The door, under the code in force."""
    charity = the_charity()
    return _threads(charity.id, charity.code_digest)


def row_of_thread(thread: Consultation, bearer: Bearer) -> ThreadRow:
    """A thread as the gate takes it, with the key of the bearer where they are the one who was asked."""
    asked = thread.colleague_id == bearer.member
    wrap = bytes(thread.colleague_wrap) if asked else None
    return ThreadRow(thread.id, thread.record.file_id, bytes(thread.terms), wrap)


def sealer(bearer: Bearer, thread: Consultation) -> ThreadKey:
    """The thread's key in the hand of the one who asked."""
    row = ThreadRow(thread.id, thread.record.file_id, bytes(thread.terms), bytes(thread.asker_wrap))
    return ThreadKey.held_by(bearer, row)


def row_of_message(message: Message) -> MessageRow:
    """A message as the gate takes it."""
    return MessageRow(message.id, message.author_id, bytes(message.content))
