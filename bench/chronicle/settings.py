"""The house's settings, with the peers of its ledger on the same database."""

from peer.settings import *  # noqa: F403
from peer.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "auditlog", "simple_history", "chronicle"]
