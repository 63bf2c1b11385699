"""Codes and flows as nobody should write them: each gets an error with its place, none a stack trace."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inconfidence import codes
from inconfidence.cli.jsonlines import LineError, parse_object, read_lines
from inconfidence.codex import CodeError
from inconfidence.codex.document.reader import read_source
from inconfidence.flow import Flow, FlowError
from inconfidence.flow.vocabulary import ATTRIBUTES

SHELF = Path(codes.__file__).parent
TEXT = (SHELF / "csf-2024.md").read_bytes()
LINES = TEXT.split(b"\n")


def read_or_say_why(content: bytes) -> None:
    """Reads the document, or checks that every fault has a message and a place that exists."""
    try:
        read_source(content, "draft.md")
    except CodeError as error:
        assert error.faults
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        for fault in error.faults:
            assert fault.message
            assert fault.file == "draft.md"
            assert 1 <= fault.line <= lines
            assert fault.column >= 1


@given(st.binary(max_size=2000))
@settings(deadline=None, max_examples=200)
def test_any_bytes(content: bytes) -> None:
    read_or_say_why(content)


@given(st.text(alphabet="#`|-: \n\tabcEWT()/,.permitforbid", max_size=600))
@settings(deadline=None, max_examples=200)
def test_any_text_of_the_right_letters(text: str) -> None:
    read_or_say_why(text.encode())


@given(data=st.data())
@settings(deadline=None, max_examples=150)
def test_a_document_with_lines_moved_doubled_or_lost(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["lose", "double", "move", "cut"])):
            case "lose":
                del lines[place]
            case "double":
                lines.insert(place, lines[place])
            case "move":
                lines[place], lines[other] = lines[other], lines[place]
            case "cut":
                lines[place] = lines[place][: len(lines[place]) // 2]
    read_or_say_why(b"\n".join(lines))


@given(place=st.integers(0, len(TEXT) - 1), byte=st.binary(min_size=1, max_size=3))
@settings(deadline=None, max_examples=150)
def test_a_document_with_a_byte_that_slipped(place: int, byte: bytes) -> None:
    read_or_say_why(TEXT[:place] + byte + TEXT[place + 1 :])


@given(cut=st.integers(0, len(TEXT)))
@settings(deadline=None, max_examples=100)
def test_a_document_cut_short(cut: int) -> None:
    read_or_say_why(TEXT[:cut])


names = st.sampled_from([a.name for a in ATTRIBUTES]) | st.text(max_size=12)
words = st.sampled_from([word for a in ATTRIBUTES for word in a.values]) | st.text(max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(names, values))
@settings(deadline=None, max_examples=300)
def test_any_mapping_is_a_flow_or_a_flow_error(mapping: dict[str, object]) -> None:
    try:
        Flow.from_mapping(mapping)
    except FlowError as error:
        assert error.attribute
        assert error.message
        json.dumps(error.message, ensure_ascii=False).encode()


@given(st.lists(st.binary(max_size=200)))
@settings(deadline=None, max_examples=300)
def test_any_line_is_an_object_or_a_line_error(parts: list[bytes]) -> None:
    for line in read_lines(io.BytesIO(b"\n".join(parts))):
        try:
            assert isinstance(parse_object(line), dict)
        except LineError as error:
            assert error.message


@pytest.mark.parametrize("id", [path.stem for path in sorted(SHELF.glob("*.md"))])
def test_windows_line_ends_change_nothing(id: str) -> None:
    content = (SHELF / f"{id}.md").read_bytes()
    assert read_source(content.replace(b"\n", b"\r\n"), "x").clauses == read_source(content, "x").clauses
