"""The scenarios once more. Not called `test_…`: `make check` has run them already."""

from tests.conformance.test_scenarios import *  # noqa: F403
