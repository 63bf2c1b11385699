"""The gallery, as Django knows it."""

from django.apps import AppConfig


class GalleryConfig(AppConfig):
    """Pages without data."""

    name = "inconfidence.web.gallery"
    label = "gallery"
