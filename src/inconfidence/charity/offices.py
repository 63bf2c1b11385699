"""What the offices of a charity have in common."""

# Who supports people: their home page has a place for them even while there are none.
SUPPORTING = frozenset({"listener", "counsellor", "coordinator"})
