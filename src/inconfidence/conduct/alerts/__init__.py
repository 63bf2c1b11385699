"""Whistle-blowing: a wrong that should come to light, told to the trustees without a name (cwc/whistleblowing).

Nothing that is kept says who reported it: no line of the ledger, no column, no draft, and days in the place of times.
What cannot be helped stands in docs/threat-model.md.
"""
