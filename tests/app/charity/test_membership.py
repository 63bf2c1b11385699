"""Membership: no key before the undertaking and the training; one answer for known and unknown names."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from inconfidence.charity import actions
from inconfidence.charity.actions.keys import in_good_standing, member_standing
from inconfidence.charity.errors import AlreadyMember, NotKnown, NotReady, Suspended
from inconfidence.charity.house import CLOCK
from inconfidence.gate import Refused
from inconfidence.store.models import CabinetGrant, LedgerEntry, Member, Session

PASSWORD = "a garden of quiet birds"


def test_no_key_before_training(house):
    new = house.invite("Finch", "listener")
    assert member_standing(new) == "untrained"
    with pytest.raises(NotReady):
        actions.cabinets_give(bearer=house.wren.bearer, member=new)
    assert not CabinetGrant.objects.filter(member=new).exists()


def test_lapsed_training_is_no_good_standing(house, heron, marigold):
    from inconfidence.files.selectors import file_opened

    Member.objects.filter(id=heron.row.id).update(
        trained_until=timezone.localdate(CLOCK.now()) - timedelta(days=1)
    )
    with pytest.raises(Refused) as refused:
        file_opened(heron.bearer, marigold)
    assert "csf-2024/trained-continuing" in refused.value.decision.clauses


def test_an_undertaking_to_an_older_text_is_none(house, heron, marigold):
    from inconfidence.files.selectors import file_opened

    Member.objects.filter(id=heron.row.id).update(signed_digest="0" * 64)
    with pytest.raises(Refused) as refused:
        file_opened(heron.bearer, marigold)
    assert "csf-2024/undertaking" in refused.value.decision.clauses


def test_the_database_calls_those_good_who_stand_good(house):
    row, today = house.wren.row, timezone.localdate(CLOCK.now())
    until = [None, *(today + timedelta(days=n) for n in (0, 1))]
    trained = [None, *(today - timedelta(days=n) for n in (0, 1))]
    digests = ("", "0" * 64, house.charity.code_digest)
    for row.state, row.signed_digest, row.signed_until, row.trained_until in product(
        ("active", "suspended"), digests, until, trained
    ):
        row.save()
        good = Member.objects.filter(in_good_standing(), id=row.id).exists()
        assert good == (member_standing(row) == "good"), row.__dict__


def test_an_invitation_works_once(house):
    _row, code = actions.member_invite(
        bearer=house.wren.bearer,
        name="Finch",
        email="finch@garden.example",
        role="trustee",
        branch=None,
        language="fr",
    )
    actions.invitation_take_up(code=code.lower().replace("-", " "), password=PASSWORD)
    with pytest.raises(NotKnown):
        actions.invitation_take_up(code=code, password=PASSWORD)


def test_an_address_belongs_to_one_member(house, heron):
    before = LedgerEntry.objects.count()
    with pytest.raises(AlreadyMember):
        house.invite("HERON", "listener")
    # It is an answer, and no fault of anybody's.
    assert LedgerEntry.objects.count() == before


def test_a_listener_cannot_invite(house, heron):
    with pytest.raises(Refused):
        actions.member_invite(
            bearer=heron.bearer,
            name="Finch",
            email="finch@garden.example",
            role="manager",
            branch=None,
            language="en",
        )
    assert not Member.objects.filter(role="manager").exclude(id=house.wren.row.id).exists()


@pytest.mark.parametrize(
    ("email", "password"),
    [("heron@garden.example", "not the password"), ("nobody@garden.example", PASSWORD), ("", "")],
)
def test_signing_in_wrongly_has_one_answer(house, heron, email, password):
    with pytest.raises(NotKnown):
        actions.member_sign_in(email=email, password=password)


def test_nothing_of_a_members_name_is_in_clear(house, heron):
    for row in Member.objects.all():
        kept = bytes(row.name_sealed) + bytes(row.lookup) + bytes(row.private_wrapped)
        assert b"Heron" not in kept and b"garden.example" not in kept


def test_suspending_ends_sessions_and_keys(house, heron, at_page):
    at_page(heron)
    actions.member_suspend(bearer=house.wren.bearer, member=heron.row)
    assert not Session.objects.filter(member=heron.row).exists()
    assert not CabinetGrant.objects.filter(member=heron.row).exists()
    with pytest.raises(Suspended):
        actions.member_sign_in(email=heron.email, password=PASSWORD)
