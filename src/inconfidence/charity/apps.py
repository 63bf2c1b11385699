"""The charity as a Django application."""

from django.apps import AppConfig


class CharityConfig(AppConfig):
    """Members, and what gives and takes their keys."""

    name = "inconfidence.charity"
    label = "charity"
