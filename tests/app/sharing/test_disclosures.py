"""Something is told outside: what each code answers, and that nothing goes that it did not permit."""

from uuid import uuid4

import pytest

from inconfidence.files.actions import worry_record
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Absent, Changed, Refused
from inconfidence.sharing import actions
from inconfidence.sharing.actions.telling import disclosure_movement
from inconfidence.sharing.errors import AlreadyGone
from inconfidence.sharing.models import Disclosure
from inconfidence.sharing.proposals import proposal_change
from inconfidence.store.models import LedgerEntry
from tests.app.sharing.conftest import EVIDENCE

_ORDER = {
    "document": "a summons",
    "authority": "Leeds County Court",
    "reference": "26/0123",
    "dated": "2026-11-03",
}

pytestmark = pytest.mark.django_db(transaction=True)


def refusal(sharing, person, proposal):
    with pytest.raises(Refused) as refused:
        sharing.make(person, proposal)
    assert not Disclosure.objects.exists()
    return refused.value.decision


def missing(decision) -> set[str]:
    return {option.value for need in decision.missing for option in need.any_of}


@pytest.mark.parametrize(
    ("code", "ground", "clause"),
    [
        ("csf-2024", "court-order", "csf-2024/ground-law"),
        ("csf-2024", "duty-to-assist", "csf-2024/ground-legal-duty"),
        ("csf-2024", "formal-complaint", "csf-2024/ground-complaint"),
        ("csf-2012", "public-interest", "csf-2012/ground-public-interest"),
        ("csf-2012", "risk-to-client", "csf-2012/ground-public-interest"),
        ("csf-2012", "formal-complaint", "csf-2012/ground-complaint"),
        ("cwc", "life-at-risk", "cwc/ground-life"),
        ("cwc", "offence", "cwc/ground-offences"),
        ("cwc", "legal-dispute", "cwc/others-information"),
    ],
)
def test_a_ground_that_carries_is_told_and_registered(sharing, heron, marigold, ground, clause):
    proposal = sharing.proposal(heron, marigold, ground)
    made = sharing.make(heron, proposal)
    assert Disclosure.objects.get().reference == made.reference
    kept = sharing.read(heron, marigold, proposal.id, "disclosure")
    assert kept.gone and clause in kept.content["clauses"] and "register" in kept.content["duties"]


@pytest.mark.parametrize(
    ("code", "ground", "clause"),
    [
        ("csf-2024", "public-interest", "csf-2024/no-public-interest"),
        ("csf-2024", "risk-to-others", "csf-2024/no-public-interest"),
        ("csf-2024", "threat", None),
        ("csf-2012", "illegal-act", None),
        ("cwc", "public-interest", None),
    ],
)
def test_a_ground_that_does_not_carry_is_refused(sharing, heron, marigold, ground, clause):
    consent = {"consent": "refused", "why": "she said no"}
    decision = refusal(sharing, heron, sharing.proposal(heron, marigold, ground, consent=consent))
    assert decision.outcome == "refused" and (clause is None or clause in decision.clauses)


@pytest.mark.parametrize(
    ("parts", "offered"),
    [
        ({"talk": {"discussion": "none"}}, "held"),
        ({"consent": {"consent": "unasked"}}, "given"),
        ({"items": {}}, "minimised"),
        ({"going": {"form": "identified", "identity_reason": "", "text": "x"}}, "identity-justified"),
        ({"evidence": {}}, "ground-evidenced"),
        ({"evidence": {"court-order": {"document": "an order"}}}, "ground-evidenced"),
    ],
)
def test_each_page_left_out_is_missed(sharing, heron, marigold, parts, offered):
    proposal = sharing.proposal(heron, marigold, "court-order", **parts)
    decision = refusal(sharing, heron, proposal)
    assert decision.outcome == "incomplete" and offered in missing(decision)


@pytest.mark.parametrize("code", ["csf-2012"])
def test_2012_misses_why_they_must_know(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order", who={"need": ""})
    assert missing(refusal(sharing, heron, proposal)) == {"need-recorded"}


@pytest.mark.parametrize("talk", ["held", "impossible"])
def test_where_talking_or_asking_is_impossible_it_can_go(sharing, heron, marigold, talk):
    parts = {
        "talk": {"discussion": talk, "why": "in a coma"},
        "consent": {"consent": "impossible", "why": "same"},
    }
    assert sharing.make(heron, sharing.proposal(heron, marigold, "duty-to-assist", **parts))


def test_a_no_is_never_offered_to_be_undone(sharing, heron, marigold):
    consent = {"consent": "refused", "why": "she said no"}
    decision = refusal(sharing, heron, sharing.proposal(heron, marigold, consent=consent))
    assert decision.outcome == "refused"


@pytest.mark.parametrize(("code", "goes"), [("csf-2024", True), ("csf-2012", True), ("cwc", True)])
def test_a_referral_goes_as_the_person_wishes(sharing, heron, marigold, goes):
    assert sharing.make(heron, sharing.proposal(heron, marigold))


@pytest.mark.parametrize(
    "said", [{"complaint": ""}, {"still": "closed"}, {"of_me": "yes"}, {"complains_of": ""}]
)
def test_only_an_open_complaint_about_others_is_answered_by_telling(sharing, heron, marigold, said):
    evidence = {"formal-complaint": EVIDENCE | said}
    proposal = sharing.proposal(heron, marigold, "formal-complaint", evidence=evidence)
    assert "complaint-open" in missing(refusal(sharing, heron, proposal))


@pytest.mark.parametrize("code", ["cwc"])
def test_cwc_wants_the_interest_of_the_person_written_down(sharing, heron, marigold):
    decision = refusal(sharing, heron, sharing.proposal(heron, marigold, interest={}))
    assert "best-interest" in missing(decision)


@pytest.mark.parametrize("code", ["cwc"])
def test_cwc_leaves_the_police_to_the_manager(sharing, house, heron, marigold):
    police = {"recipient": "police"}
    decision = refusal(sharing, heron, sharing.proposal(heron, marigold, "offence", who=police))
    assert decision.outcome == "refused" and "manager" in decision.who_may
    assert "cwc/police" in decision.clauses
    assert sharing.make(house.wren, sharing.proposal(house.wren, marigold, "offence", who=police))


@pytest.mark.parametrize("code", ["cwc"])
def test_cwc_without_a_ground_asks_for_consent_and_safeguarding(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "threat")
    assert "safeguarding-discussed" in missing(refusal(sharing, heron, proposal))
    said = {"adviser": "a member of the team", "name": "Plover", "on": "2026-11-20", "said": "go ahead"}
    actions.disclosure_part(bearer=heron.bearer, proposal=proposal, part="advice", answers=said)
    assert sharing.make(heron, sharing.read(heron, marigold, proposal.id, "disclosure"))


def test_told_twice_goes_once(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order")
    assert sharing.make(heron, proposal)
    assert sharing.make(heron, proposal) is None
    assert Disclosure.objects.count() == 1


def test_what_changed_since_it_was_read_over_does_not_go(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order")
    proposal_change(bearer=heron.bearer, proposal=proposal, going={**proposal.part("going"), "text": "More."})
    with pytest.raises(Changed):
        sharing.make(heron, proposal)
    assert not Disclosure.objects.exists()


def test_what_went_cannot_be_changed(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order")
    sharing.make(heron, proposal)
    with pytest.raises(AlreadyGone):
        proposal_change(bearer=heron.bearer, proposal=proposal, consent={"consent": "given"})


def test_a_note_written_since_must_be_judged_too(sharing, house, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order")
    house.note(heron, marigold, "Something new.")
    again = sharing.read(heron, marigold, proposal.id, "disclosure")
    assert "minimised" not in disclosure_movement(again).done
    assert "minimised" in missing(refusal(sharing, heron, again))


def test_begun_twice_is_begun_once(sharing, heron, marigold):
    record, opened = uuid4(), file_opened(heron.bearer, marigold)
    who = {
        "action": "refer",
        "recipient": "agency",
        "name": "x",
        "organisation": "",
        "channel": "post",
        "need": "y",
    }
    for _ in range(2):
        actions.disclosure_begin(bearer=heron.bearer, opened=opened, record=record, who=who)
    assert len(file_opened(heron.bearer, marigold).current("disclosure")) == 1


def test_nobody_begins_with_the_id_of_another_record(sharing, heron, robin, house, marigold):
    taken = sharing.proposal(heron, marigold, "court-order")
    other = house.open_file(robin, "Basil Oak")
    opened = file_opened(robin.bearer, other)
    with pytest.raises(Absent):
        actions.disclosure_begin(
            bearer=robin.bearer, opened=opened, record=taken.id, who=taken.content["who"]
        )


def test_a_stranger_has_no_part_in_it(sharing, heron, robin, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order")
    with pytest.raises(Absent):
        sharing.read(robin, marigold, proposal.id, "disclosure")
    with pytest.raises(Absent):
        sharing.make(robin, proposal)
    with pytest.raises(Absent):
        actions.document_read(bearer=robin.bearer, file=marigold, record=proposal.id)


@pytest.mark.parametrize("code", ["cwc"])
def test_a_court_order_reaches_safeguarding_with_what_it_is(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order")
    actions.disclosure_part(
        bearer=heron.bearer, proposal=proposal, part="evidence", answers={"court-order": _ORDER}
    )
    (worry,) = file_opened(heron.bearer, marigold).current("worry")
    assert worry.content["grounds"] == ["court-order"]
    assert all(one in worry.content["text"] for one in ("summons", "Leeds County Court", "26/0123"))


def test_what_brings_no_duty_is_no_worry_whatever_was_feared_before(sharing, heron, marigold):
    danger = {"grounds": {"risk-to-client"}, "text": "She has not eaten.", "record": uuid4()}
    worry_record(bearer=heron.bearer, file=marigold, **danger)
    proposal = sharing.proposal(heron, marigold, "court-order")
    actions.disclosure_part(
        bearer=heron.bearer, proposal=proposal, part="evidence", answers={"court-order": _ORDER}
    )
    assert len(file_opened(heron.bearer, marigold).current("worry")) == 1


def test_a_danger_put_down_as_a_reason_is_written_down_as_a_worry(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "duty-to-assist")
    evidence = {"duty-to-assist": {"harm": "has not eaten", "at_risk": "her", "why_now": "alone"}}
    for _ in range(2):
        again = sharing.read(heron, marigold, proposal.id, "disclosure")
        actions.disclosure_part(bearer=heron.bearer, proposal=again, part="evidence", answers=evidence)
    worries = file_opened(heron.bearer, marigold).current("worry")
    assert len(worries) == 1 and "act-on-danger" in worries[0].content["duties"]


def test_danger_needs_no_first_contact(sharing, house, heron):
    file = house.open_file(heron, told=False)
    with pytest.raises(Refused):
        sharing.proposal(heron, file, "duty-to-assist")
    worry_record(
        bearer=heron.bearer, file=file, record=uuid4(), grounds=["duty-to-assist"], text="She is not moving."
    )
    assert sharing.make(heron, sharing.proposal(heron, file, "duty-to-assist"))


def test_a_refusal_is_written_down_too(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "public-interest")
    before = LedgerEntry.objects.count()
    refusal(sharing, heron, proposal)
    last = LedgerEntry.objects.order_by("index").last()
    assert LedgerEntry.objects.count() == before + 1 and b'"refused"' in bytes(last.entry)
