"""A colleague is asked: what they see, what they cannot, and on which terms."""

from uuid import uuid4

import pytest

from inconfidence.files.actions import care_team_add, care_team_remove
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Absent, Changed, Refused, SentOtherwise
from inconfidence.ledger.entry import Entry
from inconfidence.sharing import actions
from inconfidence.sharing.errors import AlreadyGone, KeptFromThem, NotAColleague
from inconfidence.sharing.models import Consultation, Message
from inconfidence.sharing.proposals import proposal_change
from inconfidence.sharing.selectors import consultations_of, last_authors, thread_opened
from inconfidence.store.models import LedgerEntry

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_colleague_reads_the_question_and_answers(sharing, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    thread = thread_opened(robin.bearer, asked.id)
    assert [said.text for said in thread.said] == ["She is waiting. How do I speak of stopping?"]
    actions.answer_add(bearer=robin.bearer, thread=thread.row, message=uuid4(), text="Ask what she wishes.")
    read = thread_opened(heron.bearer, asked.id)
    assert [said.text for said in read.said][1:] == ["Ask what she wishes."]
    assert [said.author for said in read.said] == [heron.row.id, robin.row.id]


def test_the_colleague_cannot_open_the_file(sharing, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    thread_opened(robin.bearer, asked.id)
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)


def test_nobody_else_comes_to_the_thread(sharing, house, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    stranger = house.join("Finch", "listener")
    with pytest.raises(Absent):
        thread_opened(stranger.bearer, asked.id)
    with pytest.raises(Absent):
        actions.answer_add(
            bearer=stranger.bearer, thread=Consultation.objects.get(), message=uuid4(), text="I know her."
        )


def test_a_thread_that_is_not_there_is_answered_alike(heron):
    with pytest.raises(Absent):
        thread_opened(heron.bearer, uuid4())


def test_the_care_team_of_later_reads_it(sharing, house, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    finch = house.join("Finch", "listener")
    care_team_add(bearer=heron.bearer, file=marigold, member=finch.row)
    assert thread_opened(finch.bearer, asked.id).said[0].text.startswith("She is waiting")


def test_whoever_comes_off_the_care_team_reads_it_no_more(sharing, house, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    care_team_remove(bearer=house.wren.bearer, file=marigold, member=heron.row)
    with pytest.raises(Absent):
        thread_opened(heron.bearer, asked.id)
    assert thread_opened(house.wren.bearer, asked.id).said, "a turned key opens the thread still"


def test_a_colleague_who_leaves_reads_it_no_more(sharing, house, heron, robin, marigold):
    from inconfidence.charity.actions import member_take_leave

    asked = sharing.asked(heron, robin, marigold)
    member_take_leave(bearer=house.wren.bearer, member=robin.row)
    with pytest.raises(Refused):
        thread_opened(robin.bearer, asked.id)


def test_asked_says_more_on_the_same_terms(sharing, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    actions.message_add(bearer=heron.bearer, proposal=asked, message=uuid4(), text="She asked again.")
    assert [said.text for said in thread_opened(robin.bearer, asked.id).said][1:] == ["She asked again."]
    assert last_authors(consultations_of(robin.bearer)) == {asked.id: heron.row.id}


def test_sent_twice_goes_once(sharing, heron, robin, marigold):
    proposal = sharing.question(heron, robin, marigold)
    for _ in range(2):
        actions.consultation_send(bearer=heron.bearer, proposal=proposal)
    message = uuid4()
    thread = Consultation.objects.get()
    for _ in range(2):
        actions.answer_add(bearer=robin.bearer, thread=thread, message=message, text="Yes.")
    assert Message.objects.count() == 2


def test_what_was_changed_since_it_was_read_over_does_not_go(sharing, heron, robin, marigold):
    proposal = sharing.question(heron, robin, marigold)
    proposal_change(bearer=heron.bearer, proposal=proposal, text="Another text.")
    with pytest.raises(Changed):
        actions.consultation_send(bearer=heron.bearer, proposal=proposal)
    assert not Consultation.objects.exists()


def test_what_was_sent_cannot_be_changed(sharing, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    with pytest.raises(AlreadyGone):
        proposal_change(bearer=heron.bearer, proposal=asked, text="I never said that.")


def test_a_colleague_whose_training_lapsed_is_not_asked(sharing, heron, robin, marigold):
    proposal = sharing.question(heron, robin, marigold)
    type(robin.row).objects.filter(id=robin.row.id).update(trained_until="2020-01-01")
    with pytest.raises(NotAColleague):
        actions.consultation_send(bearer=heron.bearer, proposal=proposal)


@pytest.mark.parametrize("code", ["cwc"])
def test_nobody_is_asked_what_they_could_not_read(sharing, heron, teal, marigold):
    """Under cwc a counsellor opens the counselling cabinet and no other."""
    proposal = sharing.question(heron, teal, marigold, discussion="told", knows="told")
    with pytest.raises(KeptFromThem, match="keeps the office of this member"):
        actions.consultation_send(bearer=heron.bearer, proposal=proposal)
    assert not Consultation.objects.exists()


@pytest.mark.parametrize("code", ["cwc"])
def test_whoever_leads_is_told_as_that_also_on_the_care_team(sharing, house, heron, marigold):
    coot = house.join("Coot", "coordinator")
    care_team_add(bearer=heron.bearer, file=marigold, member=coot.row, discussion="told")
    sharing.asked(heron, coot, marigold, form="identified", identity_reason="they must find her")
    assert Consultation.objects.get().colleague_id == coot.row.id


@pytest.mark.parametrize("code", ["csf-2012"])
def test_2012_lets_a_volunteer_be_supported_by_name(sharing, heron, robin, marigold):
    sharing.asked(heron, robin, marigold, purpose="own-support", form="identified")
    assert Consultation.objects.count() == 1


def test_2024_wants_a_reason_for_it(sharing, heron, robin, marigold):
    named = {"purpose": "own-support", "form": "identified"}
    sharing.asked(heron, robin, marigold, **named, identity_reason="she asked me to name her")
    with pytest.raises(Refused) as refused:
        sharing.asked(heron, robin, marigold, **named)
    offered = {option.value for need in refused.value.decision.missing for option in need.any_of}
    assert {"anonymous", "identity-justified"} <= offered


def test_nothing_goes_before_passages_were_chosen(sharing, heron, robin, marigold):
    record = uuid4()
    from inconfidence.sharing.proposals import proposal_begin

    words = {"purpose": "guidance", "colleague": str(robin.row.id), "question": "How?", "text": "How?"}
    opened = file_opened(heron.bearer, marigold)
    proposal_begin(bearer=heron.bearer, opened=opened, record=record, kind="consultation", **words)
    proposal = sharing.read(heron, marigold, record, "consultation")
    with pytest.raises(Refused):
        actions.consultation_send(bearer=heron.bearer, proposal=proposal)


@pytest.mark.parametrize("code", ["cwc"])
@pytest.mark.parametrize("words", [{"discussion": "told"}, {"consent": "given"}])
def test_cwc_lets_a_colleague_be_asked_with_knowledge_or_consent(sharing, heron, robin, marigold, words):
    assert sharing.asked(heron, robin, marigold, **words).gone


@pytest.mark.parametrize("code", ["cwc"])
@pytest.mark.parametrize("words", [{}, {"consent": "refused"}])
def test_and_not_without(sharing, heron, robin, marigold, words):
    with pytest.raises(Refused):
        sharing.asked(heron, robin, marigold, **words)


@pytest.mark.parametrize("code", ["cwc"])
def test_cwc_lets_the_manager_be_asked_first(sharing, house, heron, marigold):
    sharing.asked(heron, house.wren, marigold)
    assert thread_opened(house.wren.bearer, Consultation.objects.get().id).asked


def test_every_step_is_in_the_ledger_before_it_is_read(sharing, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold)
    before = LedgerEntry.objects.count()
    thread_opened(robin.bearer, asked.id)
    entry = LedgerEntry.objects.order_by("index").last()
    assert LedgerEntry.objects.count() == before + 1
    assert entry.file == marigold.id and f'"{robin.row.id}"'.encode() in bytes(entry.entry)


def test_words_and_key_are_in_no_column(sharing, heron, robin, marigold):
    asked = sharing.asked(heron, robin, marigold, text="A very rare hellebore.")
    actions.answer_add(
        bearer=robin.bearer, thread=Consultation.objects.get(), message=uuid4(), text="A hellebore indeed."
    )
    key = bytes.fromhex(asked.content["thread_key"])
    for row in [*Consultation.objects.values(), *Message.objects.values(), *LedgerEntry.objects.values()]:
        kept = b"".join(bytes(value) for value in row.values() if isinstance(value, bytes | memoryview))
        assert b"hellebore" not in kept and key not in kept


def test_nobody_speaks_with_the_id_of_anothers_message(sharing, heron, robin, marigold):
    sharing.asked(heron, robin, marigold)
    thread, said = Consultation.objects.get(), Message.objects.get()
    with pytest.raises(Absent):
        actions.answer_add(bearer=robin.bearer, thread=thread, message=said.id, text="Instead of it.")
    assert Message.objects.count() == 1


def test_nor_does_whoever_asked(sharing, heron, robin, marigold):
    asked, answer = sharing.asked(heron, robin, marigold), uuid4()
    thread = Consultation.objects.get()
    actions.answer_add(bearer=robin.bearer, thread=thread, message=answer, text="Yes.")
    with pytest.raises(Absent):
        actions.message_add(bearer=heron.bearer, proposal=asked, message=answer, text="Instead of it.")
    assert Message.objects.get(id=answer).author_id == robin.row.id


def test_said_twice_is_no_fault_and_no_second_line(sharing, heron, robin, marigold):
    """The second finds its id taken inside the passage, as it does where both came at one moment."""
    asked, message = sharing.asked(heron, robin, marigold), uuid4()
    before = LedgerEntry.objects.count()
    for _ in range(2):
        actions.message_add(bearer=heron.bearer, proposal=asked, message=message, text="She asked again.")
    assert [line.kind for line in lines(before)] == ["passage"] and Message.objects.count() == 2


def test_an_answer_sent_twice_is_no_fault_and_no_second_line(sharing, heron, robin, marigold):
    sharing.asked(heron, robin, marigold)
    thread, message, before = Consultation.objects.get(), uuid4(), LedgerEntry.objects.count()
    for _ in range(2):
        actions.answer_add(bearer=robin.bearer, thread=thread, message=message, text="Yes.")
    assert [line.kind for line in lines(before)] == ["passage"] and Message.objects.count() == 2


def test_said_again_in_other_words_the_first_stays_and_it_is_told(sharing, heron, robin, marigold):
    asked, said, answered = sharing.asked(heron, robin, marigold), uuid4(), uuid4()
    thread = Consultation.objects.get()
    actions.message_add(bearer=heron.bearer, proposal=asked, message=said, text="She asked again.")
    actions.answer_add(bearer=robin.bearer, thread=thread, message=answered, text="Yes.")
    before = LedgerEntry.objects.count()
    with pytest.raises(SentOtherwise):
        actions.message_add(bearer=heron.bearer, proposal=asked, message=said, text="She asked twice.")
    with pytest.raises(SentOtherwise):
        actions.answer_add(bearer=robin.bearer, thread=thread, message=answered, text="No.")
    assert lines(before) == []
    texts = {one.text for one in thread_opened(robin.bearer, thread.id).said}
    assert {"She asked again.", "Yes."} <= texts and Message.objects.count() == 3


def lines(before: int) -> list[Entry]:
    """What the ledger says since it had this many lines."""
    return [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.order_by("index")[before:]]
