"""Dangerous modules have one door each: the code itself is walked to see who imports them.

import-linter reads module imports; this also sees imports inside functions and by name, and says which line.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "inconfidence"

# What may be imported only from under which folder or module, relative to the source.
DOORS = {
    "cryptography": ["vault/hazmat/"],
    "argon2": ["vault/hazmat/"],
    "_argon2_cffi_bindings": [],
    "shamir_mnemonic": ["vault/hazmat/"],
    "fido2": ["charity/passkeys.py"],
    "inconfidence.vault.hazmat": ["vault/"],
    "inconfidence.vault.opening": ["gate/"],
}
IMPORTERS = {"import_module", "__import__", "import_string"}


def _package(path: Path) -> list[str]:
    inside = path.relative_to(SOURCE.parent).with_suffix("")
    return list(inside.parts[:-1])


def _named_in(node: ast.AST, path: Path) -> Iterator[str]:
    """The modules that a node imports, a name out of a module counted as that module's own."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = _package(path)[: len(_package(path)) - node.level + 1] if node.level else []
        module = ".".join([*above, *([node.module] if node.module else [])])
        yield from (f"{module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in IMPORTERS and isinstance(node.args[0].value, str):
            yield node.args[0].value


def _trespasses(text: str, path: Path) -> Iterator[str]:
    inside = path.relative_to(SOURCE).as_posix()
    for node in ast.walk(ast.parse(text)):
        for module in _named_in(node, path):
            for guarded, allowed in DOORS.items():
                enters = module == guarded or module.startswith(guarded + ".")
                if enters and not inside.startswith(tuple(allowed)):
                    yield f"{inside}:{node.lineno} imports `{module}`"


def test_every_guarded_module_is_entered_by_its_door_alone():
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 20
    found = [line for path in files for line in _trespasses(path.read_text(encoding="utf-8"), path)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("files/views.py", "from inconfidence.vault.opening import open_sealed"),
        ("files/views.py", "from inconfidence.vault import opening"),
        ("files/views.py", "import inconfidence.vault.opening as o"),
        ("files/views.py", "from ..vault import opening"),
        ("files/views.py", "from ..vault.opening import unwrap"),
        ("vault/sealing.py", "from . import opening"),
        ("vault/sealing.py", "from .opening import unwrap"),
        ("files/views.py", "def view():\n    from inconfidence.vault import opening"),
        ("files/views.py", "import_module('inconfidence.vault.opening')"),
        ("files/views.py", "importlib.import_module('cryptography.fernet')"),
        ("vault/sealing.py", "import cryptography"),
        ("ledger/note.py", "from cryptography.hazmat.primitives import hashes"),
        ("gate/keys.py", "import argon2.low_level"),
        ("gate/keys.py", "from inconfidence.vault.hazmat.aead import Aead"),
        ("vault/hazmat/slow_hash.py", "import _argon2_cffi_bindings"),
        ("vault/sheets.py", "from shamir_mnemonic import combine_mnemonics"),
    ],
)
def test_a_trespass_is_seen(inside, line):
    assert len(list(_trespasses(line, SOURCE / inside))) == 1


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("gate/keys.py", "from inconfidence.vault.opening import unwrap"),
        ("gate/deep/keys.py", "from inconfidence.vault import opening"),
        ("vault/sealing.py", "from inconfidence.vault.hazmat.aead import Aead"),
        ("vault/hazmat/aead.py", "from cryptography.exceptions import InvalidTag"),
        ("files/views.py", "from inconfidence.vault.sealing import seal"),
        ("files/views.py", "import cryptographyx"),
    ],
)
def test_a_right_of_way_is_left_alone(inside, line):
    assert not list(_trespasses(line, SOURCE / inside))
