"""What a code promises never to be is proved or refuted; norms that do nothing are found."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.properties.documents import chance_document, document

from inconfidence.codex import Code, CodeError, bundled_ids, load
from inconfidence.codex.norms import Never
from inconfidence.codex.proof import broken_as_faults, broken_promises, idle, prove, repeated
from inconfidence.codex.proof.places import placed
from inconfidence.flow import Flow


@pytest.fixture
def code_of(tmp_path: Path):
    def make(*blocks: str) -> Code:
        path = tmp_path / "chance.md"
        path.write_text(document(blocks), encoding="utf-8")
        return load(path)

    return make


def test_norms_of_another_text_have_no_place_in_it(code_of):
    code, other = code_of("permit view\n"), code_of("permit view\n\npermit record\n")
    with pytest.raises(ValueError, match="longer"):
        placed(Code(replace(code.source, text=other.source.text), (), code.digest))


@pytest.mark.parametrize("id", bundled_ids("code", "house", "law"))
def test_what_the_bundled_documents_promise_is_proved(id):
    assert broken_promises(load(id)) == []


def test_each_bundled_code_promises_something():
    for id in bundled_ids("code"):
        own = [norm for clause in load(id).clauses.values() for norm in clause.rules]
        assert any(isinstance(norm, Never) for norm in own)


# Beneath `permit any action`: what each promise must meet to be kept, and one that keeps it.
@pytest.mark.parametrize(
    ("promise", "keeping"),
    [
        (
            "never publish identified\n",
            "forbid publish\n  not purpose statistics\nrequire form aggregate\n  for publish\n",
        ),
        ("never dbs-certificate kept past its limit\n", "forbid keep\n  retention past\n"),
        (
            "never viewed\n  actor trustee\n  unless purpose complaint\n",
            "forbid view\n  actor trustee\n  not purpose complaint\n",
        ),
        ("never disclosed\n  not consent given\n", "require consent given\n  for disclose\n"),
        (
            "never shared\n  not done minimised, need-recorded\n",
            "require done minimised or done need-recorded\n  for share\n",
        ),
        ("never disclosed\n  grounds threat\n", "forbid disclose\n  grounds threat\n"),
    ],
)
def test_a_promise_is_proved_or_refuted_by_a_flow(code_of, promise, keeping):
    broken = code_of("permit any action\n", promise)
    (found,) = broken_promises(broken)
    assert found.opened_by == ("chance/c0",)
    assert broken.decide(Flow.from_mapping(found.example)).outcome == "permitted"
    assert broken_promises(code_of("permit any action\n", promise, keeping)) == []


def test_grounds_that_come_together_are_tried_together(code_of):
    code = code_of(
        "permit disclose\n  grounds court-order\n  grounds threat\n", "never disclosed\n  grounds threat\n"
    )
    (found,) = broken_promises(code)
    assert sorted(found.example["grounds"]) == ["court-order", "threat"]


def test_a_forbid_that_yields_does_not_keep_a_promise(code_of):
    blocks = (
        "permit keep\n  grounds court-order\n",
        "compel court-order\n",
        "forbid keep\n  retention past\n  yields to law\n",
    )
    (found,) = broken_promises(code_of(*blocks, "never kept past its limit\n"))
    assert found.example["grounds"] == ["court-order"]
    assert (
        broken_promises(code_of(*blocks, "never kept past its limit\n  unless grounds court-order\n")) == []
    )


def test_the_counterexample_has_its_places(code_of):
    (fault,) = broken_as_faults(code_of("permit publish\n", "never publish identified\n"))
    assert fault.file.endswith("chance.md")
    assert (fault.text, fault.column) == ("never publish identified", 1)
    assert "`chance/c0`" in fault.message and "chance.md:" in fault.message
    assert "action publish" in fault.message and "form identified" in fault.message


def test_every_promise_that_is_broken_is_told(code_of):
    code = code_of("permit any action\n", "never published\n", "never disclosed\n")
    assert [found.promise.clause.id for found in broken_promises(code)] == ["chance/c1", "chance/c2"]


def test_a_counterexample_is_told_with_all_that_opens_it(code_of):
    norms = "permit disclose\n  grounds court-order\n  grounds threat\n"
    (fault,) = broken_as_faults(code_of(norms, norms, "never disclosed\n"))
    places = [f"`chance/c{number}` ({fault.file}:{line})" for number, line in ((0, 22), (1, 38))]
    begun, _, flow = fault.message.partition(" permits it: ")
    assert begun == f"`chance/c2` promises that this never is, and {', '.join(places)}"
    assert flow.split("; ")[0] == "action disclose"
    assert "grounds court-order, threat" in flow.split("; ")


def test_what_does_not_open_a_counterexample_is_not_told(code_of):
    careful = "permit view\n  require done minimised\n"
    (found,) = broken_promises(code_of(careful, "permit view\n", "never viewed\n  not done minimised\n"))
    assert found.opened_by == ("chance/c1",)


def test_a_promise_about_no_step_is_broken_by_a_flow_that_takes_one(code_of):
    (found,) = broken_promises(code_of("permit view\n  require done minimised\n", "never viewed\n"))
    assert found.example["done"] == ["minimised"]


@pytest.mark.parametrize(
    ("norm", "said"),
    [
        ("never publsh identified\n", "did you mean `publish"),
        ("never viewed safeguarding\n", "say which on a line below"),
        ("never identified\n", "needs a line `for`"),
        ("never\n", "needs a line `for`"),
        ("never published\n  recipient police\n", "no flow of `publish` goes to `police`"),
        ("never published identified its\n", "is not what can be said here"),
    ],
)
def test_a_promise_that_cannot_be_read_is_said_with_its_place(code_of, norm, said):
    with pytest.raises(CodeError) as caught:
        code_of("permit view\n", norm)
    (fault,) = caught.value.faults
    assert said in fault.message
    assert fault.line and fault.column


def test_a_norm_that_can_never_apply(code_of):
    (note,) = idle(code_of("permit view\n", "permit record\n  actor manager\n  not actor manager\n"))
    assert "`chance/c1` contradicts itself: this norm can never apply" in note.fault.message
    assert note.fault.text == "permit record"
    assert note.contradiction


def test_a_promise_that_speaks_of_no_flow_is_one_as_well(code_of):
    (note,) = idle(code_of("permit view\n", "never viewed\n  actor staff\n  not actor staff\n"))
    assert note.fault.text == "never viewed"


def test_norms_that_do_nothing_are_told_in_their_order(code_of):
    shut, empty = "permit view\n  actor trustee\n", "permit record\n  actor staff\n  not actor staff\n"
    notes = idle(code_of(shut, empty, "forbid view\n", shut))
    assert [note.fault.message.split()[0] for note in notes] == [f"`chance/c{n}`" for n in (0, 1, 3)]


def test_what_two_grounds_open_together_is_opened(code_of):
    assert idle(code_of("permit disclose\n  grounds court-order\n  grounds threat\n")) == []


def test_a_permit_that_a_forbid_always_beats(code_of):
    (note,) = idle(code_of("permit view\n  actor trustee\n", "forbid view\n  not actor manager\n"))
    assert "`chance/c0` permits nothing: `chance/c1` always forbids it" in note.fault.message
    assert not note.contradiction


def test_a_clause_that_shuts_its_own_permit_contradicts_itself_whoever_shuts_it_as_well(code_of):
    (note, _) = idle(code_of("permit view\n\nforbid view\n", "permit view\n\nforbid view\n"))
    assert note.fault.message == "`chance/c0` permits nothing: `chance/c0` always forbids it"
    assert note.contradiction


def test_a_permit_that_two_clauses_beat_together_names_both(code_of):
    (note,) = idle(code_of("permit view\n\nforbid view\n  actor staff\n", "forbid view\n  not actor staff\n"))
    assert note.fault.message == "`chance/c0` permits nothing: `chance/c0`, `chance/c1` always forbids it"
    assert not note.contradiction


def test_a_permit_that_asks_what_cannot_be(code_of):
    blocks = ("permit view\n  require consent given\n  require consent refused\n",)
    (note,) = idle(code_of(*blocks))
    assert "can never be met together" in note.fault.message
    assert note.contradiction


@pytest.mark.parametrize(
    "block",
    [
        "permit record\n  actor manager\n  not actor manager\n",
        "permit record\n  actor trustee\n\nforbid record\n",
        "permit view\n  require consent given\n  require consent refused\n",
        "forbid view\n  unless standing good, unsigned, untrained, suspended, former\n",
        "permit publish\n\nnever publish identified\n",
    ],
)
def test_a_clause_that_contradicts_itself_is_a_fault_with_its_place(code_of, block):
    with pytest.raises(CodeError) as caught:
        prove(code_of("permit view\n", block))
    assert {fault.text for fault in caught.value.faults} <= set(block.split("\n"))
    assert all("`chance/c1`" in fault.message and fault.line for fault in caught.value.faults)


@given(seed=st.integers(0, 10_000))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_code_is_proved_or_refuted_with_places(tmp_path, seed):
    path = tmp_path / "chance.md"
    path.write_text(chance_document(seed, clauses=6), encoding="utf-8")
    code = load(path)
    assert all(note.line for note in repeated(code))
    try:
        prove(code)
    except CodeError as error:
        assert all(fault.line and fault.text and fault.message for fault in error.faults)


def test_a_permit_that_a_forbid_sometimes_beats_is_no_note(code_of):
    assert idle(code_of("permit view\n  actor trustee\n", "forbid view\n  purpose legal\n")) == []


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("forbid view\n", "forbid view\n  actor trustee\n"),
        ("forbid view\n", "forbid view\n  yields to law\n"),
        ("permit view\n", "permit view\n  require done minimised\n"),
        (
            "require done minimised\n  for view\n",
            "require done minimised, need-recorded\n  for view\n  on a ground\n",
        ),
        (
            "duty review\n  for view\n  by manager\n",
            "duty review\n  for view\n  by manager\n  actor trustee\n",
        ),
        ("forbid view\n  not actor manager\n", "forbid view\n  not actor staff\n  unless actor manager\n"),
        ("forbid disclose\n  grounds threat, offence\n", "forbid disclose\n  grounds threat\n"),
        ("waive done minimised, need-recorded\n  for view\n", "waive done minimised\n  for view\n"),
        ("withdraw threat, offence\n  for disclose\n", "withdraw threat\n  for disclose\n"),
    ],
)
def test_what_is_said_again_is_found_and_nothing_else(code_of, stronger, weaker):
    (note,) = repeated(code_of("permit record\n", stronger, weaker))
    assert "`chance/c2` says again what `chance/c1`" in note.message
    (note,) = repeated(code_of("permit record\n", weaker, stronger))
    assert "`chance/c1` says again what `chance/c2`" in note.message


@pytest.mark.parametrize(
    "norm",
    [
        "permit view\n",
        "forbid view\n  yields to law\n",
        "require done minimised\n  for view\n",
        "require done minimised\n  for view\n  on a ground\n",
        "duty review\n  for view\n  by manager\n  consent given\n",
        "waive done minimised\n  for view\n",
        "withdraw threat\n  for disclose\n",
    ],
)
def test_of_two_that_say_the_same_the_later_is_the_repetition(code_of, norm):
    (note,) = repeated(code_of("permit record\n", norm, norm))
    assert "`chance/c2` says again what `chance/c1`" in note.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("permit view\n", "forbid view\n"),
        ("permit view\n", "require done minimised\n  for view\n"),
        ("forbid view\n  actor staff\n", "forbid view\n  actor manager\n"),
        ("require done minimised\n  for view\n", "require done need-recorded\n  for view\n"),
        (
            "require done minimised\n  for view, record\n  on a ground\n",
            "require done minimised\n  for view\n",
        ),
        # Of what was done, no more is compared than whether it is the same.
        (
            "duty review\n  for view\n  by manager\n",
            "duty review\n  for view\n  by manager\n  consent given\n",
        ),
    ],
)
def test_what_says_something_else_is_not_said_again(code_of, one, other):
    assert repeated(code_of("permit record\n", one, other)) == []
    assert repeated(code_of("permit record\n", other, one)) == []
