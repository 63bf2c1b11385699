"""New sheets: who must be there, what is sealed to them, and what somebody with the database can do about it."""

import pytest

from inconfidence.charity.actions.recovering import trustees_open
from inconfidence.charity.actions.replacing import cabinets_missing, recovery_replace
from inconfidence.charity.errors import KeysMissing, NotKnown
from inconfidence.gate.errors import Forged
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.store.models import Cabinet, RecoveryGrant, RecoveryKey
from inconfidence.store.recovery import recovery_now
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheet_errors import NotThisCharity

NEW = RecoverySeed.create()
HALF = RecoveryHalf.of(NEW, made=5)


def test_a_manager_and_the_trustee_who_holds_the_rest(house, recovery_seed):
    ivy = house.join("Ivy", "trustee")
    wren = house.sign_in(house.wren.email).bearer
    assert {cabinet.kind for cabinet in cabinets_missing([wren])} == {"whistleblowing"}
    with pytest.raises(KeysMissing, match="`whistleblowing`"):
        recovery_replace(manager=wren, others=[], half=HALF)
    recovery_replace(manager=wren, others=[ivy.bearer], half=HALF)
    assert recovery_now().generation == 2
    assert len(trustees_open(NEW).cabinets) == Cabinet.objects.count()
    with pytest.raises(NotThisCharity):
        trustees_open(recovery_seed)


def test_the_old_sheets_are_as_good_as_whoever_holds_the_rest(house, recovery_seed):
    house.join("Ivy", "trustee")
    recovery_replace(manager=house.wren.bearer, others=[trustees_open(recovery_seed)], half=HALF)
    assert trustees_open(NEW)
    assert RecoveryGrant.objects.count() == Cabinet.objects.count()


def test_nobody_but_a_manager(house, recovery_seed):
    ivy = house.join("Ivy", "trustee")
    with pytest.raises(NotKnown):
        recovery_replace(manager=ivy.bearer, others=[trustees_open(recovery_seed)], half=HALF)
    assert recovery_now().generation == 1


def test_what_the_next_turn_seals_goes_to_the_new_sheets(house):
    from inconfidence.charity.actions.keys import cabinet_turn

    recovery_replace(manager=house.wren.bearer, others=[], half=HALF)
    cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(kind="grievance"))
    assert {held.epoch for held in trustees_open(NEW).cabinets.values()} == {1, 2}


def test_keys_of_before_the_turn_are_not_sealed_to_anybody(house, recovery_seed):
    from inconfidence.charity.actions.keys import cabinet_turn

    cabinet_turn(bearer=house.wren.bearer, cabinet=Cabinet.objects.get(kind="grievance"))
    with pytest.raises(KeysMissing, match="`grievance`"):
        recovery_replace(manager=house.wren.bearer, others=[], half=HALF)


@pytest.mark.parametrize("change", [{"proof": bytes(32)}, {"line": 0}, {"made": 3, "needed": 2}])
def test_a_later_key_that_somebody_wrote_is_not_used(house, change):
    recovery_replace(manager=house.wren.bearer, others=[], half=HALF)
    RecoveryKey.objects.update(**change)
    with pytest.raises(Forged):
        recovery_now()


def test_the_first_key_written_anew_with_a_line_of_its_own_is_not_used(house):
    """Somebody with the database adds a later generation: its signature and its line hold, as they wrote both."""
    from inconfidence.gate.recovery import pin
    from inconfidence.kernel.clock import SystemClock
    from inconfidence.ledger.entry import Entry
    from inconfidence.store.books import Books
    from inconfidence.store.ledger_writer import append

    now = SystemClock().now()
    key = pin(house.wren.bearer, HALF, now, 2)
    entry = Entry(at=now, kind="grant", actor=house.wren.row.id, change=key.digest())
    line = append(Books(), house.charity.id, entry)
    RecoveryKey.objects.create(
        id=key.id,
        generation=2,
        public_keys=key.public,
        made=5,
        needed=3,
        signer=house.wren.row,
        signer_public=key.signer_public,
        signature=key.signature,
        line=line,
        proof=bytes(32),
        made_at=now,
    )
    with pytest.raises(Forged):
        recovery_now()
