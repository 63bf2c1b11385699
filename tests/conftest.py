"""What every kind of test may ask for."""

import fcntl
import gc
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.dealing import dealt, read_own_share
from tests.installation import Installation

# A busy machine is no fault of what is tried on it. Whoever looks for mutants has a profile of their own, and CI may.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if settings.get_current_profile_name() == "default":
    settings.load_profile("house")

BuiltOnce = Callable[[str, Callable[[Installation], object]], Installation]


def pytest_sessionstart() -> None:
    """Each process of xdist compiles a share of the tests for all of them."""
    if process := os.environ.get("PYTEST_XDIST_WORKER"):
        read_own_share(int(process.removeprefix("gw")), int(os.environ["PYTEST_XDIST_WORKER_COUNT"]))


def pytest_collection_finish() -> None:
    """What was read for the tests stays to the end: nobody looks through it for rubbish again."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Dear modules first, where the processes of xdist share the tests."""
    if processes := os.environ.get("PYTEST_XDIST_WORKER_COUNT"):
        items[:] = dealt(items, int(processes))


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    """Gives this process its copy of what one of the processes builds, whichever comes to it first."""
    own = tmp_path_factory.getbasetemp()
    room = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def copy_of(name: str, build: Callable[[Installation], object]) -> Installation:
        built, draft = room / f"{name}-built", room / f"{name}-draft"
        with (room / f"{name}-lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not built.exists():
                shutil.rmtree(draft, ignore_errors=True)
                build(Installation(draft))
                draft.rename(built)
        return Installation(built).copied(tmp_path_factory.mktemp(name) / "var")

    return copy_of


@pytest.fixture(scope="session")
def practice(built_once: BuiltOnce) -> Installation:
    """The demonstration. To be read only: whoever changes it asks for `own_practice`."""
    return built_once("practice", Installation.build_demo)


@pytest.fixture
def own_practice(practice: Installation, tmp_path: Path) -> Installation:
    """A copy of the demonstration that the test may spoil."""
    return practice.copied(tmp_path / "practice")


@pytest.fixture(scope="session")
def just_founded(built_once: BuiltOnce) -> Installation:
    """A practice charity that was just founded, with its sheets. To be read only, or copied."""
    return built_once("founded", Installation.found)
