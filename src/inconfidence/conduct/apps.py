"""Conduct as a Django application."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """The registers of what those who work here did, and of what is done about it."""

    name = "inconfidence.conduct"
    label = "conduct"
