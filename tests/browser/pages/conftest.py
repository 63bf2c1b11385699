"""A practice copy of its own, served on a free port. Nothing in these tests knows its database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import free_port, serving


@pytest.fixture(scope="session")
def practice_copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a practice copy, with its fictional charity in it."""
    environment = os.environ | {
        "INCONFIDENCE_DATA": str(tmp_path_factory.mktemp("practice")),
        "INCONFIDENCE_PRACTICE": "yes",
        # Cheap passwords: what a sign-in costs is tested in the vault.
        "INCONFIDENCE_ARGON2_MEMORY": "64",
    }
    build = [sys.executable, "-m", "inconfidence.demo"]
    subprocess.run(build, env=environment, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    command = str(Path(sys.executable).with_name("inconfidence"))
    with serving(
        command, "serve", "--bind", f"127.0.0.1:{port}", port=port, environment=environment
    ) as address:
        yield address


@pytest.fixture
def server_url(practice_copy: str) -> str:
    return practice_copy
