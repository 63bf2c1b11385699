"""Files with one member's grants to them, as every statement that gives a `FileRow` asks for them."""

from __future__ import annotations

from typing import Any

from inconfidence.gate.ports import FileRow
from inconfidence.store.books import read_uuid
from inconfidence.store.drawers import drawer_row

# The file and this member's grants to it in one look, in the order of `FileRow`.
FILE_COLUMNS = """
f.id, f.cabinet_id, c.kind, f.dropped_in_epoch, f.generation, f.key_wrap, f.old_keys,
f.header, f.header_version, f.facts, f.facts_version, g.quick_wrap, k.epoch,
d.id, d.made, d.epoch, d.wrap
"""
FILE_TABLES = """
FROM store_sealedfile f
JOIN store_cabinet c ON c.charity_id = f.charity_id AND c.id = f.cabinet_id
LEFT JOIN store_filegrant g
  ON g.charity_id = f.charity_id AND g.file_id = f.id AND g.member_id = %s
LEFT JOIN store_cabinetgrant k
  ON k.charity_id = f.charity_id AND k.cabinet_id = f.cabinet_id AND k.member_id = %s
LEFT JOIN store_drawer d ON d.charity_id = f.charity_id AND d.id = f.drawer_id
WHERE f.charity_id = %s
"""


def file_row(row: tuple[Any, ...]) -> FileRow:
    """A row of `FILE_COLUMNS`."""
    drawer = drawer_row(row[-4:]) if row[-4] is not None else None
    return FileRow._make((read_uuid(row[0]), read_uuid(row[1]), *row[2:-4], drawer))
