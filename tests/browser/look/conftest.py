"""The gallery on a server of its own."""

import os
import sys
from collections.abc import Iterator

import pytest

from tests.browser.serving import free_port, serving


@pytest.fixture(scope="session")
def gallery() -> Iterator[str]:
    """The address of a running gallery."""
    port = free_port()
    serve = [sys.executable, "-m", "inconfidence.web.gallery", str(port)]
    with serving(*serve, port=port, environment=os.environ) as address:
        yield address


@pytest.fixture
def server_url(gallery: str) -> str:
    return gallery
