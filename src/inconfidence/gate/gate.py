"""Deciding, writing down, opening: in that order, and never another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from inconfidence.flow import Decision
from inconfidence.gate import keys, places
from inconfidence.gate.acting import Act, Note
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Absent, Forged, KeysTurned, Refused
from inconfidence.gate.facts import Facts
from inconfidence.gate.faults import Faults
from inconfidence.gate.flows import flow_of
from inconfidence.gate.founding import Founding, NewFile
from inconfidence.gate.movement import Movement
from inconfidence.gate.passage import Passage
from inconfidence.gate.ports import FileRow, Store, Transaction
from inconfidence.gate.weighing import Codes
from inconfidence.kernel.clock import Clock
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.entry import Entry, Kind
from inconfidence.vault.errors import VaultError
from inconfidence.vault.opening import open_sealed


class Gate:
    """The door to one charity's files."""

    def __init__(self, store: Store, codes: Codes, clock: Clock) -> None:
        self._store = store
        self._codes = codes
        self._clock = clock
        self._faults = Faults(store, clock)

    @contextmanager
    def passing(self, bearer: Bearer, movement: Movement) -> Iterator[Passage]:
        """Passes the gate with one movement about one file; see `passing_all`."""
        with self.passing_all(bearer, [movement]) as passages:
            yield passages[0]

    @contextmanager
    def passing_all(self, bearer: Bearer, movements: list[Movement]) -> Iterator[list[Passage]]:
        """Passes the gate with several movements at once, all or none, in one durable transaction.

        The block's changes, the decisions and the entries are committed together; what the passages can
        read, they can read after the block. Raises `Absent` where there is no such file for the bearer, and
        `Refused` where the code does not permit; both are written down before they are raised.
        """
        answer: InConfidenceError | None = None
        passages: list[Passage] = []
        with self._faults.all_written(bearer, _one_file(movements)), self._store.transaction() as tx:
            _hold_still(tx, movements)
            for movement in movements:
                try:
                    passages.append(self._ask(tx, bearer, movement))
                except Absent as absent:
                    answer = answer or absent
            answer = answer or _refusal(passages)
            if answer is None:
                yield passages
            for passage in passages:
                # What was permitted and did not go ahead, because another was not, moved nothing.
                if answer is None or not passage.decision.permitted:
                    self._write_down(tx, passage, bearer)
        if answer is not None:
            raise answer
        for passage in passages:
            passage.release(partial(self._faults.written, bearer, passage.file))

    @contextmanager
    def founding(self, bearer: Bearer, movement: Movement, new: NewFile) -> Iterator[Founding]:
        """Passes the gate to open a new file: the block stores what the founding seals."""
        with self._faults.written(bearer), self._store.transaction() as tx:
            flow = flow_of(tx.member(bearer.member), movement, Facts(subject=new.subject), movement.relation)
            decision = self._codes.decide(flow)
            founding = Founding(bearer, new, tx.cabinet_key(new.cabinet), flow, decision)
            if decision.permitted:
                yield founding
            self._write_down(tx, founding, bearer)
        if not decision.permitted:
            raise Refused(decision)

    @contextmanager
    def founding_unnamed(self, bearer: Bearer, movement: Movement, new: NewFile) -> Iterator[Founding]:
        """As `founding`, for whoever gives no name: the code is asked about them, and no line of the ledger says that
        there was anybody, or when. The first line about such a file is that of its first reader."""
        with self._store.transaction() as tx:
            flow = flow_of(tx.member(bearer.member), movement, Facts(subject=new.subject), movement.relation)
            decision = self._codes.decide(flow)
            if not decision.permitted:
                raise Refused(decision)
            yield Founding(bearer, new, tx.cabinet_key(new.cabinet), flow, decision)

    @contextmanager
    def acting(self, bearer: Bearer, movement: Movement, kind: Kind) -> Iterator[Act]:
        """Passes the gate with what is about no file: a member's standing, a cabinet's keys, a list.

        The block's changes, the decision and the entry are committed together. Raises `Refused`.
        """
        with self._faults.all_written(bearer), self._store.transaction() as tx:
            member = tx.member(bearer.member)
            flow = flow_of(member, movement, Facts(subject=movement.subject), movement.relation)
            act = Act(bearer.charity, bearer.member, flow, self._codes.decide(flow))
            if act.decision.permitted:
                yield act
            tx.append(act.entry(self._clock.now(), kind, tx.office_key()))
        if not act.decision.permitted:
            raise Refused(act.decision)

    @contextmanager
    def noting(self, actor: UUID, kind: Kind) -> Iterator[Note]:
        """One durable transaction and its line in the ledger, for what the code leaves to the member alone:
        taking up an invitation, signing the undertaking."""
        with self._store.transaction() as tx:
            note = Note()
            yield note
            tx.append(Entry(at=self._clock.now(), kind=kind, actor=actor, change=note.digest()))

    def preview(self, bearer: Bearer, movement: Movement) -> Decision:
        """What the code would say, for a form that is not sent yet. Nothing is written and nothing opened.

        Raises `Absent` as `passing` does, and writes that down.
        """
        with self._faults.written(bearer, movement.file), self._store.transaction() as tx:
            try:
                return self._ask(tx, bearer, movement).decision
            except Absent as absent:
                answer = absent
        raise answer

    def open_to(self, bearer: Bearer, movements: Iterable[Movement]) -> list[UUID]:
        """The files of those movements that would go through, for a list of them. Facts sheets alone are opened.

        Of the others nothing is written: whoever is complained of would learn from the ledger that there is one.
        """
        return [one.file for one in movements if one.file is not None and self._would_pass(bearer, one)]

    def decide_about(self, bearer: Bearer, movement: Movement) -> Decision:
        """The decision on what is about no file: a list, a colleague. Raises `Refused` unless permitted."""
        member = self._store.member(bearer.member)
        decision = self._codes.decide(
            flow_of(member, movement, Facts(subject=movement.subject), movement.relation)
        )
        if not decision.permitted:
            raise Refused(decision)
        return decision

    def _ask(self, tx: Transaction, bearer: Bearer, movement: Movement) -> Passage:
        """Raises `Absent`, and `KeysTurned` where a cabinet's keys turned twice in between."""
        row, passage = self._weigh(tx, bearer, movement)
        if passage is None:
            self._write_absence(tx, bearer, row)
            raise Absent
        return passage

    def _weigh(
        self, tx: Transaction, bearer: Bearer, movement: Movement
    ) -> tuple[FileRow | None, Passage | None]:
        """The file and the way into it, before anything is written; no way where there is none for the bearer."""
        try:
            return self._weigh_once(tx, bearer, movement)
        except KeysTurned:
            return self._weigh_once(tx, bearer, movement)

    def _weigh_once(
        self, tx: Transaction, bearer: Bearer, movement: Movement
    ) -> tuple[FileRow | None, Passage | None]:
        member, row = tx.at_file(bearer.member, movement.file)
        ties = keys.relations(row) if row is not None else ()
        if row is None or not ties:
            return row, None
        key = keys.file_key(tx, bearer, row)
        place = places.facts(bearer.charity, row.cabinet, row.id, row.facts_version)
        facts = Facts.from_bytes(open_sealed(key, row.facts, place))
        flow, decision = self._codes.best(member, movement, row.cabinet_kind, facts, ties)
        if flow.relation == "involved" and not decision.permitted:
            # Whoever is complained of learns nothing, not even that there is a file that says so.
            return row, None
        return row, Passage(tx, bearer, row, key, facts, flow, decision)

    def _would_pass(self, bearer: Bearer, movement: Movement) -> bool:
        """Whether this would go through; not where a seal is broken, which is written down."""
        try:
            with self._faults.written(bearer, movement.file), self._store.transaction() as tx:
                _row, passage = self._weigh(tx, bearer, movement)
        except (Forged, VaultError):
            return False
        return passage is not None and passage.decision.permitted

    def _write_down(self, tx: Transaction, passage: Passage | Founding, bearer: Bearer) -> None:
        tx.append(
            Entry(
                at=self._clock.now(),
                kind=passage.kind,
                actor=bearer.member,
                file=passage.file,
                outcome=passage.decision.outcome,
                change=passage.change_digest(),
                detail=passage.sealed_detail(),
            )
        )

    def _write_absence(self, tx: Transaction, bearer: Bearer, row: FileRow | None) -> None:
        # The same line, at the same cost, whether the file exists or not.
        tx.append(
            Entry(
                at=self._clock.now(),
                kind="passage",
                actor=bearer.member,
                file=row.id if row is not None else None,
                outcome="refused",
                change=None,
                detail=None,
            )
        )


def _hold_still(tx: Transaction, movements: list[Movement]) -> None:
    """Takes the files in one order, whatever the order of the movements: two that cross never wait for each
    other."""
    if len(movements) > 1:
        for file in sorted({movement.file for movement in movements if movement.file is not None}):
            tx.hold(file)


def _one_file(movements: list[Movement]) -> UUID | None:
    """The file, where they are about one."""
    files = {movement.file for movement in movements}
    return files.pop() if len(files) == 1 else None


def _refusal(passages: list[Passage]) -> Refused | None:
    for passage in passages:
        if not passage.decision.permitted:
            return Refused(passage.decision)
    return None
