"""Conversations with a colleague who holds no key of the file: each under a key of its own.

The key is sealed to those who take part, and kept inside the file, so that the care team of later can read
what was asked and answered. Those who hold the file come by the file's passage; whoever was asked comes here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from inconfidence.flow import Decision, Flow
from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.detail import detail_of
from inconfidence.gate.errors import Absent, NotYetCommitted, Refused
from inconfidence.gate.faults import Faults, Watch
from inconfidence.gate.passage import Passage
from inconfidence.gate.plain_json import as_json
from inconfidence.gate.ports import Store, Transaction
from inconfidence.gate.weighing import Codes
from inconfidence.kernel.clock import Clock
from inconfidence.ledger.entry import Entry
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.members import PublicKeys
from inconfidence.vault.opening import open_sealed, unwrap_from
from inconfidence.vault.sealing import seal, wrap_to

_VERSION = 1
# Where a file's entries name the generation of their key, those of a thread have this: no file has it.
_NO_GENERATION = (0).to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the gate must know of the person before a thread is opened: what a facts sheet is to a file."""

    subject: str
    promised: str | None
    information: str
    cabinet: str
    purpose: str
    form: str
    grounds: tuple[str, ...]
    done: tuple[str, ...]

    @classmethod
    def of(cls, flow: Flow) -> Terms:
        """The terms on which a question leaves a file."""
        return cls(
            subject=flow.subject,
            promised=flow.promised or None,
            information=flow.information,
            cabinet=flow.cabinet,
            purpose=flow.purpose,
            form=flow.form,
            grounds=tuple(sorted(flow.grounds)),
            done=tuple(sorted(flow.done)),
        )


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread's ciphertext, and its key for the member who comes to it; None where they have none."""

    id: UUID
    file: UUID
    terms: bytes
    wrap: bytes | None


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One sealed message. Its author is bound into the seal."""

    id: UUID
    author: UUID
    content: bytes


@dataclass(frozen=True, slots=True)
class ThreadKey:
    """The key of one thread in hand: it seals. What opens with it, opens after a commit only."""

    charity: UUID
    thread: UUID
    key: SecretKey = field(repr=False)

    @classmethod
    def create(cls, charity: UUID, thread: UUID) -> ThreadKey:
        """A key for a new thread."""
        return cls(charity, thread, fresh_key())

    @classmethod
    def held_by(cls, bearer: Bearer, row: ThreadRow) -> ThreadKey:
        """The key as it was sealed to the bearer; raises `Absent` for one who takes no part."""
        if row.wrap is None:
            raise Absent
        context = places.thread(bearer.charity, row.id, bearer.member)
        return cls(bearer.charity, row.id, unwrap_from(bearer.private.sealing_key, row.wrap, context))

    def kept(self) -> str:
        """The key as hex, to be kept inside a sealed record of the file and nowhere else."""
        return self.key.bytes.hex()

    def wrap_for(self, member: UUID, public: PublicKeys) -> bytes:
        """The key, sealed to one who takes part."""
        return wrap_to(public.sealing_key, self.key, places.thread(self.charity, self.thread, member))

    def seal_terms(self, terms: Terms) -> bytes:
        """The terms, sealed."""
        content = as_json({"v": _VERSION, **asdict(terms)})
        return seal(self.key, content, places.thread_terms(self.charity, self.thread))

    def seal_message(self, message: UUID, author: UUID, content: Mapping[str, Any]) -> bytes:
        """A message, sealed as its author's."""
        place = places.thread_message(self.charity, self.thread, message, author)
        return seal(self.key, as_json({"v": _VERSION, **content}), place)

    def says(self, message: MessageRow, content: Mapping[str, Any]) -> bool:
        """Whether a message says just this: its author, who sends it again, learns no more than what they typed."""
        return message_of(self, message) == {"v": _VERSION, **content}


def read_thread(
    passage: Passage, thread: UUID, kept: str, messages: list[MessageRow]
) -> list[dict[str, Any]]:
    """Messages, for whoever passed into the file that keeps the thread's key. After the commit only.

    Raises `SealBroken`, which is in the ledger by then.
    """
    passage.must_be_released()
    key = ThreadKey(passage.charity, thread, SecretKey(bytes.fromhex(kept)))
    with passage.watched():
        return [message_of(key, message) for message in messages]


class Joined:
    """A permitted step into a thread by somebody who was asked."""

    def __init__(self, key: ThreadKey, terms: Terms, flow: Flow, decision: Decision) -> None:
        self._key = key
        self._terms = terms
        self._released = False
        self._change: bytes | None = None
        self.flow = flow
        self.decision = decision

    def seal_message(self, message: UUID, author: UUID, content: Mapping[str, Any]) -> bytes:
        """An answer, sealed; the entry stands for it. Inside the block only."""
        blob = self._key.seal_message(message, author, content)
        self._change = hashlib.sha256(blob).digest()
        return blob

    def says(self, message: MessageRow, content: Mapping[str, Any]) -> bool:
        """Whether a message that was sent before says just this."""
        return self._key.says(message, content)

    @property
    def terms(self) -> Terms:
        """What it is about."""
        self._must_be_released()
        return self._terms

    def read(self, message: MessageRow) -> dict[str, Any]:
        """A message's content. Raises `SealBroken`, which is in the ledger by then."""
        self._must_be_released()
        with self._watched():
            return message_of(self._key, message)

    def release(self, watched: Watch) -> None:
        """The entry is durable, and what breaks from now on is `watched`. Called by `Threads` alone."""
        self._released, self._watched = True, watched

    def entry(self, clock: Clock, row: ThreadRow, actor: UUID) -> Entry:
        """The line of the ledger, its detail for those who hold the thread's key."""
        key = self._key
        detail = detail_of(self.flow, self.decision, {"verb": "consulted", "thread": str(row.id)})
        context = places.entry_detail(key.charity, row.id, 0)
        return Entry(
            at=clock.now(),
            kind="passage",
            actor=actor,
            file=row.file,
            outcome=self.decision.outcome,
            change=self._change,
            detail=_NO_GENERATION + row.id.bytes + seal(key.key, detail, context),
        )

    def _must_be_released(self) -> None:
        if not self._released:
            raise NotYetCommitted


class Threads:
    """The door to one charity's conversations, for those who were asked."""

    def __init__(self, store: Store, codes: Codes, clock: Clock) -> None:
        self._store = store
        self._codes = codes
        self._clock = clock
        self._faults = Faults(store, clock)

    @contextmanager
    def joining(self, bearer: Bearer, row: ThreadRow, action: str) -> Iterator[Joined]:
        """Steps into a thread to `view` it or to `record` an answer; plaintext after the block only.

        Raises `Absent` for one who was not asked, and `Refused`; both are written down first.
        """
        watched = partial(self._faults.written, bearer, row.file)
        with watched(), self._store.transaction() as tx:
            joined = self._ask(tx, bearer, row, action)
            if joined is None:
                tx.append(Entry(self._clock.now(), "passage", bearer.member, row.file, "refused"))
            elif joined.decision.permitted:
                yield joined
            if joined is not None:
                tx.append(joined.entry(self._clock, row, bearer.member))
        if joined is None:
            raise Absent
        if not joined.decision.permitted:
            raise Refused(joined.decision)
        joined.release(watched)

    def _ask(self, tx: Transaction, bearer: Bearer, row: ThreadRow, action: str) -> Joined | None:
        if row.wrap is None:
            return None
        member = tx.member(bearer.member)
        key = ThreadKey.held_by(bearer, row)
        terms = _terms(key, row.terms)
        flow = asked_flow(member.role, member.standing, terms, action)
        return Joined(key, terms, flow, self._codes.decide(flow))


def asked_flow(role: str, standing: str, terms: Terms, action: str) -> Flow:
    """A step into a thread by somebody of this office who was asked, as a flow."""
    words: dict[str, object] = {**asdict(terms), "action": action, "relation": "consulted"}
    if terms.promised is None:
        del words["promised"]
    return Flow.of(**words, actor=role, standing=standing)


def _terms(key: ThreadKey, sealed: bytes) -> Terms:
    content = json.loads(open_sealed(key.key, sealed, places.thread_terms(key.charity, key.thread)))
    if content.pop("v") != _VERSION:
        raise ValueError("a thread of a later version than this program knows")
    content["grounds"], content["done"] = tuple(content["grounds"]), tuple(content["done"])
    return Terms(**content)


def message_of(key: ThreadKey, row: MessageRow) -> dict[str, Any]:
    """A message's content. For this room alone: what opens it is written down by whoever calls, or it is a code that
    opens it. Raises `SealBroken`."""
    place = places.thread_message(key.charity, key.thread, row.id, row.author)
    content: dict[str, Any] = json.loads(open_sealed(key.key, row.content, place))
    return content
