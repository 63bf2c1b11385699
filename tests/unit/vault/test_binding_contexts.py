"""A context's bytes name it, and nothing else has the same."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault.context import Context, Place

IDS = [UUID(int=number) for number in range(1, 5)]
parts = st.lists(st.uuids() | st.text(max_size=30) | st.integers(0, 2**63 - 1), max_size=8)


@given(st.text(min_size=1, max_size=20), parts, st.text(min_size=1, max_size=20), parts)
def test_two_contexts_are_equal_exactly_where_their_bytes_are(purpose, some, other_purpose, others):
    one, two = Context(purpose, tuple(some)), Context(other_purpose, tuple(others))
    assert (one == two) == (one.to_bytes() == two.to_bytes())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("1",), (1,)),
        ((IDS[0],), (str(IDS[0]),)),
        ((IDS[0],), (IDS[0].hex,)),
        (("",), ()),
        (("a", ""), ("", "a")),
        ((0,), ("\0" * 8,)),
    ],
)
def test_what_looks_alike_is_told_apart(one, other):
    assert Context.of("trial", *one).to_bytes() != Context.of("trial", *other).to_bytes()


@pytest.mark.parametrize("at", range(6))
def test_each_part_of_a_place_counts(at):
    arguments = [*IDS, "text", 1]
    other = list(arguments)
    other[at] = UUID(int=9) if at < 4 else ("other" if at == 4 else 2)
    assert Place(*arguments).to_bytes() != Place(*other).to_bytes()
    assert Place(*arguments) == Place(*arguments)


def test_a_place_cannot_be_made_by_another_door():
    with pytest.raises(ValueError, match="`place` is kept"):
        Context.of("place", *IDS, "text", 1)


@pytest.mark.parametrize("part", [True, None, b"bytes", 1.0, ("tuple",)])
def test_only_the_three_types_are_taken(part):
    with pytest.raises(TypeError, match="give a UUID, str or int"):
        Context.of("trial", part)


@pytest.mark.parametrize("part", [-1, 2**63, "x" * 1025, "é" * 513, "\udc00"])
def test_what_has_no_canonical_bytes_is_refused(part):
    with pytest.raises(ValueError):
        Context.of("trial", part)


def test_a_purpose_is_needed_and_parts_are_bounded():
    with pytest.raises(ValueError, match="purpose"):
        Context.of("")
    Context.of("trial", *range(32))
    with pytest.raises(ValueError, match="at most `32`"):
        Context.of("trial", *range(33))


def test_a_context_does_not_change():
    with pytest.raises(AttributeError):
        Context.of("trial").purpose = "other"
