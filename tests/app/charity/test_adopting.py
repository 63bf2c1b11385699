"""The board adopts a version: who signs what by when, and what clients were promised holds until they are told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from inconfidence.charity import actions
from inconfidence.charity import house as rooms
from inconfidence.charity.actions.founding import Founder, charity_found
from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.errors import NotAdopted
from inconfidence.charity.house import CLOCK, code_in_force, gate
from inconfidence.charity.models import Adoption, Undertaking
from inconfidence.charity.versions import UnknownVersion, _version, version
from inconfidence.codex import CodeError, load
from inconfidence.codex.library import load_text
from inconfidence.codex.versions import VersionBroken
from inconfidence.files import actions as files
from inconfidence.files.movements import movement
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Refused
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import Charity, LedgerEntry, Member
from inconfidence.store.scope import charity_scope

TODAY = date.today()
LATER = TODAY + timedelta(days=30)


def adopt(by, code, sign_by=LATER):
    return actions.code_adopt(
        bearer=by.bearer, code=code, adopted_on=TODAY, signed_as="president", sign_by=sign_by
    )


def our_own(text_of: str = "csf-2024"):
    """A code that the charity wrote itself, of which the program knows nothing."""
    text = load(text_of).source.text
    return load_text(
        text.replace(f"| id | {text_of} |", "| id | garden |").replace(f"## {text_of}/", "## garden/"), "ours"
    )


def standing(person) -> str:
    return member_standing(Member.objects.get(id=person.row.id))


@pytest.fixture
def linnet(house, walk):
    return walk.take("Linnet joins", lambda: house.join("Linnet", "trustee", None)).afresh()


@pytest.fixture
def code():
    return "csf-2012"


def test_a_trustee_adopts_and_it_is_written_down(house, linnet):
    adoption = adopt(linnet, load("csf-2024"))
    assert code_in_force().id == "csf-2024"
    charity = Charity.objects.get()
    assert (charity.code_digest, charity.adopted_on) == (load("csf-2024").digest, TODAY)
    assert (adoption.entered_role, adoption.signed_as, adoption.entered_by_id) == (
        "trustee",
        "president",
        linnet.row.id,
    )
    written = Entry.from_bytes(bytes(LedgerEntry.objects.order_by("-index")[0].entry))
    assert (written.kind, written.actor, written.outcome) == ("adoption", linnet.row.id, "permitted")


def test_a_listener_adopts_nothing(house, heron):
    with pytest.raises(Refused):
        adopt(heron, load("csf-2024"))
    assert code_in_force().id == "csf-2012"
    assert Adoption.objects.count() == 1


@pytest.mark.parametrize("id", ["csf-2012", "house", "law-fr"])
def test_what_is_in_force_or_no_code_of_its_own_is_not_adopted(house, id):
    with pytest.raises(NotAdopted, match=id):
        adopt(house.wren, load(id))
    assert Adoption.objects.count() == 1


@pytest.mark.parametrize(
    ("wording", "other", "said"),
    [
        (
            "forbid any action\n  standing former",
            "never viewed\n  actor manager",
            "promises that this never is",
        ),
        ("  standing former", "  standing former\n  not standing former", "contradicts itself"),
    ],
)
def test_a_code_that_is_refuted_is_never_adopted(house, wording, other, said):
    text = load("csf-2024").source.text
    assert wording in text
    with pytest.raises(CodeError, match=said):
        adopt(house.wren, load_text(text.replace(wording, other, 1), "ours"))
    assert Adoption.objects.count() == 1
    assert code_in_force().id == "csf-2012"


@pytest.mark.parametrize(
    "said",
    [
        {"adopted_on": TODAY + timedelta(days=1)},
        {"sign_by": TODAY},
        {"sign_by": TODAY + timedelta(days=43)},
        {"signed_as": " "},
        {"signed_as": "x" * 81},
        {"signed_as": "presi\ndent"},
    ],
)
def test_days_and_roles_that_will_not_do(house, said):
    usual = {"adopted_on": TODAY, "signed_as": "president", "sign_by": LATER}
    with pytest.raises(NotAdopted):
        actions.code_adopt(bearer=house.wren.bearer, code=load("csf-2024"), **usual | said)
    assert Adoption.objects.count() == 1


@pytest.mark.django_db
def test_the_first_version_bears_its_own_day_and_who_signed_it(recovery_seed):
    """The founding day is not the day on which the board adopted it (csf-2012/adopted)."""
    founder = Founder(
        name="Wren", email="wren@garden.example", password="a gate in the hedge", trained_until=LATER
    )
    charity, _bearer = charity_found(
        name="Garden Support",
        code="csf-2012",
        adopted_on=date(2012, 6, 15),
        signed_as="president",
        branches=["North"],
        founder=founder,
        recovery=RecoveryHalf.of(recovery_seed, made=3),
    )
    with charity_scope(charity.id):
        first = Adoption.objects.get()
    assert (
        (first.adopted_on, first.signed_as)
        == (charity.adopted_on, "president")
        == (date(2012, 6, 15), "president")
    )


def test_members_have_six_weeks_at_the_most_to_sign(house, heron):
    """ "Nobody opens a file before they have signed the code now in force": not for a year, as it could be."""
    adopt(house.wren, load("csf-2024"), sign_by=TODAY + timedelta(days=42))
    assert standing(heron) == "good"


def test_the_old_undertaking_counts_until_its_day(house, heron):
    adopt(house.wren, load("csf-2024"), sign_by=LATER)
    assert standing(heron) == "good"
    Member.objects.update(signed_until=TODAY)
    assert standing(heron) == "unsigned"
    with pytest.raises(Refused):
        house.open_file(heron)
    actions.undertaking_sign(bearer=heron.bearer, member=heron.row)
    assert standing(heron) == "good"
    assert Undertaking.objects.filter(member=heron.row).count() == 2
    house.open_file(heron)


def test_its_day_begins_at_midnight_here(house, heron, settings):
    assert settings.TIME_ZONE == "Europe/Paris"
    adopt(house.wren, load("csf-2024"), sign_by=LATER)
    Member.objects.update(signed_until=date(2026, 7, 2))
    with CLOCK.set_to(datetime(2026, 7, 1, 21, 30, tzinfo=UTC)):
        assert standing(heron) == "good"
    with CLOCK.set_to(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)):
        assert standing(heron) == "unsigned"


def test_an_undertaking_two_versions_old_keeps_its_own_day(house, heron):
    adopt(house.wren, load("csf-2016"), sign_by=TODAY + timedelta(days=5))
    actions.undertaking_sign(bearer=house.wren.bearer, member=house.wren.row)
    adopt(house.wren, load("csf-2024"), sign_by=LATER)
    assert Member.objects.get(id=heron.row.id).signed_until == TODAY + timedelta(days=5)
    assert Member.objects.get(id=house.wren.row.id).signed_until == LATER


def disclosure(file, **words):
    return movement(
        file,
        "disclose",
        recipient="authority",
        purpose="legal",
        grounds=frozenset({"public-interest"}),
        form="anonymous",
        consent="given",
        discussion="held",
        done=frozenset({"ground-evidenced", "minimised", "need-recorded"}),
        **words,
    )


def test_what_was_promised_holds_until_the_person_is_told(house, heron, marigold):
    """Promised in 2024 that the public interest is no reason, under a code of 2012 that has it again."""
    adopt(house.wren, load("csf-2024"))
    rose = house.open_file(heron, "Rose Campion")
    adopt(house.wren, load("csf-2016"))
    assert gate().preview(heron.bearer, disclosure(marigold)).outcome == "permitted"
    held = gate().preview(heron.bearer, disclosure(rose))
    assert held.outcome == "refused"
    assert held.clauses == ("csf-2024/no-public-interest",)
    assert held.promised_digest == load("csf-2024").digest
    files.first_contact_step(bearer=heron.bearer, file=rose, step="explained", how="phone")
    told = gate().preview(heron.bearer, disclosure(rose))
    assert (told.outcome, told.promised) == ("permitted", None)


def test_a_law_that_compels_does_not_wait_for_the_telling(house, heron):
    adopt(house.wren, load("cwc"))
    rose = house.open_file(heron, "Rose Campion")
    adopt(house.wren, load("csf-2016"))
    asked = disclosure(rose)
    decision = gate().preview(heron.bearer, replace(asked, grounds=frozenset({"court-order"})))
    assert decision.outcome == "permitted"
    assert not [clause for clause in decision.clauses if clause.startswith("cwc/")]


def test_telling_about_another_version_offers_its_copy_anew(house, heron, marigold):
    adopt(house.wren, load("csf-2024"))
    files.first_contact_step(bearer=heron.bearer, file=marigold, step="explained", how="phone")
    facts = file_opened(heron.bearer, marigold).facts
    assert facts.promised == load("csf-2024").digest
    assert "copy-offered" not in facts.done
    files.first_contact_step(bearer=heron.bearer, file=marigold, step="copy", copy="print", language="en")
    assert "copy-offered" in file_opened(heron.bearer, marigold).facts.done


def test_a_code_of_ones_own_is_kept_with_its_text(house, heron):
    ours = our_own()
    adopt(house.wren, ours)
    _version.cache_clear()
    assert code_in_force().digest == ours.digest
    rose = house.open_file(heron, "Rose Campion")
    house.note(heron, rose)
    adopt(house.wren, load("csf-2012"))
    _version.cache_clear()
    assert version(ours.digest).source.text == ours.source.text
    assert gate().preview(heron.bearer, disclosure(rose)).clauses == ("garden/no-public-interest",)


def test_by_a_text_that_was_meddled_with_nothing_is_decided(house, heron, marigold):
    ours = our_own()
    adopt(house.wren, ours)
    Adoption.objects.filter(digest=ours.digest).update(texts=Adoption.objects.earliest("entered_at").texts)
    _version.cache_clear()
    rooms._gate.cache_clear()
    with pytest.raises(VersionBroken):
        file_opened(heron.bearer, marigold)


def test_a_version_that_nobody_adopted_is_none(house):
    with pytest.raises(UnknownVersion):
        version("ab" * 32)
