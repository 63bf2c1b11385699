"""Conduct as a Django application."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """The registers of what those who work here did, and of what is done about it."""

    name = "inconfidence.conduct"
    label = "conduct"

    def ready(self) -> None:
        """A member's notice tells of what stands here under their id."""
        from inconfidence.charity.own_papers import keeps_of_members
        from inconfidence.conduct.held import kept_in_registers

        keeps_of_members(kept_in_registers)
