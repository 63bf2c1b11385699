"""What must be true of the bundled codes, in the words of the charities."""

import pytest
from codex_cast import EVERY_STEP, flow

from inconfidence.codex import Code, load
from inconfidence.flow import Flow


@pytest.fixture
def csf_2012() -> Code:
    return load("csf-2012")


@pytest.fixture
def csf_2024() -> Code:
    return load("csf-2024")


@pytest.fixture
def cwc() -> Code:
    return load("cwc")


def in_the_public_interest() -> Flow:
    return flow(
        action="disclose",
        recipient="authority",
        purpose="legal",
        grounds=["public-interest"],
        discussion="held",
        consent="given",
        done=EVERY_STEP,
    )


def test_the_public_interest_was_a_ground_and_is_none(csf_2012: Code, csf_2024: Code) -> None:
    before, after = (code.decide(in_the_public_interest()) for code in (csf_2012, csf_2024))
    assert (before.outcome, before.clauses) == ("permitted", ("csf-2012/ground-public-interest",))
    assert (after.outcome, after.clauses) == ("refused", ("csf-2024/no-public-interest",))
    assert "csf-2012" in after.explain("en")
    assert after.who_may == ()


def test_what_was_promised_in_2024_holds_under_2012(csf_2012: Code, csf_2024: Code) -> None:
    kept = csf_2012.decide(in_the_public_interest(), csf_2024)
    assert (kept.outcome, kept.clauses) == ("refused", ("csf-2024/no-public-interest",))
    assert (kept.promised, kept.promised_digest) == ("csf-2024", csf_2024.digest)
    assert kept.digest == csf_2012.digest
    assert "What was promised in csf-2024 holds as well" in kept.explain("en")
    assert "promis dans csf-2024" in kept.explain("fr")
    assert csf_2012.decide(in_the_public_interest(), csf_2012).promised is None


def test_where_a_law_compels_only_the_code_in_force_is_asked(csf_2012: Code, csf_2024: Code) -> None:
    ordered = in_the_public_interest().changed(
        grounds=["court-order"], done=set(EVERY_STEP) - {"identity-justified"}
    )
    assert csf_2012.decide(ordered, csf_2024).permitted
    assert "promised" not in csf_2012.decide(ordered, csf_2024).explain("en")
    complained = ordered.changed(grounds=["formal-complaint"])
    decision = csf_2012.decide(complained, csf_2024)
    assert decision.clauses == (
        "csf-2012/ground-complaint",
        "csf-2024/ground-complaint",
        "csf-2024/anonymous-endeavour",
    )


def test_the_police_are_the_manager_s(cwc: Code) -> None:
    asked = flow(action="confirm", recipient="police", information="existence", purpose="legal")
    decision = cwc.decide(asked)
    assert (decision.outcome, decision.clauses, decision.who_may) == (
        "refused",
        ("cwc/police",),
        ("manager",),
    )
    assert "the manager" in decision.explain("en")
    assert "la direction" in decision.explain("fr")


def test_the_volunteer_s_own_support_may_name_the_client_in_2012_and_needs_a_reason_in_2024(
    csf_2012: Code, csf_2024: Code
) -> None:
    asked = flow(action="share", recipient="colleague", purpose="own-support", done=["minimised"])
    assert csf_2012.decide(asked).clauses == ("csf-2012/share-own-support",)
    assert csf_2012.decide(asked).permitted
    decision = csf_2024.decide(asked)
    [need] = decision.missing
    assert decision.outcome == "incomplete"
    assert need.clause == "csf-2024/share-own-support-anonymous"
    assert {(o.attribute, o.value) for o in need.any_of} == {
        ("form", "anonymous"),
        ("form", "pseudonymised"),
        ("done", "identity-justified"),
    }


def test_an_answer_is_told_in_a_sentence_or_two(csf_2024: Code) -> None:
    ready = in_the_public_interest().changed(grounds=["court-order"], done=set(EVERY_STEP) - {"minimised"})
    assert csf_2024.decide(ready).explain("en") == (
        "Not yet, under “Where a law or a court requires it”: first choose item by item what has to go. "
        "Owed afterwards: enter it in the register (a listener)."
    )
    assert csf_2024.decide(ready).explain("fr") == (
        "Pas encore, d’après «\u00a0Quand la loi ou un tribunal l’exige\u00a0»\u00a0: d’abord choisir élément par "
        "élément ce qui doit partir. Ce qui sera dû ensuite\u00a0: l’inscrire au registre (un écoutant)."
    )


def test_the_codes_themselves_are_named_before_what_they_stand_on(csf_2024: Code) -> None:
    asked = flow(
        action="record", actor="staff", subject="visitor", information="technical", purpose="quality"
    ).changed(standing="unsigned")
    assert csf_2024.decide(asked, load("csf-2016")).clauses == (
        "csf-2024/undertaking",
        "csf-2016/visitors",
        "csf-2016/undertaking",
        "house/good-standing",
    )


def test_beside_a_promise_nothing_is_asked_that_another_way_spares(cwc: Code) -> None:
    """Alone, `cwc` would want the offence evidenced; what was promised wants figures, which spares that."""
    asked = flow(action="disclose", recipient="other", purpose="statistics", grounds=["offence"])
    decision = cwc.decide(asked, load("csf-2016"))
    assert cwc.decide(asked).clauses == ("cwc/ground-offences",)
    assert decision.clauses == ("house/figures", "csf-2016/minimum", "csf-2016/need-to-know")
    assert [tuple(option.value for option in need.any_of) for need in decision.missing] == [
        ("minimised",),
        ("need-recorded",),
        ("aggregate",),
        ("disclosure-control",),
    ]
