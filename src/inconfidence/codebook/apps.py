"""The codebook as a Django application. It keeps nothing: codes are public, and a draft stays on its page."""

from django.apps import AppConfig


class CodebookConfig(AppConfig):
    """Comparing codes, and trying questions against them."""

    name = "inconfidence.codebook"
    label = "codebook"
