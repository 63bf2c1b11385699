"""What people are given to read and to sign: the copy for clients, the undertaking, the consent form."""

from inconfidence.codex.paper.errors import NotSet
from inconfidence.codex.paper.html import as_page
from inconfidence.codex.paper.pdf import as_pdf
from inconfidence.codex.paper.sheet import KINDS, Kind, Sheet, sheet_of

__all__ = ["KINDS", "Kind", "NotSet", "Sheet", "as_page", "as_pdf", "sheet_of"]
