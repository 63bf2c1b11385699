"""`migrate`, as Django has it, with our way of writing first tables down (`store.first_steps`)."""

from django.core.management.commands import migrate

from inconfidence.store.first_steps import TablesAtOnce


class Command(migrate.Command):
    """Django's own; it must know what finds the changes, as the other of the two does."""

    autodetector = TablesAtOnce
