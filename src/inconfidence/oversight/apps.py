"""Oversight as a Django application. It keeps nothing of its own: what it tells is in the ledger."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Who looked at a file, and what is recorded about a member."""

    name = "inconfidence.oversight"
    label = "oversight"
