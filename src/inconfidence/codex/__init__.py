"""A charity's code: a document that people read, compiled into the rules that the program keeps."""

from inconfidence.codex.clause import Clause
from inconfidence.codex.code import Code
from inconfidence.codex.errors import CodeError, Fault
from inconfidence.codex.library import bundled_ids, load

__all__ = ["Clause", "Code", "CodeError", "Fault", "bundled_ids", "load"]
