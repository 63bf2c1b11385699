"""The settings of a house that stands, with the migrations of the version to come."""

from inconfidence.site.standing import *  # noqa: F403

MIGRATION_MODULES = {"conduct": "tests.app.cli.newer_version.migrations"}
