"""Rights as a Django application. The register of erasures is kept in the store: a restored backup heeds it."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Erasing a file, and the register that says so."""

    name = "inconfidence.rights"
    label = "rights"
