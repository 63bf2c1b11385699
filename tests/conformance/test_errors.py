"""Lines that are no flow, and what is assumed where a line is silent."""

import pytest

from inconfidence.flow import Flow, FlowError

from .scenarios import Json, lines

ERRORS = lines("errors.jsonl")
DEFAULTS = lines("defaults.jsonl")


@pytest.mark.parametrize("line", ERRORS, ids=lambda line: line["id"])
def test_the_first_error_is_named(line: Json) -> None:
    wanted = line["expect_error"]
    with pytest.raises(FlowError) as caught:
        Flow.from_mapping(line["flow"])
    assert caught.value.attribute == wanted["attribute"]
    assert caught.value.message
    if "nearest" in wanted:
        assert caught.value.nearest == wanted["nearest"]
    for word in wanted.get("message_mentions", []):
        assert word in caught.value.message


@pytest.mark.parametrize("line", DEFAULTS, ids=lambda line: line["id"])
def test_what_is_left_out_has_its_value(line: Json) -> None:
    flow = Flow.from_mapping(line["flow"])
    for attribute, wanted in line["expect_attributes"].items():
        held = getattr(flow, attribute)
        assert (sorted(held) if isinstance(wanted, list) else held) == wanted, attribute
