"""The care team: on it one reads, off it one reads nothing, whatever keys one kept."""

import pytest

from inconfidence.charity import actions as charity
from inconfidence.charity.errors import NotReady
from inconfidence.files import actions
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.store.models import FileGrant


def test_who_joins_reads_and_who_leaves_does_not(house, heron, robin, marigold):
    house.note(heron, marigold)
    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    assert file_opened(robin.bearer, marigold).current("contact")
    actions.care_team_remove(bearer=house.wren.bearer, file=marigold, member=robin.row)
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)
    assert file_opened(heron.bearer, marigold).current("contact")


def test_a_kept_wrap_opens_nothing_after_the_key_has_turned(house, heron, robin, marigold):
    house.note(heron, marigold)
    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    kept = FileGrant.objects.get(file=marigold, member=robin.row)
    actions.care_team_remove(bearer=house.wren.bearer, file=marigold, member=robin.row)
    kept.save(force_insert=True)  # somebody with the database puts the old grant back
    from inconfidence.gate.errors import Forged

    with pytest.raises(Forged):
        file_opened(robin.bearer, marigold)


def test_the_history_is_readable_across_a_turned_key(house, heron, robin, marigold):
    from inconfidence.charity.house import gate
    from inconfidence.files.movements import movement
    from inconfidence.ledger.entry import Entry
    from inconfidence.store.models import LedgerEntry

    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    actions.care_team_remove(bearer=house.wren.bearer, file=marigold, member=robin.row)
    rows = [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.filter(file=marigold.id)]
    with gate().passing(heron.bearer, movement(marigold, "view")) as passage:
        pass
    details = [passage.read_detail(row.detail) for row in rows if row.detail]
    assert len(details) == len(rows) >= 7
    assert {"team-added", "team-removed"} <= {detail.remark.get("verb") for detail in details}


def test_nobody_joins_before_training(house, heron, marigold):
    new = house.invite("Finch", "listener")
    with pytest.raises(NotReady):
        actions.care_team_add(bearer=heron.bearer, file=marigold, member=new)


def test_a_leaver_opens_nothing_in_the_same_moment(house, heron, marigold, at_page):
    client = at_page(heron)
    assert client.get(f"/files/{marigold.reference}/").status_code == 200
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert client.get(f"/files/{marigold.reference}/").status_code == 302
    with pytest.raises(Absent):
        file_opened(heron.bearer, marigold)


def test_the_office_turns_the_key_when_a_leaver_is_taken_off(house, heron, marigold):
    house.note(heron, marigold)
    actions.care_team_remove(bearer=house.wren.bearer, file=marigold, member=heron.row)
    assert file_opened(house.wren.bearer, marigold).current("contact")


def test_a_key_that_nobody_gave_opens_nothing(house, heron, marigold):
    """Somebody with the database gives themselves another's place, or signs with keys of their own."""
    from inconfidence.gate.errors import Forged

    grant = FileGrant.objects.get(file=marigold, member=heron.row)
    FileGrant.objects.filter(id=grant.id).update(quick_wrap=b"", signature=bytes(66))
    with pytest.raises(Forged):
        file_opened(heron.bearer, marigold)
    FileGrant.objects.filter(id=grant.id).update(signature=grant.signature)
    assert file_opened(heron.bearer, marigold)


def test_a_cabinet_key_that_nobody_gave_does_not_open_at_sign_in(house):
    from inconfidence.gate.errors import Forged
    from inconfidence.store.models import CabinetGrant

    CabinetGrant.objects.filter(member=house.wren.row).update(statement=bytes(112))
    with pytest.raises(Forged):
        house.sign_in("wren@garden.example")


@pytest.mark.parametrize("code", ["csf-2012", "csf-2016", "csf-2024", "csg06", "cwc"])
def test_a_colleague_takes_nobody_off_but_themself(house, code, heron, robin, marigold, at_page):
    share(house, marigold, robin)
    client, page = at_page(heron), f"/files/{marigold.reference}/team/"
    assert b"Take off" not in client.get(page).content
    answer = client.post(f"{page}{robin.row.id}/remove/")
    assert answer.status_code == 403
    assert file_opened(robin.bearer, marigold)
    assert client.post(f"{page}{heron.row.id}/remove/").status_code == 302
    with pytest.raises(Absent):
        file_opened(heron.bearer, marigold)
    assert file_opened(robin.bearer, marigold)


def test_the_coordinator_takes_off_and_the_safeguarding_team_does_not(house, heron, robin, marigold, at_page):
    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    kite, plover = house.join("Kite", "coordinator"), house.join("Plover", "safeguarding", None)
    page = f"/files/{marigold.reference}/team/{robin.row.id}/remove/"
    assert at_page(plover).post(page).status_code == 403
    assert at_page(kite).post(page).status_code == 302
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)


def share(house, file, person):
    """Puts somebody on the care team as every code lets the manager do."""
    actions.care_team_add(bearer=house.wren.bearer, file=file, member=person.row, discussion="told")
