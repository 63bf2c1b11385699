"""The gallery on a server of its own, as it would be served: gunicorn, hashed and compressed statics."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(200):
        assert server.poll() is None, "the gallery's server stopped while it was starting"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the gallery's server did not answer within 10 s")


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running gallery."""
    static = tmp_path_factory.mktemp("static")
    site = {
        "DJANGO_SETTINGS_MODULE": "gallery_site",
        "PYTHONPATH": str(HERE),
        "GALLERY_STATIC_ROOT": str(static),
    }
    environment = os.environ | site
    collect = [sys.executable, "-m", "django", "collectstatic", "--noinput", "-v0"]
    subprocess.run(collect, env=environment, check=True)
    port = _free_port()
    serve = [
        sys.executable,
        "-m",
        "gunicorn",
        "-b",
        f"127.0.0.1:{port}",
        "--threads",
        "4",
        "--log-level",
        "error",
    ]
    serve.append("django.core.wsgi:get_wsgi_application()")
    server = subprocess.Popen(serve, env=environment)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def server_url(gallery: str) -> str:
    return gallery
