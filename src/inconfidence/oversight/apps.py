"""Oversight as a Django application. It keeps nothing of its own: what it tells is in the ledger, in the code, and in
what the charity says of itself."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Who looked at a file, what is recorded about a member, what is done with what is held."""

    name = "inconfidence.oversight"
    label = "oversight"
