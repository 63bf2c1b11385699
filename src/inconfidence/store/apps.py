"""The store as a Django application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Rows of ciphertext; see the package's docstring."""

    name = "inconfidence.store"
    label = "store"
    default_auto_field = "django.db.models.UUIDField"

    def ready(self) -> None:
        from inconfidence.store import checks  # noqa: F401
        from inconfidence.store.backup import parts  # noqa: F401
