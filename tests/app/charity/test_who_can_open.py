"""Whoever should open a file can, and whoever should not cannot, whatever happened in whatever order.

A state machine: people join, leave, are suspended and come back, files are opened and given, keys turn by hand and
by themselves. Ten steps, a few times over in `make check`; more of both in `make attack`.
"""

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from inconfidence.charity import actions as charity
from inconfidence.charity.actions.recovering import trustees_open
from inconfidence.charity.actions.turning import cabinets_owed
from inconfidence.files import actions as files
from inconfidence.files.selectors import file_opened
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.models import Cabinet, CabinetGrant, FileGrant, Member, SealedFile

LONG = os.environ.get("INCONFIDENCE_DRILL") == "long"
SETTINGS = settings(
    max_examples=40 if LONG else 3,
    stateful_step_count=30 if LONG else 10,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
ROLES = ("listener", "coordinator", "safeguarding", "counsellor")
# Which of them hold the cabinet that the files lie in.
HOLD = {"coordinator", "safeguarding", "manager"}
MOST = 4


class Someone:
    """A member, every set of keys that they ever had in hand, and the grants that they ever had."""

    def __init__(self, person, role: str) -> None:
        self.email, self.id, self.role = person.email, person.row.id, role
        self.hands = [person.bearer]
        self.here = True
        self.kept: list[CabinetGrant | FileGrant] = []

    def __repr__(self) -> str:
        return f"{self.role} ({'here' if self.here else 'gone'})"

    @property
    def row(self) -> Member:
        return Member.objects.get(id=self.id)


class Keys(RuleBasedStateMachine):
    """`house` and `seed` are the test's; all that one run does is rolled back after it."""

    house = seed = None

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        # As Django's own tests mark theirs: a durable transaction may begin inside.
        self.block._from_testcase = True
        self.block.__enter__()
        self.people = [Someone(self.house.wren, "manager")]
        self.files: list[SealedFile] = []
        self.teams: dict[object, set[object]] = {}
        self.named = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @property
    def wren(self) -> Someone:
        return self.people[0]

    def those(self, here: bool) -> list[Someone]:
        return [one for one in self.people[1:] if one.here == here]

    # What happens.

    @precondition(lambda self: len(self.people) <= MOST)
    @rule(role=st.sampled_from(ROLES))
    def join(self, role: str) -> None:
        self.named += 1
        branch = "North" if role in {"listener", "counsellor", "coordinator"} else None
        self.people.append(Someone(self.house.join(f"Person{self.named}", role, branch), role))

    @precondition(lambda self: self.those(True) and len(self.files) < MOST)
    @rule(data=st.data())
    def open_file(self, data: st.DataObject) -> None:
        who = data.draw(
            st.sampled_from([one for one in self.people if one.here and one.role != "counsellor"])
        )
        person = type(self.house.wren)(who.row, who.hands[-1], who.email)
        file = self.house.open_file(person, f"Client {len(self.files)}", told=False)
        self.files.append(file)
        self.teams[file.id] = {who.id}

    @precondition(lambda self: self.files and self.those(True))
    @rule(data=st.data())
    def grant(self, data: st.DataObject) -> None:
        file, who = data.draw(st.sampled_from(self.files)), data.draw(st.sampled_from(self.those(True)))
        if who.id not in self.teams[file.id]:
            files.care_team_add(bearer=self.wren.hands[-1], file=file, member=who.row)
            self.teams[file.id].add(who.id)

    @precondition(lambda self: any(self.teams.values()))
    @rule(data=st.data())
    def revoke(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from([file for file in self.files if self.teams[file.id]]))
        member = data.draw(st.sampled_from(sorted(self.teams[file.id])))
        files.care_team_remove(bearer=self.wren.hands[-1], file=file, member=Member.objects.get(id=member))
        self.teams[file.id].discard(member)

    @precondition(lambda self: self.those(True))
    @rule(data=st.data(), how=st.sampled_from([charity.member_take_leave, charity.member_suspend]))
    def go(self, data: st.DataObject, how) -> None:
        who = data.draw(st.sampled_from(self.those(True)))
        who.kept += [
            *CabinetGrant.objects.filter(member_id=who.id),
            *FileGrant.objects.filter(member_id=who.id),
        ]
        how(bearer=self.wren.hands[-1], member=who.row)
        who.here = False
        for team in self.teams.values():
            team.discard(who.id)

    @precondition(lambda self: self.those(False))
    @rule(data=st.data())
    def come_back(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(self.those(False)))
        charity.member_reinstate(bearer=self.wren.hands[-1], member=who.row)
        charity.cabinets_give(bearer=self.wren.hands[-1], member=who.row)
        who.here = True
        who.hands.append(self.house.sign_in(who.email).bearer)

    @rule(data=st.data())
    def unlock(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from([one for one in self.people if one.here]))
        who.hands.append(self.house.sign_in(who.email).bearer)

    @rule(data=st.data())
    def turn_by_hand(self, data: st.DataObject) -> None:
        mine = CabinetGrant.objects.filter(member_id=self.wren.id).values("cabinet_id")
        cabinet = data.draw(
            st.sampled_from(list(Cabinet.objects.filter(id__in=mine).order_by("kind", "epoch")))
        )
        self.wren.hands.append(charity.cabinet_turn(bearer=self.wren.hands[-1], cabinet=cabinet))

    # What must be so.

    @invariant()
    def whoever_should_can_and_whoever_should_not_cannot(self) -> None:
        for who in self.people:
            for bearer in (who.hands[0], who.hands[-1]):
                for file in self.files:
                    should = who.here and (who.role in HOLD or who.id in self.teams[file.id])
                    assert opens(bearer, file) == should, (who, file.epoch)

    @invariant()
    def the_sheets_open_everything(self) -> None:
        assert len(trustees_open(self.seed).cabinets) == Cabinet.objects.count()

    @precondition(lambda self: self.those(False) and not cabinets_owed(self.wren.hands[-1]))
    @invariant()
    def what_was_kept_from_before_opens_nothing_once_all_has_turned(self) -> None:
        """Somebody with the database puts every grant back that those who are gone ever had."""
        self.wren.hands.append(self.house.sign_in(self.wren.email).bearer)
        for who in self.those(False):
            point = transaction.savepoint()
            Member.objects.filter(id=who.id).update(state="active")
            for grant in who.kept:
                type(grant).objects.filter(id=grant.id).delete()
                grant.save(force_insert=True)
            opened = [file for file in self.files if any(opens(bearer, file) for bearer in who.hands)]
            transaction.savepoint_rollback(point)
            assert opened == [], who


def opens(bearer, file: SealedFile) -> bool:
    """Whether the file opens for these keys; a grant that is not there, is stale or forged, says no."""
    point = transaction.savepoint()
    try:
        file_opened(bearer, file)
    except InConfidenceError:
        transaction.savepoint_rollback(point)
        return False
    transaction.savepoint_commit(point)
    return True


@pytest.mark.parametrize("code", ["csf-2024"])
def test_whatever_happened_in_whatever_order(house, recovery_seed, code):
    run_state_machine_as_test(
        type("KeysOfThisHouse", (Keys,), {"house": house, "seed": recovery_seed}), settings=SETTINGS
    )
