"""The practice copy. Nothing in these tests knows its database."""

import pytest


@pytest.fixture
def server_url(practice_copy: str) -> str:
    return practice_copy
