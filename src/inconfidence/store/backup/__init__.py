"""Backups: two archives of one moment, sealed to the recovery key, and a signed manifest that names them.

`content` holds what is kept; `keys` holds every wrap, and lives shortly: what was erased dies with the last of
them. Making is in `making`, reading back in `restoring`; docs/backup-format.md says it byte by byte.
"""
