"""The gate: the only way to plaintext. It asks the code, writes the ledger, and only then turns the key.

It states what it needs as ports (`gate.ports`) and knows no database and no web framework.
"""

from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Absent, NotYetCommitted, Refused
from inconfidence.gate.gate import Gate
from inconfidence.gate.movement import Movement
from inconfidence.gate.passage import Passage

__all__ = ["Absent", "Bearer", "Gate", "Movement", "NotYetCommitted", "Passage", "Refused"]
