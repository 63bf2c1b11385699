"""Makes the vectors of a list's page. Sealing draws a nonce, so a file that is there is kept: `python make.py`."""

import json
from pathlib import Path
from uuid import UUID

from inconfidence.files.header import HeaderReading
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.facts import Facts
from inconfidence.gate.pages import Listed, line_text, seal_lines, seal_terms
from inconfidence.vault.cabinets import CabinetKeys

PATH = Path(__file__).parent / "pages.json"
CHARITY, CABINET, PAGE = (UUID(int=number) for number in (1, 2, 3))
PEOPLE = [
    ("Églantine O’Brien", "F-7K3QX", {"phone": "06 39 98 12 34"}),
    ("Philippe Dupont", "F-9RTZC", {"email": "P.Dupont@garden.example"}),
]


def main() -> None:
    keys, reading = CabinetKeys(bytes(range(128))), HeaderReading()
    listed = []
    for number, (name, reference, more) in enumerate(PEOPLE):
        file, header = UUID(int=16 + number), {"name": name, **more}
        sheet = Facts(done=frozenset({"code-explained"} if number else ())).to_bytes().decode()
        text = line_text(reading, name, reference, file)
        listed.append(Listed(file, sheet, text, reading.terms(header, reference)))
    where = CHARITY, CABINET, HeldCabinet(4, keys), PAGE
    case = {
        "symmetric": keys.symmetric.bytes.hex(),
        "charity": str(CHARITY),
        "cabinet": str(CABINET),
        "epoch": 4,
        "page": str(PAGE),
        "lines": seal_lines(*where, listed).hex(),
        "terms": seal_terms(*where, listed).hex(),
        "files": [
            {
                "file": str(one.file),
                "line": one.text,
                "facts": one.facts,
                "terms": sorted(map(list, one.terms)),
            }
            for one in listed
        ],
    }
    PATH.write_text(json.dumps([case], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if not PATH.exists():
        main()
