"""What every kind of test may ask for."""

import shutil
from pathlib import Path

import pytest

from tests.installation import Installation


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The demonstration, built once. To be read only: whoever changes it asks for `own_practice`."""
    installation = Installation(tmp_path_factory.mktemp("practice"))
    installation.build_demo()
    return installation


@pytest.fixture
def own_practice(practice: Installation, tmp_path: Path) -> Installation:
    """A copy of the demonstration that the test may spoil."""
    return Installation(Path(shutil.copytree(practice.folder, tmp_path / "practice")))
