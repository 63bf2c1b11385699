"""The recovery key: every cabinet's keys are sealed to it, and nobody with the database puts another in its place."""

import pytest
from django.db import connection

from inconfidence.charity.actions.recovering import manager_find, manager_recover, trustees_open
from inconfidence.charity.errors import NotKnown
from inconfidence.charity.models import PlaceToGive
from inconfidence.charity.sessions import session_find, session_open
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Forged
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.store.models import Cabinet, CabinetGrant, LedgerEntry, Member, RecoveryGrant, RecoveryKey
from inconfidence.store.recovery import recovery_now
from inconfidence.vault.errors import PasswordTooShort
from inconfidence.vault.members import PublicKeys, create_private_keys
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheet_errors import NotThisCharity
from inconfidence.vault.sheets import join, split

NEW = "another garden of quiet birds"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def founded(house):
    return house


def test_it_is_the_one_on_the_sheets(recovery_seed):
    recovery = recovery_now()
    assert recovery.public == recovery_seed.keys.public
    assert (recovery.half.needed, recovery.half.made) == (2, 3)
    assert recovery.half.fingerprint == RecoveryHalf.of(recovery_seed, 3).fingerprint


def test_two_sheets_open_every_cabinet(recovery_seed):
    sheets = split(recovery_seed, 3)
    bearer = trustees_open(join(sheets[1:]))
    assert set(bearer.cabinets) == set(Cabinet.objects.values_list("id", flat=True))


def test_other_sheets_open_nothing():
    with pytest.raises(NotThisCharity, match="belong to another charity"):
        trustees_open(RecoverySeed.create())


def test_the_private_half_is_nowhere(recovery_seed):
    """Not in the database's own file of this test, in any form that it could be written in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public_keys, signer_public, signature FROM store_recoverykey")
        kept = b"".join(bytes(column) for column in cursor.fetchone())
        cursor.execute("SELECT wrap, statement, signature FROM store_recoverygrant")
        kept += b"".join(bytes(column) for row in cursor.fetchall() for column in row)
    assert recovery_seed.bytes not in kept
    assert recovery_seed.keys.to_bytes()[2:] not in kept


def test_another_key_in_its_place_is_seen():
    RecoveryKey.objects.update(public_keys=RecoverySeed.create().keys.public.to_bytes())
    with pytest.raises(Forged):
        recovery_now()


def test_another_key_with_the_word_of_a_swapped_founder_is_seen(house):
    """Whoever writes to every table can sign with a key of their own: the ledger's first line says otherwise."""
    from inconfidence.gate.bearer import Bearer
    from inconfidence.gate.recovery import pin

    evil = create_private_keys()
    bearer = Bearer(house.charity.id, house.wren.row.id, evil, {})
    row = RecoveryKey.objects.get()
    key = pin(bearer, RecoveryHalf.of(RecoverySeed.create(), 3), row.made_at)
    Member.objects.filter(id=bearer.member).update(public_keys=evil.public.to_bytes())
    RecoveryKey.objects.update(
        id=key.id, public_keys=key.public, signer_public=key.signer_public, signature=key.signature
    )
    RecoveryGrant.objects.update(recovery_id=key.id)
    with pytest.raises(Forged):
        recovery_now()


@pytest.mark.parametrize("words", [{"needed": 1}, {"made": 5}, {"generation": 2}, {"signature": b"R" * 66}])
def test_another_word_about_it_is_seen(words):
    RecoveryKey.objects.update(**words)
    with pytest.raises(Forged):
        recovery_now()


def test_without_its_line_in_the_ledger_it_is_not_believed():
    LedgerEntry.objects.filter(index=0).delete()
    with pytest.raises(Forged):
        recovery_now()


def test_keys_of_their_own_making_for_the_sheets_are_seen(recovery_seed):
    """A cabinet's wrap replaced by that of another cabinet opens nothing; one left out is missed."""
    one, other = RecoveryGrant.objects.order_by("id")[:2]
    RecoveryGrant.objects.filter(id=one.id).update(wrap=bytes(other.wrap))
    with pytest.raises(Exception, match="the seal is broken"):
        trustees_open(recovery_seed)
    RecoveryGrant.objects.filter(id=one.id).delete()
    with pytest.raises(Forged):
        trustees_open(recovery_seed)


def test_a_manager_comes_back_by_the_sheets(house, heron, recovery_seed):
    file = house.open_file(heron)
    cookie, before = session_open(house.wren.bearer), bytes(house.wren.row.public_keys)
    manager = manager_find("WREN@garden.example")
    manager_recover(member=manager, seed=recovery_seed, password=NEW)
    from inconfidence.charity.actions import member_sign_in

    bearer = member_sign_in(email="wren@garden.example", password=NEW)
    assert file_opened(bearer, file).header["name"] == "Marigold Tansy"
    assert session_find(cookie) is None
    row = Member.objects.get(id=bearer.member)
    assert bytes(row.public_keys) != before
    assert bytes(row.former_keys) == before
    entry = LedgerEntry.objects.order_by("-index").exclude(file__isnull=False)
    assert b'"kind":"grant"' in b"".join(bytes(line.entry) for line in entry[:3])
    with pytest.raises(NotKnown):
        member_sign_in(email="wren@garden.example", password="a garden of quiet birds")


def test_what_the_manager_gave_before_stays_given(house, heron, recovery_seed):
    """Heron's keys were given and signed by keys that are gone: they open all the same."""
    file = house.open_file(heron)
    manager_recover(member=manager_find("wren@garden.example"), seed=recovery_seed, password=NEW)
    again = house.sign_in("heron@garden.example")
    assert file_opened(again.bearer, file).header["name"] == "Marigold Tansy"


def test_only_a_manager_comes_back_by_the_sheets(heron):
    with pytest.raises(NotKnown, match="no manager has this address"):
        manager_find("heron@garden.example")


def test_a_password_that_will_not_do_changes_nothing(house, recovery_seed):
    before = CabinetGrant.objects.count()
    with pytest.raises(PasswordTooShort):
        manager_recover(member=manager_find("wren@garden.example"), seed=recovery_seed, password="short")
    assert CabinetGrant.objects.count() == before
    assert not PlaceToGive.objects.exists()
    PublicKeys.from_bytes(bytes(Member.objects.get(id=house.wren.row.id).public_keys))
