"""A code that is asked: what it says of itself, of what it stands on, and where deciding goes wrong."""

from pathlib import Path

import pytest
from codex_cast import HEADER, clause, code, draft, flow

from inconfidence.codex import Code, load
from inconfidence.codex.deciding import promise
from inconfidence.codex.deciding.action import of_action
from inconfidence.flow.packing import BITS

PERMIT = "permit view\n  relation supporting"
PUBLIC = "What is already public is not the charity’s to answer for."


def test_its_name_in_a_log_is_short(tmp_path: Path) -> None:
    made = code(tmp_path, clause(PERMIT))
    assert repr(made) == f"Code('draft', '{made.digest[:12]}')"


def test_that_something_was_public_already_is_said(tmp_path: Path) -> None:
    made = code(tmp_path, clause(PERMIT))
    assert PUBLIC in made.decide(flow(already_public=True)).explain("en")
    assert PUBLIC not in made.decide(flow(already_public=False)).explain("en")


def test_what_the_code_asks_for_comes_before_what_it_stands_on_asks_for(tmp_path: Path) -> None:
    below = "require done minimised\n  for view"
    (tmp_path / "base.md").write_text(draft(clause(below), clause(PERMIT, "open")).replace("draft", "base"))
    above = clause("require done need-recorded\n  for view")
    made = code(tmp_path, above, header=HEADER + "| builds on | base |\n")
    assert [need.clause for need in made.decide(flow()).missing] == ["draft/first", "base/first"]


@pytest.mark.parametrize("below", [False, True])
def test_what_is_waived_or_compels_holds_above_and_below(tmp_path: Path, below: bool) -> None:
    norms = "waive done minimised\n  for view\n\ncompel court-order"
    one, other = clause(norms, "rarer"), clause(PERMIT)
    (tmp_path / "base.md").write_text(draft(one if below else other).replace("draft", "base"), "utf-8")
    made = code(tmp_path, other if below else one, header=HEADER + "| builds on | base |\n").compiled
    assert (len(made.waivers), made.compelling) == (1, BITS["grounds"]["court-order"])


def test_of_an_action_the_norms_that_speak_of_it_alone_are_left(tmp_path: Path) -> None:
    norms = (
        "permit {0}\n\nforbid {0}\n  actor staff\n\nrequire done minimised\n  for {0}\n\nduty review\n"
        "  for {0}\n  by manager\n\nwaive done minimised\n  for {0}\n\nwithdraw threat\n  for {0}\n"
    )
    blocks = [clause(norms.format(action), action) for action in ("view", "erase")]
    whole = code(tmp_path, *blocks, clause("compel court-order", "law")).compiled
    left = of_action(whole, "view")
    assert left.permits == whole.permits[:1] and left.forbids == whole.forbids[:1]
    assert left.requires == whole.requires[:1] and left.duties == whole.duties[:1]
    assert left.waivers == whole.waivers[:1] and left.withdrawals == whole.withdrawals[:1]
    assert (left.order, left.once_in, left.compelling) == (whole.order, whole.once_in, whole.compelling)


class TestAFault:
    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def judge(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(promise, "judge", judge)

    def test_it_refuses(self) -> None:
        refused = anew("csf-2024").decide(flow())
        assert (refused.outcome, refused.clauses) == ("refused", ("house/refuse-on-fault",))
        assert (refused.missing, refused.duties, refused.who_may) == ((), (), ())
        assert refused.explain("en") == "This is not allowed: “When in trouble, refuse”."

    def test_it_is_logged_without_the_flow(self, caplog: pytest.LogCaptureFixture) -> None:
        anew("csf-2024").decide(flow())
        assert caplog.messages == ["deciding failed under code `csf-2024`: refused"]
        assert "listener" not in caplog.text

    def test_what_was_promised_is_named_all_the_same(self) -> None:
        refused = anew("csf-2024").decide(flow(), anew("csf-2012"))
        assert (refused.outcome, refused.promised) == ("refused", "csf-2012")

    def test_nothing_is_said_of_what_was_public(self) -> None:
        refused = anew("csf-2024").decide(flow(already_public=True))
        assert refused.already_public is False

    def test_a_code_that_stands_on_nothing_names_its_first_clause(self, tmp_path: Path) -> None:
        made = code(tmp_path, clause(PERMIT), clause("forbid erase", "second"))
        assert made.decide(flow()).clauses == ("draft/first",)


def anew(id: str) -> Code:
    """A bundled code that has not decided anything yet."""
    known = load(id)
    return Code(known.source, known.foundations, known.digest)
