"""`python -m inconfidence.demo`: a practice copy, made anew in `INCONFIDENCE_DATA`."""

from __future__ import annotations

import argparse
import os
import sys

from inconfidence.codex import bundled_ids
from inconfidence.kernel.errors import InConfidenceError


def main() -> int:
    """Builds it and prints who can sign in. 2 where it may not be built here."""
    parser = argparse.ArgumentParser(prog="python -m inconfidence.demo", description=__doc__)
    parser.add_argument("--code", default="csf-2024", choices=bundled_ids(), help="which code it keeps")
    parser.add_argument("--seed", type=int, default=1, help="the same number, the same people and days")
    args = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inconfidence.site.settings")
    os.umask(0o077)
    try:
        import django

        django.setup()
        from inconfidence.demo.building import build, welcome

        print(welcome(build(code=args.code, seed=args.seed), args.code))
    except InConfidenceError as wrong:
        print(f"inconfidence.demo: {wrong}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
