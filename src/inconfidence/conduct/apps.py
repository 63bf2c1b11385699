"""Conduct as a Django application."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """Breaches of confidence: reported, dealt with, and what came of them."""

    name = "inconfidence.conduct"
    label = "conduct"
