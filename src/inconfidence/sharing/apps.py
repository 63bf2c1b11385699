"""Sharing as a Django application."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Questions to colleagues, referrals, disclosures, and their register."""

    name = "inconfidence.sharing"
    label = "sharing"
