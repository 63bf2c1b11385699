"""The ways of sharing, for what was shared from a file that goes."""

from tests.app.sharing.conftest import sharing

__all__ = ["sharing"]
