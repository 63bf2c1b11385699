"""Servers of tests are not mixed up with each other."""

from itertools import chain

import pytest

from tests.browser import serving


def test_a_port_that_was_just_given_away_is_not_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing listens there yet: a server takes its time to start, and another's answer would pass for its own."""
    given = serving.free_port()
    monkeypatch.setattr(serving, "_PORTS", chain([given], serving._PORTS))
    assert serving.free_port() != given
