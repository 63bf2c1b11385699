"""Rights as a Django application. The register of erasures is kept in the store: a restored backup heeds it."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Requests of people about what is theirs, erasing a file, and the registers of both."""

    name = "inconfidence.rights"
    label = "rights"
