"""The web app, as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, template tags and static files that every page is made of."""

    name = "inconfidence.web"
    label = "web"
