"""Turning a file's key when somebody comes off its care team: what they hold then opens nothing new."""

import json

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.facts import Facts
from inconfidence.gate.keys import held_cabinet, put_away
from inconfidence.gate.plain_json import as_json
from inconfidence.gate.ports import FileRow, Transaction
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import seal, wrap_to


def turn(
    tx: Transaction, bearer: Bearer, row: FileRow, key: SecretKey, facts: Facts
) -> tuple[FileRow, SecretKey]:
    """The file under a new key: every record, the header and the facts sealed anew, the old key kept inside.

    The old key stays (sealed under the new one) because entries of the ledger cannot be sealed again.
    """
    new = fresh_key()
    turned = _sealed_anew(tx, bearer, row, key, new, facts)
    for record in list(tx.records(row.id)):
        place = places.record(bearer.charity, row.cabinet, row.id, record.id, record.version)
        content = open_sealed(key, record.content, place)
        tx.reseal(record._replace(content=seal(new, content, place)))
    tx.turn_file_key(turned)
    return turned, new


def _sealed_anew(
    tx: Transaction, bearer: Bearer, row: FileRow, key: SecretKey, new: SecretKey, facts: Facts
) -> FileRow:
    header_place = places.header(bearer.charity, row.cabinet, row.id, row.header_version)
    facts_place = places.facts(bearer.charity, row.cabinet, row.id, row.facts_version)
    generation = row.generation + 1
    return _for_cabinet(tx, bearer, row, new)._replace(
        generation=generation,
        old_keys=seal(new, _old_keys(bearer, row, key), places.old_keys(bearer.charity, row.id, generation)),
        header=seal(new, open_sealed(key, row.header, header_place), header_place),
        facts=seal(new, facts.to_bytes(), facts_place),
        quick_wrap=None,
    )


def _old_keys(bearer: Bearer, row: FileRow, key: SecretKey) -> bytes:
    keys = {}
    if row.old_keys:
        context = places.old_keys(bearer.charity, row.id, row.generation)
        keys = json.loads(open_sealed(key, row.old_keys, context))
    keys[str(row.generation)] = key.bytes.hex()
    return as_json(keys)


def _for_cabinet(tx: Transaction, bearer: Bearer, row: FileRow, key: SecretKey) -> FileRow:
    """The file with its new key for its cabinet: in a drawer where the bearer holds the cabinet, else dropped in."""
    held = held_cabinet(tx, bearer, row)
    if held is not None:
        drawer, kept = put_away(tx, bearer.charity, row, held, key)
        return row._replace(drawer=drawer, key_wrap=kept)
    epoch, public = tx.cabinet_key(row.cabinet)
    context = places.file_key(bearer.charity, row.cabinet, epoch, row.id)
    dropped_in = wrap_to(PublicKey.from_bytes(public), key, context)
    return row._replace(drawer=None, dropped_in_epoch=epoch, key_wrap=dropped_in)
