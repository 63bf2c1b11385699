"""`upgrade`: a database of the version before is backed up, brought up to date and looked over; else left alone."""

from pathlib import Path

import pytest

from tests.installation import Installation


def tables(house: Installation) -> set[object]:
    return {name for (name,) in house.sql("SELECT name FROM sqlite_master WHERE type = 'table'")}


def taken_back(house: Installation) -> None:
    """As the version left it that knew no breaches."""
    for name in tables(house):
        if str(name).startswith("conduct_"):
            house.sql(f"DROP TABLE {name}")
    house.sql("DELETE FROM django_migrations WHERE app = 'conduct'")


@pytest.fixture
def before(own_practice: Installation) -> Installation:
    """A practice copy of the version before."""
    taken_back(own_practice)
    return own_practice


@pytest.fixture
def before_a_column_goes(own_practice: Installation) -> Installation:
    """A practice copy of a version whose breaches have a column that the newer version drops."""
    own_practice.sql("ALTER TABLE conduct_breach ADD COLUMN handled text NOT NULL DEFAULT ''")
    return Installation(
        own_practice.folder, {"DJANGO_SETTINGS_MODULE": "tests.app.cli.newer_version.settings"}
    )


def has_the_column(house: Installation) -> bool:
    return "handled" in {row[1] for row in house.sql("PRAGMA table_info(conduct_breach)")}


def unchanged(house: Installation) -> bool:
    return not house.sql("SELECT 1 FROM django_migrations WHERE app = 'conduct'")


def test_one_that_is_up_to_date_is_only_looked_over(practice: Installation, tmp_path: Path) -> None:
    done = practice.run("upgrade", "--to", str(tmp_path / "backups"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The database is up to date already.\n")
    assert done.stdout.endswith("Nothing to mend.\n")
    assert not (tmp_path / "backups").exists()


def test_one_of_before_is_backed_up_brought_up_to_date_and_looked_over(
    before: Installation, tmp_path: Path
) -> None:
    members = before.sql("SELECT count(*) FROM store_member")
    done = before.run("upgrade", "--to", str(tmp_path / "backups"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "read back and found whole: 16 members" in done.stdout
    assert "The database is up to date now" in done.stdout and "Nothing to mend." in done.stdout
    [manifest] = (tmp_path / "backups").glob("*.manifest")
    assert '"program": "before ' in manifest.read_text()
    assert "conduct.Breach" not in manifest.read_text()
    assert not unchanged(before)
    assert before.sql("SELECT count(*) FROM store_member") == members
    assert before.sql("SELECT count(*) FROM conduct_breach") == [(0,)]


def test_a_backup_made_just_now_is_enough(own_practice: Installation, tmp_path: Path) -> None:
    folder = str(tmp_path / "backups")
    assert own_practice.run("backup", "--to", folder).returncode == 0
    taken_back(own_practice)
    # This version could not make one.
    own_practice.sql("ALTER TABLE store_draft RENAME TO moved")
    done = own_practice.run("upgrade", "--to", folder)
    assert "is of the ledger as it stands" in done.stdout, done.stderr
    assert not unchanged(own_practice)
    assert len(list((tmp_path / "backups").glob("*.manifest"))) == 1


def test_without_a_backup_nothing_is_changed(before: Installation, tmp_path: Path) -> None:
    before.sql("ALTER TABLE store_draft RENAME TO moved")
    done = before.run("upgrade", "--to", str(tmp_path / "backups"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "nothing was changed" in done.stderr and "put the version of before back" in done.stderr
    assert unchanged(before)


def test_a_table_that_nothing_will_make_is_not_left_out(before: Installation, tmp_path: Path) -> None:
    before.sql("DROP TABLE rights_request")
    done = before.run("upgrade", "--to", str(tmp_path / "backups"))
    assert done.returncode == 2 and "nothing was changed" in done.stderr
    assert list((tmp_path / "backups").glob("2*")) == []


def test_where_a_table_changes_the_version_of_before_makes_the_backup(
    before_a_column_goes: Installation, tmp_path: Path
) -> None:
    """One made by the newer version lacks the column: the version before could not restore it."""
    done = before_a_column_goes.run("upgrade", "--to", str(tmp_path / "backups"))
    assert done.returncode == 2, done.stdout
    assert "nothing was changed" in done.stderr and "put the version of before back" in done.stderr
    assert has_the_column(before_a_column_goes)
    assert list(tmp_path.glob("backups/2*")) == []


def test_with_that_backup_the_table_is_changed(before_a_column_goes: Installation, tmp_path: Path) -> None:
    folder = str(tmp_path / "backups")
    assert Installation(before_a_column_goes.folder).run("backup", "--to", folder).returncode == 0
    done = before_a_column_goes.run("upgrade", "--to", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "is of the ledger as it stands" in done.stdout and "up to date now: 1 step." in done.stdout
    assert not has_the_column(before_a_column_goes)


def test_it_must_be_told_where_to(before: Installation) -> None:
    done = before.run("upgrade")
    assert done.returncode == 2 and "`--to FOLDER`" in done.stderr
    assert unchanged(before)


def test_a_database_of_a_later_version_is_left_alone(before: Installation, tmp_path: Path) -> None:
    before.sql(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2026-01-01')"
    )
    done = before.run("upgrade", "--to", str(tmp_path / "backups"))
    assert done.returncode == 2 and "a later version" in done.stderr
    assert unchanged(before)


def test_where_nothing_is_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir(mode=0o700)
    done = Installation(tmp_path / "empty").run("upgrade", "--to", str(tmp_path / "backups"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr and "`inconfidence init`" in done.stderr
