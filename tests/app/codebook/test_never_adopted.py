"""A code that breaks its own promise, or a clause of which contradicts itself, is never adopted."""

from pathlib import Path

import pytest

from inconfidence import codes
from inconfidence.charity.adopting_forms import AdoptForm

TEXT = (Path(codes.__file__).parent / "csf-2024.md").read_text()


@pytest.mark.parametrize(
    ("wording", "other", "said"),
    [
        (
            "forbid any action\n  standing former",
            "never viewed\n  actor manager",
            "promises that this never is",
        ),
        ("  standing former", "  standing former\n  not standing former", "contradicts itself"),
    ],
)
def test_the_board_cannot_adopt_it(house, wording, other, said):
    form = AdoptForm({"code": "own", "text": TEXT.replace(wording, other, 1)})
    assert any(said in error for error in form.errors["text"])


def test_a_sound_one_gives_no_such_error(house):
    assert "text" not in AdoptForm({"code": "own", "text": TEXT + "\n"}).errors
