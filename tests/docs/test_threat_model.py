"""The threat model, and the table of attacks, name tests that are there."""

import re

import pytest

from tests.docs.pages import ROOT, in_code, read

PAGES = [ROOT / "docs" / "threat-model.md", ROOT / "docs" / "attacks.md"]
WORDS = {words for page in PAGES for words in in_code(read(page))}
NAMED = sorted(words for words in WORDS if words.startswith("tests/") and words != "tests/")


def _is_there(named):
    path, *inside = named.split("::")
    file = ROOT / path
    # A class may have been split or renamed without harm: what shows the claim is the test itself.
    return file.is_file() and (not inside or re.search(rf"def {inside[-1]}\(", read(file)) is not None)


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_is_named_is_there(named):
    assert _is_there(named)


def test_a_test_that_is_not_there_is_missed():
    assert len(NAMED) > 40
    assert not _is_there("tests/docs/test_threat_model.py::test_that_all_is_well_for_ever")
    assert not _is_there("tests/docs/test_no_model.py")
