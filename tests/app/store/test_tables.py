"""First tables are made in one step: with all models tied to one another, each step by itself costs all of them."""

from django.db.migrations.loader import MigrationLoader

from inconfidence.store.tables import Tables


def test_the_first_migration_of_every_app_is_one_step() -> None:
    ours = {
        app: migration
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if name.startswith("0001") and type(migration).__module__.startswith("inconfidence.")
    }
    assert ours.keys() >= {"store", "charity", "files", "conduct"}
    for migration in ours.values():
        [step] = migration.operations
        assert isinstance(step, Tables)
