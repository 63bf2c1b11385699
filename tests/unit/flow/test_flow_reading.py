"""What is accepted as a flow, what is said about anything else, and in which order."""

from typing import Any

import pytest

from inconfidence.flow import Flow, FlowError
from inconfidence.flow.packing import BITS, FIELD, unpack
from inconfidence.flow.vocabulary import ATTRIBUTES, RECIPIENTS_OF

PLAIN: dict[str, Any] = {
    "action": "view",
    "actor": "listener",
    "subject": "client",
    "information": "support",
    "purpose": "support",
}


def fault(**words: Any) -> FlowError:
    """The error of a plain flow with these words instead; None takes a word out."""
    mapping = {key: value for key, value in (PLAIN | words).items() if value is not None}
    with pytest.raises(FlowError) as caught:
        Flow.from_mapping(mapping)
    return caught.value


def test_what_is_left_out_is_filled_in() -> None:
    flow = Flow.of(**PLAIN)
    assert (flow.recipient, flow.relation, flow.standing, flow.channel) == ("self", "none", "good", "system")
    assert (flow.form, flow.consent, flow.discussion, flow.retention) == (
        "identified",
        "unasked",
        "none",
        "within",
    )
    assert flow.grounds == flow.done == frozenset()
    assert not flow.already_public


@pytest.mark.parametrize(
    ("information", "subject", "cabinet"),
    [
        ("support", "client", "support"),
        ("identity", "enquirer", "support"),
        ("identity", "volunteer", "personnel"),
        ("health", "staff", "personnel"),
        ("contact-details", "trustee", "personnel"),
        ("support", "third-party", "support"),
        ("organisational", "organisation", "support"),
        ("technical", "visitor", "support"),
        ("counselling", "client", "counselling"),
        ("counselling", "volunteer", "counselling"),
        ("safeguarding", "client", "safeguarding"),
        ("whistleblowing", "staff", "whistleblowing"),
        ("complaint", "client", "grievance"),
        ("personnel", "volunteer", "personnel"),
        ("dbs-record", "client", "personnel"),
        ("dbs-certificate", "volunteer", "personnel"),
    ],
)
def test_where_it_lies_follows_from_what_it_is_and_whom_it_is_about(
    information: str, subject: str, cabinet: str
) -> None:
    assert Flow.of(**PLAIN | {"information": information, "subject": subject}).cabinet == cabinet


def test_a_cabinet_that_is_said_stays() -> None:
    assert Flow.of(**PLAIN, cabinet="counselling").cabinet == "counselling"


@pytest.mark.parametrize("name", [a.name for a in ATTRIBUTES if a.default is None])
def test_what_must_be_said(name: str) -> None:
    error = fault(**{name: None})
    assert error.attribute == name
    assert "is missing" in error.message


@pytest.mark.parametrize("name", [a.name for a in ATTRIBUTES if a.kind == "word"])
def test_an_unknown_word_names_the_nearest_one(name: str) -> None:
    known = next(a for a in ATTRIBUTES if a.name == name).values[-1]
    if name == "recipient":
        error = fault(action="publish", recipient="publik")
        known = "public"
    else:
        error = fault(**{name: known + "x"})
    assert (error.attribute, error.nearest) == (name, known)
    assert f"did you mean `{known}`?" in error.message


def test_a_word_that_is_near_none_is_told_all_there_are() -> None:
    error = fault(retention="zzz")
    assert error.nearest is None
    assert str(error) == error.message == "`zzz` is not a value of `retention`: known are `within`, `past`"


@pytest.mark.parametrize("name", ["grounds", "done"])
def test_an_unknown_word_in_a_set(name: str) -> None:
    word = BITS[name] and next(iter(BITS[name]))
    error = fault(**{name: [word, word[:-1]]})
    assert (error.attribute, error.nearest) == (name, word)


@pytest.mark.parametrize("action", sorted(RECIPIENTS_OF))
def test_a_recipient_that_the_action_does_not_reach(action: str) -> None:
    for recipient in BITS["recipient"]:
        words = PLAIN | {"action": action, "recipient": recipient}
        if recipient in RECIPIENTS_OF[action]:
            assert Flow.of(**words).recipient == recipient
        else:
            error = fault(action=action, recipient=recipient)
            assert error.attribute == "recipient"
            assert f"`{action}` goes to" in error.message


def test_a_misfit_names_the_nearest_that_fits_or_the_only_one() -> None:
    assert fault(action="disclose", recipient="public").nearest == "police"
    assert fault(action="disclose", recipient="self").nearest is None
    assert fault(action="view", recipient="police").nearest == "self"
    assert fault(action="record", recipient="police").message == (
        "`police` is no recipient of `record`: `record` goes to `self`"
    )


def test_nobody_to_share_with_is_a_misfit() -> None:
    assert fault(action="share").attribute == "recipient"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("action", 1),
        ("actor", None),
        ("recipient", ["self"]),
        ("cabinet", {}),
        ("cabinet", ""),
        ("grounds", "court-order"),
        ("grounds", [1]),
        ("grounds", {"court-order": True}),
        ("already_public", "true"),
        ("already_public", 1),
        ("promised", 7),
        ("promised", ""),
        ("done", None),
        ("form", True),
    ],
)
def test_words_of_the_wrong_type(name: str, value: object) -> None:
    mapping = PLAIN | {name: value}
    with pytest.raises(FlowError) as caught:
        Flow.from_mapping(mapping)
    assert caught.value.attribute == name


def test_of_several_errors_the_first_in_the_order_of_the_tables() -> None:
    wrong: dict[str, Any] = {a.name: "x" for a in reversed(ATTRIBUTES)} | {"extra": 1}
    wrong |= {"already_public": 3, "promised": 3}
    named = []
    right = PLAIN | {"recipient": "self", "cabinet": "support", "relation": "none", "standing": "good"}
    right |= {"grounds": [], "channel": "system", "already_public": False, "retention": "within"}
    right |= {
        "promised": "csf-2012",
        "form": "identified",
        "consent": "unasked",
        "discussion": "none",
        "done": [],
    }
    for _ in range(len(ATTRIBUTES) + 1):
        with pytest.raises(FlowError) as caught:
            Flow.from_mapping(wrong)
        name = caught.value.attribute
        assert name is not None
        named.append(name)
        if name == "extra":
            break
        wrong[name] = right[name]
    assert named == [*(a.name for a in ATTRIBUTES), "extra"]


def test_an_extra_key_names_the_nearest_attribute() -> None:
    error = fault(groundz=[])
    assert (error.attribute, error.nearest) == ("groundz", "grounds")
    assert error.message == "`groundz` is not said of a flow: did you mean `grounds`?"
    far = fault(zzz=1)
    assert far.message.startswith("`zzz` is not said of a flow: known are `action`, `actor`, ")


def test_a_missing_key_points_to_the_stray_one() -> None:
    error = fault(action=None, acton="view")
    assert error.attribute == "action"
    assert "`acton`" in error.message


def test_a_missing_key_points_to_no_key_that_has_its_place() -> None:
    """`actor` is near to `action`, and is itself."""
    error = fault(action=None)
    assert error.message.startswith("`action` is missing: say one of `view`, `record`")
    with pytest.raises(FlowError) as caught:
        Flow.from_mapping({7: "view"} | {name: word for name, word in PLAIN.items() if name != "action"})
    assert caught.value.message == error.message


def test_a_promise_is_checked_against_the_codes_that_there_are() -> None:
    with pytest.raises(FlowError) as caught:
        Flow.from_mapping(PLAIN | {"promised": "csf-2015"}, codes={"csf-2012", "csf-2016"})
    assert caught.value.attribute == "promised"
    assert caught.value.nearest in ("csf-2012", "csf-2016")
    assert Flow.from_mapping(PLAIN | {"promised": "csf-2012"}, codes={"csf-2012"}).promised == "csf-2012"


def test_a_hostile_word_is_cut_short_and_made_printable() -> None:
    assert len(fault(action="a" * 5_000_000).message) < 400
    assert "\x1b" not in fault(action="\x1b[31mview").message
    assert fault(actor="\ud800").message.encode()


def test_a_word_is_told_whole_up_to_forty_characters() -> None:
    assert fault(actor="a" * 40).message.startswith(f"`{'a' * 40}` is not")
    assert fault(actor="a" * 41).message.startswith(f"`{'a' * 40}…` is not")
    assert fault(actor="a\0b").message.startswith("`a�b` is not")


class TestChanging:
    def test_a_change_is_checked(self) -> None:
        with pytest.raises(FlowError):
            Flow.of(**PLAIN).changed(actor="lisener")

    def test_the_cabinet_follows_the_information_unless_it_was_chosen(self) -> None:
        flow = Flow.of(**PLAIN)
        assert flow.changed(information="counselling").cabinet == "counselling"
        assert flow.changed(information="counselling").changed(information="health").cabinet == "support"
        assert flow.changed(subject="volunteer").cabinet == "personnel"
        assert flow.changed(subject="volunteer").changed(subject="client").cabinet == "support"
        chosen = Flow.of(**PLAIN, cabinet="counselling")
        assert chosen.changed(information="health").cabinet == "counselling"

    def test_nothing_else_moves(self) -> None:
        flow = Flow.of(
            **PLAIN, grounds=["threat"], done=["minimised"], promised="csf-2012", already_public=True
        )
        assert flow.changed() == flow
        assert flow.changed(consent="given").changed(consent="unasked") == flow


class TestPacking:
    def test_what_can_still_be_done_is_a_step_and_nothing_else(self) -> None:
        assert [a.name for a in ATTRIBUTES if a.step] == ["form", "consent", "discussion", "done"]

    def test_every_word_has_a_bit_of_its_own(self) -> None:
        bits = [bit for words in BITS.values() for bit in words.values()]
        assert len(set(bits)) == len(bits)
        assert all(bit & (bit - 1) == 0 for bit in bits)
        assert sum(FIELD.values()) == (1 << len(bits)) - 1

    def test_the_words_can_be_read_back(self) -> None:
        flow = Flow.of(**PLAIN, grounds=["threat", "offence"], done=["minimised"], already_public=True)
        words = unpack(flow.bits)
        assert words.pop("already_public") == "true"
        assert Flow.of(already_public=True, **words) == flow

    def test_equal_flows_are_packed_alike(self) -> None:
        one = Flow.of(**PLAIN, grounds=["threat", "offence"])
        other = Flow.of(**PLAIN, grounds=("offence", "threat", "threat"), cabinet="support")
        assert one == other
        assert one.bits == other.bits
