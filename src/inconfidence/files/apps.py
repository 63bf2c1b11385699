"""Files as a Django application."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The files of the people whom the charity supports."""

    name = "inconfidence.files"
    label = "files"
